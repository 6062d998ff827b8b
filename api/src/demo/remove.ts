import { type Kysely, sql } from 'kysely'
import { inTransaction } from '../database/bulk.ts'
import { togetherTables } from '../database/together-tables.ts'
import type { Tables } from '../database/tables.ts'
import type { EngineControl } from '../services.ts'
import { givenPeople } from '../people/index.ts'
import { personIn } from './people.ts'
import { shopUserIds } from './shop.ts'
import { shopContents, shopJourneys, shopPeople, shopSegmentIds, sourceName } from './whole.ts'

export interface RemoveServices {
  readonly db: Kysely<Tables>
  readonly engine: Pick<EngineControl, 'paused'>
}

/** Takes the shop out of a workspace, with everything that happened to its people; what others did stays. */
export const removeShop = async ({ db, engine }: RemoveServices, workspace: string): Promise<void> => {
  await inTransaction(db, async (tx) => {
    await deletePeople(tx, workspace)
    await deleteJourneys(tx, workspace)
    await tx.deleteFrom('received').where('workspace', '=', workspace).where('source', '=', sourceName).execute()
    await recountEvents(tx, workspace)
  })
  // Has it forget the journeys that are gone.
  for (const journey of shopJourneys) await engine.paused(workspace, journey)
}

/** Tables in which a row belongs to one journey. Messages to others than the shop's people stay: they went out. */
const journeyTables = [
  ...(['draft', 'version', 'schedule', 'followed', 'fan_out', 'counter', 'enrollment', 'outbox', 'history'] as const),
  ...(['refusal', 'holdout', 'door'] as const),
  ...togetherTables,
]

const deleteJourneys = async (tx: Kysely<Tables>, workspace: string): Promise<void> => {
  for (const table of journeyTables) {
    await tx.deleteFrom(table).where('workspace', '=', workspace).where('journey', 'in', shopJourneys).execute()
  }
  await tx.deleteFrom('journey').where('workspace', '=', workspace).where('id', 'in', shopJourneys).execute()
  await tx.deleteFrom('content').where('workspace', '=', workspace).where('id', 'in', shopContents).execute()
  await tx.deleteFrom('segment').where('workspace', '=', workspace).where('id', 'in', shopSegmentIds).execute()
  await tx.deleteFrom('membership').where('workspace', '=', workspace).where('segment', 'in', shopSegmentIds).execute()
}

/** Tables in which a row belongs to one person. */
const personTables = [
  ...(['contact_point', 'consent', 'consent_entry', 'event', 'inbox', 'membership', 'person_change'] as const),
  ...(['enrollment', 'outbox', 'history', 'delivery', 'refusal', 'holdout', 'door'] as const),
]

const deletePeople = async (tx: Kysely<Tables>, workspace: string): Promise<void> => {
  const ids = shopUserIds(shopPeople).map((userId) => personIn(workspace, userId))
  const these = givenPeople(tx, workspace, ids)
  for (const table of personTables) {
    await sql`delete from ${sql.table(table)} where workspace = ${workspace}
      and (bucket, person) in (select bucket, person from ${these} as these)`.execute(tx)
  }
  await sql`delete from identity where workspace = ${workspace}
    and person in (select person from ${these} as these)`.execute(tx)
  await sql`delete from person where workspace = ${workspace}
    and (bucket, id) in (select bucket, person from ${these} as these)`.execute(tx)
}

/** The catalogue counts what is still there; names that nobody ever sent go. */
const recountEvents = async (tx: Kysely<Tables>, workspace: string): Promise<void> => {
  const counted = await tx
    .selectFrom('event')
    .select((row) => ['name', row.fn.countAll<number>().as('n')])
    .where('workspace', '=', workspace)
    .groupBy('name')
    .execute()
  await tx.updateTable('catalogue_event').set({ count: 0 }).where('workspace', '=', workspace).execute()
  for (const { name, n } of counted) {
    await tx
      .updateTable('catalogue_event')
      .set({ count: Number(n) })
      .where('workspace', '=', workspace)
      .where('name', '=', name)
      .execute()
  }
  await tx.deleteFrom('catalogue_event').where('workspace', '=', workspace).where('count', '=', 0).execute()
  const person = await tx
    .selectFrom('person')
    .select('id')
    .where('workspace', '=', workspace)
    .limit(1)
    .executeTakeFirst()
  if (person === undefined) await tx.deleteFrom('catalogue_attribute').where('workspace', '=', workspace).execute()
}
