import { noFacts } from '@trailwright/shared/condition/facts.ts'
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dialects, openStore, type Store } from '../ingest/testing.ts'
import { applyOps } from './apply-ops.ts'
import { readFacts } from './facts.ts'
import { personIdOf } from './identity.ts'

const day = 86_400_000

describe.each(dialects)('facts on %s', (dialect) => {
  let store: Store
  let workspace: string
  let anna: string
  let bo: string
  beforeAll(async () => {
    store = await openStore(dialect)
  })
  afterAll(() => store.close())
  beforeEach(async () => {
    workspace = await store.workspace()
    anna = personIdOf(workspace, { kind: 'userId', value: 'anna' })
    bo = personIdOf(workspace, { kind: 'userId', value: 'bo' })
    const now = store.clock.now()
    const bought = (userId: string, daysAgo: number, total: number) => ({
      type: 'track',
      userId,
      event: 'Order Completed',
      messageId: `${userId}-${daysAgo}-${total}`,
      timestamp: new Date(now - daysAgo * day).toISOString(),
      properties: { total },
    })
    await store.send(workspace, [
      {
        type: 'identify',
        userId: 'anna',
        traits: { email: 'anna@example.com', phone: '13800138000', zone: 'Europe/Paris', language: 'fr' },
        context: { consent: { categoryPreferences: { 'email.marketing': true } } },
        timestamp: new Date(now).toISOString(),
      },
      { type: 'identify', userId: 'bo', traits: { zone: 'Nowhere' }, timestamp: new Date(now).toISOString() },
      bought('anna', 1, 30),
      bought('anna', 40, 10),
      bought('anna', 1, 20),
      bought('bo', 2, 5),
    ])
  })

  const read = (people: readonly string[], needs: Partial<typeof noFacts>) =>
    readFacts(store.db, workspace, people, { ...noFacts, ...needs }, { zone: 'Asia/Shanghai', at: store.clock.now() })
  const key = (person: string) => ({ bucket: bucketOf(workspace, person), workspace, person })

  test('hold the profile, addresses and consents of everybody who exists', async () => {
    const facts = await read([anna, bo, 'nobody'], { reach: true })
    expect([...facts.keys()].toSorted()).toEqual([anna, bo].toSorted())
    const now = store.clock.now()
    expect(facts.get(anna)).toEqual({
      person: {
        id: anna,
        createdAt: now,
        zone: 'Europe/Paris',
        language: 'fr',
        attributes: {
          userId: 'anna',
          email: 'anna@example.com',
          phone: '+8613800138000',
          zone: 'Europe/Paris',
          language: 'fr',
        },
        tags: [],
      },
      zone: 'Asia/Shanghai',
      events: {},
      segments: {},
      contactPoints: [
        { channel: 'sms', address: '+8613800138000', suppressed: null },
        { channel: 'email', address: 'anna@example.com', suppressed: null },
      ],
      consents: [{ channel: 'email', category: 'marketing', state: 'granted', at: now, source: 'server' }],
      contacts: [],
      passages: [],
    })
    expect(facts.get(bo)?.person).toMatchObject({ zone: null, language: null })
  })

  test('hold the events that were asked for, oldest first, as far back as was asked', async () => {
    const totals = async (sinceMs: number | null) => {
      const facts = await read([anna, bo], { events: { 'Order Completed': { sinceMs }, Nothing: { sinceMs: null } } })
      return [anna, bo].map((person) => {
        const events = facts.get(person)?.events
        expect(events?.['Nothing']).toEqual([])
        const orders = events?.['Order Completed']
        return orders === 'unknown' ? [] : orders?.map(({ properties }) => properties['total'])
      })
    }
    expect(await totals(null)).toEqual([[10, 30, 20], [5]])
    expect(await totals(day)).toEqual([[30, 20], []])
  })

  test('tell members of a segment, and that a segment is not there', async () => {
    await store.db
      .insertInto('segment')
      .values({ workspace, id: 'vip', name: 'VIP', condition: '{"all":[]}', rev: 1, updated_at: 0, updated_by: '' })
      .execute()
    await store.db
      .insertInto('membership')
      .values([
        { ...key(anna), segment: 'vip', member: 1, since: 0, wake: null },
        { ...key(bo), segment: 'vip', member: 0, since: 0, wake: 5 },
      ])
      .execute()
    const facts = await read([anna, bo], { segments: ['vip', 'gone'] })
    expect(facts.get(anna)?.segments).toEqual({ vip: true, gone: 'unknown' })
    expect(facts.get(bo)?.segments).toEqual({ vip: false, gone: 'unknown' })
  })

  test('count messages that went out or may have, and those of others to the same address', async () => {
    const delivery = (id: string, status: string, at: number) => ({
      ...key(anna),
      id,
      journey: 'j',
      version: 1,
      node: 'n',
      content: 'c',
      channel: 'email',
      category: 'marketing',
      topic: 'marketing',
      address: 'anna@example.com',
      status,
      reason: null,
      detail: '{}',
      evidence: '[]',
      subject: '',
      rendered: null,
      headers: '{}',
      at,
      counts_to_cap: 1,
      test: 0,
    })
    await store.db
      .insertInto('delivery')
      .values([delivery('d1', 'sent', 1), delivery('d2', 'skipped', 2), delivery('d3', 'pending', 3)])
      .execute()
    const claim = (address: string, content: string, claimKey: string, at: number) => ({
      bucket: bucketOf(workspace, `email:${address}`),
      workspace,
      channel: 'email',
      address,
      content,
      key: claimKey,
      at,
    })
    await store.db
      .insertInto('address_claim')
      .values([
        claim('anna@example.com', 'c', 'd1', 1),
        claim('anna@example.com', 'other', 'of-somebody-else', 4),
        claim('bo@example.com', 'c', 'd9', 1),
      ])
      .execute()
    const facts = await read([anna, bo], { contacts: true })
    const contacts = facts.get(anna)?.contacts
    expect(contacts).toMatchObject([
      { key: 'd1', journey: 'j', countsToCap: true },
      { key: 'd3', countsToCap: true },
      { key: 'of-somebody-else', content: 'other', countsToCap: false },
    ])
    expect(facts.get(bo)?.contacts).toEqual([])
  })

  test('tell the passages through journeys', async () => {
    const enrollment = {
      ...key(anna),
      id: `e1-${workspace}`,
      journey: 'j',
      version: 1,
      key: anna,
      node: 'n',
      status: 'active',
      due_at: null,
      rev: 1,
      state: '{}',
      entered_at: 5,
      arrived_at: 5,
      ended_at: null,
      reason: null,
    }
    await store.db.insertInto('enrollment').values(enrollment).execute()
    const facts = await read([anna, bo], { passages: true })
    expect(facts.get(anna)?.passages).toEqual([
      { journey: 'j', key: anna, enteredAt: 5, endedAt: null, status: 'active' },
    ])
    expect(facts.get(bo)?.passages).toEqual([])
  })

  test('after operations of a step: attributes, tags, addresses and folded text', async () => {
    const now = store.clock.now()
    const ops = [
      { op: 'set', attribute: 'email', value: 'Anna@New.example' },
      { op: 'set', attribute: 'level', value: 'Gold' },
      { op: 'increment', attribute: 'points', by: 5 },
      { op: 'unset', attribute: 'language' },
      { op: 'tag', tag: 'vip' },
    ] as const
    await store.db.transaction().execute((tx) => applyOps(tx, workspace, anna, ops, now))
    const after = (await read([anna], { reach: true })).get(anna)
    expect(after?.person).toMatchObject({ tags: ['vip'], attributes: { email: 'anna@new.example', points: 5 } })
    expect(after?.person.attributes).not.toHaveProperty('language')
    expect(after?.contactPoints).toContainEqual({ channel: 'email', address: 'anna@new.example', suppressed: null })
    const row = await store.db
      .selectFrom('person')
      .select('folded')
      .where('workspace', '=', workspace)
      .where('id', '=', anna)
      .executeTakeFirstOrThrow()
    expect(JSON.parse(row.folded)).toMatchObject({ level: 'gold' })
    await store.db.transaction().execute((tx) => applyOps(tx, workspace, 'nobody', [{ op: 'tag', tag: 'x' }], now))
  })
})
