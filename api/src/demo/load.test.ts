import { noFacts } from '@trailwright/shared/condition/facts.ts'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMessaging } from '../content/index.ts'
import type { Database } from '../database/connection.ts'
import { masterKey } from '../database/master-key.ts'
import { secretStore } from '../database/secret-store.ts'
import type { Tables } from '../database/tables.ts'
import { notingEngine } from '../http/testing.ts'
import { dialects, openStore, type Store } from '../ingest/testing.ts'
import { readFacts } from '../people/facts.ts'
import { personIdOf } from '../people/identity.ts'
import { readTimeline } from '../people/timeline.ts'
import { listPeople } from '../people/rows.ts'
import { createDemoShop } from './index.ts'

describe.each(dialects)('the demo shop on %s', (dialect) => {
  let store: Store
  let workspace: string
  let database: Database
  beforeAll(async () => {
    store = await openStore(dialect)
    ;({ database } = store)
    workspace = await store.workspace()
  })
  afterAll(() => store.close())

  const tables = [
    ...(['person', 'identity', 'contact_point', 'consent', 'consent_entry', 'event', 'inbox', 'received'] as const),
    ...(['catalogue_event', 'segment', 'content', 'journey', 'draft', 'version', 'enrollment', 'history'] as const),
    ...(['outbox', 'delivery', 'counter', 'membership', 'refusal', 'door', 'schedule'] as const),
  ]
  const count = async (table: keyof Tables): Promise<number> => {
    const { rows } = await sql<{
      n: number
    }>`select count(*) as n from ${sql.table(table)} where workspace = ${workspace}`.execute(store.db)
    return Number(rows[0]?.n)
  }

  test('fills a workspace, and goes as a whole, without touching anybody else', async () => {
    await store.send(workspace, [
      { type: 'identify', userId: 'real', traits: { email: 'real@example.org' } },
      { type: 'track', userId: 'real', event: 'Order Completed', properties: { total: 5 } },
    ])
    const before = await Promise.all(tables.map(count))
    const master = masterKey(Buffer.alloc(32, 7))
    const { messages } = createMessaging({
      database,
      secrets: secretStore(store.db, store.clock, master),
      master,
      privateHosts: [],
      publicUrl: () => 'http://localhost:4000',
    })
    const engine = notingEngine()
    const shop = createDemoShop({ database, clock: store.clock, log: pino({ level: 'silent' }), engine, messages })

    expect(await shop.load(workspace, 'zh-CN')).toBe(2000)
    expect(await count('person')).toBe(2001)
    expect(await count('event')).toBeGreaterThan(30_000)
    const page = await listPeople(store.db, workspace, { search: 'demo-0007' }, 'owner')
    expect(page.items).toHaveLength(1)
    const id = personIdOf(workspace, { kind: 'userId', value: 'demo-0007' })
    const needs = { ...noFacts, reach: true, events: { 'Product Viewed': { sinceMs: null } } }
    const facts = (await readFacts(store.db, workspace, [id], needs)).get(id)
    expect(facts?.person.attributes).toHaveProperty('tier')
    expect(facts?.contactPoints.map(({ channel }) => channel)).toContain('email')
    expect(facts?.events['Product Viewed']?.length).toBeGreaterThan(0)

    const { rows: sums } = await sql<{ journey: string; entered: number; inside: number; ended: number }>`
      select journey, count(*) as entered, sum(case when status = 'active' then 1 else 0 end) as inside,
        sum(case when status = 'ended' then 1 else 0 end) as ended
      from enrollment where workspace = ${workspace} group by journey order by journey`.execute(store.db)
    expect(sums.map(({ journey }) => journey)).toEqual([
      'demo-abandoned-cart',
      'demo-review-request',
      'demo-welcome-series',
    ])
    for (const { entered, inside, ended } of sums) {
      expect(Number(inside)).toBeGreaterThan(3)
      expect(Number(ended)).toBeGreaterThan(3)
      expect(Number(entered)).toBe(Number(inside) + Number(ended))
    }
    const reasons = await store.db
      .selectFrom('enrollment')
      .select('reason')
      .distinct()
      .where('workspace', '=', workspace)
      .where('journey', '=', 'demo-abandoned-cart')
      .where('status', '=', 'ended')
      .execute()
    expect(reasons.map(({ reason }) => reason)).toContain('自行下单')
    const counted = await store.db
      .selectFrom('counter')
      .select((row) => ['journey', row.fn.sum<number>('n').as('n')])
      .where('workspace', '=', workspace)
      .where('what', '=', 'entered')
      .groupBy('journey')
      .orderBy('journey')
      .execute()
    expect(counted.map(({ n }) => Number(n))).toEqual(sums.map(({ entered }) => Number(entered)))
    expect(await count('delivery')).toBeGreaterThan(20)
    expect(engine.told).toEqual([
      'published demo-abandoned-cart',
      'published demo-welcome-series',
      'published demo-review-request',
      'nudge',
    ])
    const someone = await store.db
      .selectFrom('delivery')
      .select('person')
      .where('workspace', '=', workspace)
      .where('status', '=', 'outbox')
      .executeTakeFirstOrThrow()
    const timeline = await readTimeline(
      store.db,
      workspace,
      someone.person ?? '',
      { limit: 200 },
      { language: 'en', isMasked: false },
    )
    const happened = new Set(timeline.items.map(({ kind }) => kind))
    for (const kind of ['event', 'message', 'journey', 'step'] as const) expect(happened).toContain(kind)

    await shop.remove(workspace)
    expect(await Promise.all(tables.map(count))).toEqual(before)
    const orders = await store.db
      .selectFrom('catalogue_event')
      .select(['name', 'count'])
      .where('workspace', '=', workspace)
      .execute()
    expect(orders).toEqual([{ name: 'Order Completed', count: 1 }])
  })
})
