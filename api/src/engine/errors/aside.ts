/** What came in for somebody and could not be taken in: it stands in the inbox under its own kind. */
import { hashId } from '@trailwright/shared/hash/hash.ts'
import type { Kysely, Selectable, Transaction } from 'kysely'
import type { InboxTable, Tables } from '../../database/tables.ts'
import { setAside } from '../inbox.ts'

export interface Aside {
  readonly group: string
  readonly row: Selectable<InboxTable>
  readonly kind: string
  readonly body: string
  readonly problem: string
}

const most = 5000

export const readAside = async (db: Kysely<Tables>, workspace: string): Promise<readonly Aside[]> => {
  const rows = await db
    .selectFrom('inbox')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('kind', '=', setAside)
    .orderBy('seq')
    .limit(most)
    .execute()
  return rows.map((row) => {
    const { kind, body, problem } = JSON.parse(row.body) as { kind: string; body: string; problem: string }
    return { group: hashId(workspace, setAside, kind, problem), row, kind, body, problem }
  })
}

/** Back into the inbox as it came, or gone. */
export const settleAside = async (tx: Transaction<Tables>, { row, kind, body }: Aside, then: 'retry' | 'leave') => {
  const place = [row.bucket, row.workspace, row.person, row.seq] as const
  if (then === 'retry')
    await tx
      .updateTable('inbox')
      .set({ kind, body })
      .where('bucket', '=', place[0])
      .where('workspace', '=', place[1])
      .where('person', '=', place[2])
      .where('seq', '=', place[3])
      .execute()
  else
    await tx
      .deleteFrom('inbox')
      .where('bucket', '=', place[0])
      .where('workspace', '=', place[1])
      .where('person', '=', place[2])
      .where('seq', '=', place[3])
      .execute()
}
