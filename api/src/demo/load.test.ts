import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Tables } from '../database/tables.ts'
import { dialects, openStore, type Store } from '../ingest/testing.ts'
import { noFacts } from '@trailwright/shared/condition/facts.ts'
import { readFacts } from '../people/facts.ts'
import { personIdOf } from '../people/identity.ts'
import { listPeople } from '../people/rows.ts'
import { loadShop, removeShop } from './load.ts'

describe.each(dialects)('the demo shop on %s', (dialect) => {
  let store: Store
  let workspace: string
  beforeAll(async () => {
    store = await openStore(dialect)
    workspace = await store.workspace()
  })
  afterAll(() => store.close())

  const tables = [
    ...(['person', 'identity', 'contact_point', 'consent', 'consent_entry', 'event', 'inbox', 'received'] as const),
    ...(['catalogue_event', 'catalogue_attribute'] as const),
  ]
  const count = async (table: keyof Tables): Promise<number> => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)} where workspace = ${workspace}`.execute(
      store.db,
    )
    return Number(rows[0]?.n)
  }

  test('fills a workspace, and goes as a whole, without touching anybody else', async () => {
    await store.send(workspace, [
      { type: 'identify', userId: 'real', traits: { email: 'real@example.org' } },
      { type: 'track', userId: 'real', event: 'Order Completed', properties: { total: 5 } },
    ])
    const before = await Promise.all(tables.map(count))

    expect(await loadShop(store, workspace)).toBe(2000)
    expect(await count('person')).toBe(2001)
    expect(await count('event')).toBeGreaterThan(30_000)
    const page = await listPeople(store.db, workspace, { search: 'demo-0007' }, 'owner')
    expect(page.items).toHaveLength(1)
    const id = personIdOf(workspace, { kind: 'userId', value: 'demo-0007' })
    const needs = { ...noFacts, events: { 'Product Viewed': { sinceMs: null } } }
    const facts = (await readFacts(store.db, workspace, [id], needs)).get(id)
    expect(facts?.person.attributes).toHaveProperty('tier')
    expect(facts?.contactPoints.map(({ channel }) => channel)).toContain('email')
    expect(facts?.events['Product Viewed']?.length).toBeGreaterThan(0)

    await removeShop(store, workspace)
    const after = await Promise.all(tables.map(count))
    const attributes = tables.indexOf('catalogue_attribute')
    expect(after.toSpliced(attributes, 1)).toEqual(before.toSpliced(attributes, 1))
    const orders = await store.db
      .selectFrom('catalogue_event')
      .select(['name', 'count'])
      .where('workspace', '=', workspace)
      .execute()
    expect(orders).toEqual([{ name: 'Order Completed', count: 1 }])
  })
})
