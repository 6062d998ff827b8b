import { type Kysely, sql } from 'kysely'
import { insertRows, replacing } from '../database/bulk.ts'
import type { Tables } from '../database/tables.ts'

const rowsAtOnce = 2000

const copied = [
  ...(['content', 'journey', 'draft', 'version', 'schedule', 'followed', 'enrollment', 'history', 'outbox'] as const),
  ...(['delivery', 'address_claim', 'counter', 'refusal', 'holdout', 'door'] as const),
]

const copyTable = async <Table extends keyof Tables & string>(
  from: Kysely<Tables>,
  to: Kysely<Tables>,
  workspace: string,
  table: Table,
): Promise<void> => {
  const { rows } = await sql<Tables[Table]>`select * from ${sql.table(table)} where workspace = ${workspace}`.execute(
    from,
  )
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    await insertRows(to, table, rows.slice(start, start + rowsAtOnce))
  }
}

/**
 * Copies journeys, with everybody in them and what happened to them, from one database into another; people whom a step
 * changed are changed there, too.
 */
export const copyJourneys = async (from: Kysely<Tables>, to: Kysely<Tables>, workspace: string): Promise<void> => {
  for (const table of copied) await copyTable(from, to, workspace, table)
  const changed = await from
    .selectFrom('person')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('rev', '>', 1)
    .execute()
  const [first] = changed
  if (first === undefined) return
  await insertRows(to, 'person', changed, replacing(['bucket', 'workspace', 'id'], Object.keys(first)))
}
