import type { Kysely } from 'kysely'
import { inTransaction } from '../database/bulk.ts'
import type { Tables } from '../database/tables.ts'
import { readDefinitions } from './definitions.ts'
import { evaluateFor } from './evaluate.ts'
import { pagesOfPeople } from './pages-of-people.ts'
import type { MembershipChange } from './segments.ts'

const peopleAtOnce = 500

/**
 * One segment for everybody, by the difference: whoever was in and still is notices nothing. Chunks of a transaction
 * each; running it again does no harm.
 */
export const recompute = async (
  db: Kysely<Tables>,
  workspace: string,
  segment: string,
  at: number,
  tell: (tx: Kysely<Tables>, changes: readonly MembershipChange[]) => Promise<void>,
): Promise<void> => {
  for await (const people of pagesOfPeople(db, workspace, peopleAtOnce)) {
    await inTransaction(db, async (tx) => {
      const all = await readDefinitions(tx, workspace)
      const wanted = all.filter(
        (definition) => definition.id === segment || definition.touches.segments.includes(segment),
      )
      await tell(tx, await evaluateFor(tx, workspace, wanted, people, at))
    })
  }
}
