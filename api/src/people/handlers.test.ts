import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { getFacts, getPerson, getTimeline, listPeople } from '@trailwright/shared/wire/people.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { postgresForTests } from '../database/testing/postgres.ts'
import { testApp, type TestApp } from '../http/testing.ts'
import { ingest } from '../ingest/ingest.ts'
import { dialects } from '../ingest/testing.ts'
import { personIdOf } from './identity.ts'
import { people } from './index.ts'

describe.each(dialects)('people on %s', (dialect) => {
  let t: TestApp
  let close = async (): Promise<void> => {}
  let lin: string
  beforeAll(async () => {
    const server = dialect === 'postgres' ? await postgresForTests() : null
    t = await testApp({ features: [people], ...(server === null ? {} : { postgresUrl: server.url }) })
    close = async () => {
      await t.close()
      await server?.close()
    }
    // Whoever signs in keeps the id of the visit before.
    lin = personIdOf(t.workspace, { kind: 'anonymousId', value: 'a1' })
    const send = async (...calls: object[]): Promise<void> => {
      const timed = calls.map((call) => ({ timestamp: t.clock.now(), ...call }))
      const source = { kind: 'server', name: 'Shop', sentAt: null } as const
      await ingest({ db: t.database.db, clock: t.clock }, t.workspace, timed, source)
      await t.clock.moveBy(60_000)
    }
    for (let index = 0; index < 5; index += 1) {
      await send({ type: 'identify', userId: `p${index}`, traits: { name: `Person ${index}`, city: '100%_real' } })
    }
    await send({ type: 'track', event: 'Product Viewed', anonymousId: 'a1', properties: { product: 'cup' } })
    await send({
      type: 'identify',
      userId: 'lin',
      anonymousId: 'a1',
      traits: {
        firstName: '晓雯',
        lastName: '林',
        email: 'Lin@Example.com',
        phone: '138 0013 8000',
        city: '杭州',
        zone: 'Mars/Olympus',
        language: 'zh-CN',
      },
      context: { consent: { categoryPreferences: { 'email.marketing': true } } },
    })
    await send({
      type: 'track',
      event: 'Order Completed',
      userId: 'lin',
      properties: { total: 260, contact: 'lin@example.com' },
    })
    await t.database.db
      .insertInto('delivery')
      .values({
        bucket: bucketOf(t.workspace, lin),
        workspace: t.workspace,
        id: 'd1',
        person: lin,
        journey: null,
        version: null,
        node: null,
        content: 'c',
        channel: 'email',
        category: 'marketing',
        topic: 'marketing',
        address: 'lin@example.com',
        status: 'skipped',
        reason: 'capped',
        detail: '{}',
        evidence: '[{"rule":"cap"}]',
        subject: '',
        rendered: null,
        headers: '{}',
        at: t.clock.now(),
        counts_to_cap: 1,
        test: 0,
      })
      .execute()
  })
  afterAll(() => close())

  test('come in pages, the latest first', async () => {
    const names: string[] = []
    let cursor: string | undefined
    do {
      const page = await t.as.editor.call(listPeople, {
        query: { limit: 2, ...(cursor === undefined ? {} : { cursor }) },
      })
      expect(page.total).toBe(cursor === undefined ? 6 : null)
      names.push(...page.items.map(({ name }) => name))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(names).toEqual(['林晓雯', 'Person 4', 'Person 3', 'Person 2', 'Person 1', 'Person 0'])
  })

  test.each([
    ['林晓', ['林晓雯']],
    ['LIN@example', ['林晓雯']],
    ['138 0013', ['林晓雯']],
    ['person 3', ['Person 3']],
    ['p1', ['Person 1']],
    ['%', []],
    ["' or 1=1", []],
  ])('are found by %s', async (search, expected) => {
    const { items } = await t.as.editor.call(listPeople, { query: { search } })
    expect(items.map(({ name }) => name)).toEqual(expected)
  })

  test('are listed by segment', async () => {
    await t.database.db
      .insertInto('membership')
      .values({
        bucket: bucketOf(t.workspace, lin),
        workspace: t.workspace,
        person: lin,
        segment: 'vip',
        member: 1,
        since: 1,
        wake: null,
      })
      .execute()
    const { items, total } = await t.as.editor.call(listPeople, { query: { segment: 'vip' } })
    expect(items.map(({ id }) => id)).toEqual([lin])
    expect(total).toBe(1)
  })

  test('have a page: who they are, and which zone holds', async () => {
    const page = await t.as.editor.call(getPerson, { params: { person: lin } })
    expect(page).toMatchObject({
      person: { name: '林晓雯', email: 'lin@example.com', phone: '+8613800138000', city: '杭州' },
      language: 'zh-CN',
      zone: { raw: 'Mars/Olympus', used: 'Asia/Shanghai', fellBack: true },
      consents: [{ channel: 'email', category: 'marketing', state: 'granted' }],
      thisWeek: [
        { channel: 'email', sent: 0, limit: null },
        { channel: 'sms', sent: 0, limit: null },
      ],
    })
    expect(page.identities.map(({ kind }) => kind).toSorted()).toEqual(['anonymousId', 'email', 'phone', 'userId'])
  })

  test('who were merged away are found as the one they became', async () => {
    await ingest(
      { db: t.database.db, clock: t.clock },
      t.workspace,
      [
        { type: 'page', anonymousId: 'b1' },
        { type: 'identify', userId: 'p0', anonymousId: 'b1' },
      ],
      { kind: 'server', name: 'Shop', sentAt: null },
    )
    const gone = personIdOf(t.workspace, { kind: 'anonymousId', value: 'b1' })
    const page = await t.as.editor.call(getPerson, { params: { person: gone } })
    expect(page.person.name).toBe('Person 0')
  })

  test('have a timeline, latest first, in pages and by kind', async () => {
    const { items } = await t.as.editor.call(getTimeline, { params: { person: lin }, query: {} })
    expect(items.map(({ kind, code }) => `${kind} ${code}`)).toEqual([
      'notSent skipped',
      'event track',
      'consent granted',
      'event track',
    ])
    expect(items[0]).toMatchObject({ values: { reason: 'capped' }, why: { evidence: [{ rule: 'cap' }] } })
    const first = await t.as.editor.call(getTimeline, { params: { person: lin }, query: { limit: 3 } })
    const second = await t.as.editor.call(getTimeline, {
      params: { person: lin },
      query: { limit: 3, cursor: first.next ?? '' },
    })
    expect([...first.items, ...second.items]).toEqual(items)
    expect(second.next).toBeNull()
    const events = await t.as.editor.call(getTimeline, { params: { person: lin }, query: { kind: 'event' } })
    expect(events.items.map(({ values }) => values['name'])).toEqual(['Order Completed', 'Product Viewed'])
  })

  test('have facts for a simulation', async () => {
    const facts = await t.as.editor.call(getFacts, {
      params: { person: lin },
      body: { events: ['Order Completed'], segments: [] },
    })
    expect(facts).toMatchObject({
      zone: 'Asia/Shanghai',
      person: { attributes: { city: '杭州' } },
      events: { 'Order Completed': [{ properties: { total: 260 } }] },
    })
  })

  test('show a viewer no address anywhere', async () => {
    const seen = [
      await t.as.viewer.call(listPeople, { query: {} }),
      await t.as.viewer.call(getPerson, { params: { person: lin } }),
      await t.as.viewer.call(getTimeline, { params: { person: lin }, query: {} }),
      await t.as.viewer.call(getFacts, {
        params: { person: lin },
        body: { events: ['Order Completed'], segments: [] },
      }),
    ].map((answer) => JSON.stringify(answer))
    for (const text of seen) expect(text).not.toMatch(/lin@example\.com|13800138000/i)
    expect(seen[0]).toContain('l***@example.com')
  })

  test('are nobody to another workspace', async () => {
    expect((await t.as.stranger.call(listPeople, { query: {} })).items).toEqual([])
    const foreign = await t.as.stranger.ask(getPerson, { params: { person: lin } })
    const missing = await t.as.stranger.ask(getPerson, { params: { person: 'nobody' } })
    expect(foreign.status).toBe(404)
    expect(foreign.text).toBe(missing.text)
  })
})
