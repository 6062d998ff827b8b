import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import { inTransaction } from '../database/bulk.ts'
import type { Tables } from '../database/tables.ts'
import { unmergePeople } from './merge.ts'
import { readWorkingSet, writeWorkingSet } from './working-set.ts'

/** Takes back that `other` was merged into `survivor`. False if it was not, or was taken back already. */
export const undoMerge = (
  db: Kysely<Tables>,
  clock: Pick<Clock, 'now' | 'sequence'>,
  workspace: string,
  survivor: string,
  other: string,
): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const record = await tx
      .selectFrom('person_change')
      .select('detail')
      .where('bucket', '=', bucketOf(workspace, survivor))
      .where('workspace', '=', workspace)
      .where('person', '=', survivor)
      .where('other', '=', other)
      .where('code', '=', 'merged')
      .orderBy('seq', 'desc')
      .executeTakeFirst()
    const people = (await readWorkingSet(tx, workspace, [], [survivor, other])).people
    const kept = people.get(survivor)
    if (record === undefined || kept === undefined || people.get(other)?.mergedInto !== survivor) return false
    const set = await readWorkingSet(tx, workspace, kept.identities, [survivor, other])
    const [one, two] = [set.people.get(survivor), set.people.get(other)]
    if (one === undefined || two === undefined) return false
    unmergePeople(set, one, two, record.detail, clock.now())
    await writeWorkingSet(tx, set, clock.now(), () => clock.sequence())
    return true
  })
