import { bucketCount } from '@trailwright/shared/hash/hash.ts'
import { DAY_MS, MINUTE_MS } from '@trailwright/shared/time/instant.ts'
import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Tables } from '../database/tables.ts'

/** Within this time a repeated message id is dropped. */
export const keptMs = 30 * DAY_MS
const bucketsAtOnce = 16

export interface Sweeper {
  /** Called whenever calls came in; does a small piece of the work at most once a minute, so that idle costs nothing. */
  tick(): Promise<void>
}

/** Forgets message ids that are older than 30 days. Calls in the inspector are forgotten as the workspace says (operations). */
export const createSweeper = (db: Kysely<Tables>, clock: Pick<Clock, 'now'>): Sweeper => {
  let next = 0
  let bucket = 0
  return {
    async tick() {
      const now = clock.now()
      if (now < next) return
      next = now + MINUTE_MS
      const from = bucket
      bucket = (bucket + bucketsAtOnce) % bucketCount
      await db
        .deleteFrom('message')
        .where('bucket', '>=', from)
        .where('bucket', '<', from + bucketsAtOnce)
        .where('received_at', '<', now - keptMs)
        .execute()
    },
  }
}
