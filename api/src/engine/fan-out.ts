/**
 * A door opens on many people at once: a schedule's audience, or those already in a segment when a journey is published.
 *
 *   what opens it ──one row──► fan_out ──a page of people a transaction──► inbox: a row each ──► the door decides
 *
 * How far it got stands in the row, written in the same transaction as the page: it goes on after a crash, and lets nobody
 * in twice. Pages wait while much waits in the inbox: whoever does something meanwhile is not behind the whole audience.
 */
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { type ExpressionBuilder, type Kysely, type RawBuilder, type Selectable, sql, type Transaction } from 'kysely'
import { insertRows, inTransaction, replacing } from '../database/bulk.ts'
import type { FanOutTable, Tables } from '../database/tables.ts'
import type { EngineServices } from './services.ts'
import { bucketCount } from './places.ts'

export const peopleAtOnce = 1000
/** Between two turns of everything else: on PostgreSQL a page is of one bucket, which holds few. */
const pagesAtOnce = 20
/** So many rows of the inbox count as much. */
const longInbox = 5000

type FanOut = Selectable<FanOutTable>

/** Puts it down; the same one again starts over, and those whom it let in already do not enter twice. */
export const startFanOut = async (tx: Transaction<Tables>, fanOut: Omit<FanOut, 'bucket' | 'after'>): Promise<void> => {
  const row = { ...fanOut, bucket: -1, after: '' }
  const keys = ['workspace', 'journey', 'node', 'stimulus']
  await insertRows(tx, 'fan_out', [row], replacing(keys, Object.keys(row)))
}

export const isFanningOut = async ({ db }: EngineServices): Promise<boolean> =>
  (await db.selectFrom('fan_out').select('node').limit(1).executeTakeFirst()) !== undefined

/** The next pages of the one that began first; how many people it looked at, and at least 1 when there was one. */
export const runFanOuts = async (services: EngineServices): Promise<number> => {
  const { db } = services
  const next = await db.selectFrom('fan_out').selectAll().orderBy('started_at').limit(1).executeTakeFirst()
  if (next === undefined || (await isInboxLong(services))) return 0
  let people = 0
  for (let page = 0; page < pagesAtOnce && people < peopleAtOnce; page += 1) {
    const looked = await inTransaction(db, (tx) => openPage(services, tx, next))
    if (looked === 0) break
    people += looked
  }
  return Math.max(1, people)
}

const isInboxLong = async ({ db, places }: EngineServices): Promise<boolean> => {
  const { rows } = await sql`select 1 from inbox where ${places.inAnyBucket()} and kind <> 'set-aside'
    limit 1 offset ${longInbox}`.execute(db)
  return rows.length > 0
}

const ofFanOut = (tx: Transaction<Tables>, { workspace, journey, node, stimulus }: FanOut) => {
  const isThis = (is: ExpressionBuilder<Tables, 'fan_out'>) => is.and({ workspace, journey, node, stimulus })
  return {
    read: tx.selectFrom('fan_out').selectAll().where(isThis),
    write: tx.updateTable('fan_out').where(isThis),
    remove: tx.deleteFrom('fan_out').where(isThis),
  }
}

/** Returns how many people it looked at; 0 when there is nobody left. */
const openPage = async (services: EngineServices, tx: Transaction<Tables>, named: FanOut): Promise<number> => {
  const row = ofFanOut(tx, named)
  const fanOut = await row.read.executeTakeFirst()
  if (fanOut === undefined) return 0
  const people = await nextPeople(services, tx, fanOut)
  const last = people.at(-1)
  if (last === undefined) {
    await row.remove.execute()
    return 0
  }
  await row.write.set({ bucket: last.bucket, after: last.id }).execute()
  const { workspace, journey, node, stimulus, zones } = fanOut
  const only: readonly (string | null)[] | null = zones === null ? null : JSON.parse(zones)
  await insertRows(
    tx,
    'inbox',
    people
      .filter(({ zone }) => only === null || only.includes(zone))
      .map(({ id }) => ({
        bucket: bucketOf(workspace, id),
        workspace,
        person: id,
        seq: services.clock.sequence(),
        at: services.clock.now(),
        kind: 'door',
        body: JSON.stringify({ journey, node, stimulus, event: null }),
      })),
  )
  return people.length
}

interface Person {
  readonly bucket: number
  readonly id: string
  readonly zone: string | null
}

/** On PostgreSQL those of one bucket: a transaction touches no other. */
const nextPeople = async (
  { places }: EngineServices,
  tx: Transaction<Tables>,
  fanOut: FanOut,
): Promise<readonly Person[]> => {
  const { bucket, after } = fanOut
  if (!places.apart) return readPeople(tx, fanOut, (at, id) => sql`(${at}, ${id}) > (${bucket}, ${after})`)
  if (bucket >= 0) {
    const here = await readPeople(tx, fanOut, (at, id) => sql`${at} = ${bucket} and ${id} > ${after}`)
    if (here.length > 0) return here
  }
  return inNextBucket(tx, fanOut)
}

const inNextBucket = async (tx: Transaction<Tables>, fanOut: FanOut): Promise<readonly Person[]> => {
  const later = Array.from({ length: bucketCount - fanOut.bucket - 1 }, (_, index) => fanOut.bucket + 1 + index)
  const { workspace, segment } = fanOut
  const { rows } =
    segment === null
      ? await sql<{ bucket: number }>`select bucket from person where workspace = ${workspace} and merged_into is null
          and bucket = any(${later}::int[]) order by bucket limit 1`.execute(tx)
      : await sql<{ bucket: number }>`select bucket from membership where workspace = ${workspace}
          and segment = ${segment} and member = 1 and bucket = any(${later}::int[]) order by bucket limit 1`.execute(tx)
  const [next] = rows
  if (next === undefined) return []
  const here = await readPeople(tx, fanOut, (at) => sql`${at} = ${next.bucket}`)
  // Members who were merged away since leave a bucket empty.
  return here.length > 0 ? here : inNextBucket(tx, { ...fanOut, bucket: next.bucket })
}

const readPeople = async (
  tx: Kysely<Tables>,
  { workspace, segment }: FanOut,
  where: (bucket: RawBuilder<unknown>, id: RawBuilder<unknown>) => RawBuilder<unknown>,
): Promise<readonly Person[]> => {
  const { rows } =
    segment === null
      ? await sql<Person>`select bucket, id, zone from person
          where workspace = ${workspace} and merged_into is null and ${where(sql`bucket`, sql`id`)}
          order by bucket, id limit ${peopleAtOnce}`.execute(tx)
      : await sql<Person>`select m.bucket, m.person as id, p.zone from membership as m cross join person as p
          where m.workspace = ${workspace} and m.segment = ${segment} and m.member = 1
            and ${where(sql`m.bucket`, sql`m.person`)}
            and p.bucket = m.bucket and p.workspace = m.workspace and p.id = m.person and p.merged_into is null
          order by m.bucket, m.person limit ${peopleAtOnce}`.execute(tx)
  return rows
}
