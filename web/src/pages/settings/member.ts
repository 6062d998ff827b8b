import type { listMembers } from '@trailwright/shared/wire/settings.ts'
import type { ResponseOf } from '../../client/send.ts'

/** Somebody who works in this workspace. */
export type Member = ResponseOf<typeof listMembers>['members'][number]
