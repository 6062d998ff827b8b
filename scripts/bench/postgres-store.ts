import { insertRows } from '../../api/src/database/bulk.ts'
import type { Database } from '../../api/src/database/connection.ts'
import { migrate } from '../../api/src/database/migrate.ts'
import type { EnrollmentTable, PersonTable } from '../../api/src/database/tables.ts'
import { createEngine, createHandlers } from '../../api/src/engine/index.ts'
import { createSegments } from '../../api/src/segments/index.ts'
import { virtualClock } from '../../api/src/virtual-clock.ts'
import { bucketOf } from '../../shared/src/hash/hash.ts'
import { journey, messagesTaken, start, workspace, writeShop } from './engine-store.ts'

const atOnce = 2000

/** Fills a store of either database with so many people who rest at `w1`: the first by the engine, the others as copies. */
export const fillStore = async (database: Database, people: number): Promise<void> => {
  const { db } = database
  await migrate(db, database.dialect)
  const clock = virtualClock(start)
  await writeShop(db, start)
  const engine = createEngine({
    database,
    clock,
    log: { error: () => {} },
    segments: createSegments(db),
    handlers: createHandlers(
      messagesTaken(() => {}),
      {
        egress: { request: () => Promise.reject(new Error('nobody asks')) },
        secret: async () => null,
        now: clock.now,
      },
    ),
  })
  await engine.published(workspace, journey.id)
  const ids = Array.from({ length: people }, () => clock.id())
  const [first = '', ...others] = ids
  const persons = ids.map((id): PersonTable => ({
    bucket: bucketOf(workspace, id),
    workspace,
    id,
    created_at: start,
    updated_at: start,
    last_seen_at: null,
    zone: null,
    zone_raw: null,
    language: 'en',
    attributes: '{"name":"Anna Beispiel","city":"Berlin","points":120}',
    folded: '{"name":"anna beispiel","city":"berlin","points":120}',
    tags: '[]',
    identities: '[]',
    search: '',
    rev: 1,
    merged_into: null,
  }))
  for (let from = 0; from < persons.length; from += atOnce)
    await insertRows(db, 'person', persons.slice(from, from + atOnce))
  const event = { id: 'e1', name: 'signup', at: start, seq: clock.sequence(), properties: { plan: 'plus' } }
  await db
    .insertInto('inbox')
    .values({
      bucket: bucketOf(workspace, first),
      workspace,
      person: first,
      seq: event.seq,
      at: start,
      kind: 'event',
      body: JSON.stringify(event),
    })
    .execute()
  await engine.settle()
  const entered = await db.selectFrom('enrollment').selectAll().executeTakeFirstOrThrow()
  const copies = others.map((id): EnrollmentTable => {
    const own = clock.id()
    const state = entered.state.replaceAll(entered.id, own).replaceAll(first, id)
    return { ...entered, bucket: bucketOf(workspace, id), id: own, person: id, state }
  })
  for (let from = 0; from < copies.length; from += atOnce)
    await insertRows(db, 'enrollment', copies.slice(from, from + atOnce))
}
