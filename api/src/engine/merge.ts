import { enrollmentSchema } from '@trailwright/shared/run/enrollment.ts'
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import type { Selectable, Transaction } from 'kysely'
import type { InboxTable, Tables } from '../database/tables.ts'
import type { EngineServices } from './services.ts'
import { jsonOf } from './set-aside.ts'
import { takeIn } from './take-in.ts'

/**
 * Two people became one: enrollments follow the survivor, once. Of two in the same journey with the same key the earlier
 * goes on and the other ends as "merged". Ids, seeds and effect keys stay, so no arm and no idempotency key changes.
 */
export const joinEnrollments = async (
  services: EngineServices,
  tx: Transaction<Tables>,
  row: Selectable<InboxTable>,
): Promise<void> => {
  const { loser, survivor } = JSON.parse(row.body) as { loser: string; survivor: string }
  const { workspace } = row
  const from = bucketOf(workspace, loser)
  const to = bucketOf(workspace, survivor)
  const mine = await tx
    .selectFrom('enrollment')
    .selectAll()
    .where('bucket', '=', from)
    .where('workspace', '=', workspace)
    .where('person', '=', loser)
    .execute()
  for (const enrollment of mine) {
    // What cannot be read is held where it stands and goes along, until somebody mends it.
    const read = enrollmentSchema.safeParse(jsonOf(enrollment.state))
    const state = read.success ? JSON.stringify({ ...read.data, person: survivor }) : enrollment.state
    await tx
      .updateTable('enrollment')
      .set({ bucket: to, person: survivor, state })
      .where('bucket', '=', from)
      .where('id', '=', enrollment.id)
      .execute()
    await tx
      .updateTable('history')
      .set({ bucket: to, person: survivor })
      .where('bucket', '=', from)
      .where('enrollment', '=', enrollment.id)
      .execute()
    await tx
      .updateTable('outbox')
      .set({ bucket: to, person: survivor })
      .where('bucket', '=', from)
      .where('enrollment', '=', enrollment.id)
      .execute()
  }
  await tx
    .updateTable('delivery')
    .set({ bucket: to, person: survivor })
    .where('bucket', '=', from)
    .where('workspace', '=', workspace)
    .where('person', '=', loser)
    .execute()
  await endTwins(services, tx, workspace, survivor)
}

const endTwins = async (
  services: EngineServices,
  tx: Transaction<Tables>,
  workspace: string,
  survivor: string,
): Promise<void> => {
  const active = await tx
    .selectFrom('enrollment')
    .select(['id', 'journey', 'key', 'entered_at'])
    .where('bucket', '=', bucketOf(workspace, survivor))
    .where('workspace', '=', workspace)
    .where('person', '=', survivor)
    .where('status', '!=', 'ended')
    .orderBy('entered_at')
    .orderBy('id')
    .execute()
  const keyOf = (row: { journey: string; key: string }): string => JSON.stringify([row.journey, row.key])
  const now = services.clock.now()
  const later = active.filter((row, index) => active.findIndex((other) => keyOf(other) === keyOf(row)) < index)
  if (later.length === 0) return
  const pending = later.map(
    (row) =>
      ({
        type: 'stimulus',
        at: now,
        enrollment: row.id,
        stimulus: { type: 'removed', at: now, reason: 'merged' },
      }) as const,
  )
  await takeIn(
    { tx, workspace, programs: services.programs, now, sequence: services.clock.sequence },
    new Map([[survivor, pending]]),
  )
}
