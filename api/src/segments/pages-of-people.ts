import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'

/** The ids of everybody in a workspace, `size` at a time. */
export async function* pagesOfPeople(
  db: Kysely<Tables>,
  workspace: string,
  size: number,
): AsyncGenerator<readonly string[]> {
  for (let after = ''; ;) {
    const people = await db
      .selectFrom('person')
      .select('id')
      .where('workspace', '=', workspace)
      .where('merged_into', 'is', null)
      .where('id', '>', after)
      .orderBy('id')
      .limit(size)
      .execute()
    const last = people.at(-1)
    if (last === undefined) return
    yield people.map(({ id }) => id)
    after = last.id
  }
}
