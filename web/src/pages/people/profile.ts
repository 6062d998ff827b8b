import type { getPerson } from '@trailwright/shared/wire/people.ts'
import type { ResponseOf } from '../../client/send.ts'

/** Everything about one person, as the api gives it. */
export type Profile = ResponseOf<typeof getPerson>
