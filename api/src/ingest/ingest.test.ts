import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { undoMerge } from '../people/undo-merge.ts'
import { ingestTogether } from './ingest.ts'
import { at, homes, openStore, type Store } from './testing.ts'

describe.each(homes)('calls on %s', (dialect) => {
  let store: Store
  let workspace: string
  beforeAll(async () => {
    store = await openStore(dialect)
  })
  afterAll(() => store.close())
  beforeEach(async () => {
    workspace = await store.workspace()
  })

  const events = () =>
    store.db
      .selectFrom('event')
      .select(['name', 'at', 'person', 'seq', 'id', 'properties'])
      .where('workspace', '=', workspace)
      .orderBy('seq')
      .execute()
  const received = () =>
    store.db.selectFrom('received').selectAll().where('workspace', '=', workspace).orderBy('seq').execute()
  const inbox = () =>
    store.db.selectFrom('inbox').selectAll().where('workspace', '=', workspace).orderBy('seq').execute()
  const owner = async (kind: string, value: string): Promise<string | null> => {
    const row = await store.db
      .selectFrom('identity')
      .select('person')
      .where('bucket', '=', bucketOf(workspace, `${kind}:${value}`))
      .where('workspace', '=', workspace)
      .where('kind', '=', kind)
      .where('value', '=', value)
      .executeTakeFirst()
    return row?.person ?? null
  }
  const person = async (id: string | null) => {
    const row = await store.db
      .selectFrom('person')
      .selectAll()
      .where('workspace', '=', workspace)
      .where('id', '=', id ?? '')
      .executeTakeFirstOrThrow()
    return { ...row, attributes: JSON.parse(row.attributes), tags: JSON.parse(row.tags) }
  }
  const points = (id: string | null) =>
    store.db
      .selectFrom('contact_point')
      .select(['channel', 'address', 'suppressed'])
      .where('workspace', '=', workspace)
      .where('person', '=', id ?? '')
      .orderBy('channel')
      .execute()
  const consents = (id: string | null) =>
    store.db
      .selectFrom('consent')
      .select(['channel', 'category', 'state', 'source'])
      .where('workspace', '=', workspace)
      .where('person', '=', id ?? '')
      .orderBy('category')
      .execute()
  const changes = (id: string | null) =>
    store.db
      .selectFrom('person_change')
      .select(['code', 'other'])
      .where('workspace', '=', workspace)
      .where('person', '=', id ?? '')
      .orderBy('seq')
      .execute()
  const warnings = async () => (await received()).flatMap((row): string[] => JSON.parse(row.warnings))

  test('[ingest-same-message-id-after-a-timeout] is taken in once, and counted as a duplicate', async () => {
    const call = {
      type: 'track',
      event: 'Order Completed',
      userId: 'u1',
      messageId: 'm-1',
      properties: { order_id: '1001' },
    }
    const answers = [await store.send(workspace, [call])]
    await store.clock.moveBy(5_000)
    answers.push(await store.send(workspace, [call]))
    await store.clock.moveBy(23 * 3_600_000)
    answers.push(await store.send(workspace, [call, call]))
    expect(answers.map(({ accepted, duplicates }) => [accepted, duplicates])).toEqual([
      [1, 0],
      [0, 1],
      [0, 2],
    ])
    expect(await events()).toHaveLength(1)
    expect((await inbox()).filter(({ kind }) => kind === 'event')).toHaveLength(1)
    expect((await received()).map(({ status }) => status)).toEqual(['accepted', 'duplicate', 'duplicate', 'duplicate'])
  })

  test('[ingest-clock-one-hour-fast] the device clock is set right by when it sent', async () => {
    await store.clock.moveTo(Math.max(store.clock.now(), at('2026-05-03T09:00:07Z')))
    const call = {
      type: 'track',
      event: 'Viewed',
      anonymousId: 'a1',
      messageId: 'm-1',
      originalTimestamp: '2026-05-03T10:00:00.000Z',
      sentAt: '2026-05-03T10:00:05.000Z',
    }
    await store.send(workspace, [call])
    const [event] = await events()
    expect(event?.at).toBe(at('2026-05-03T09:00:02.000Z'))
    const [row] = await received()
    expect(JSON.parse(row?.payload ?? '')).toEqual(call)
    expect(row?.received_at).toBe(at('2026-05-03T09:00:07.000Z'))
    expect(await warnings()).toEqual([])
  })

  test('[ingest-offline-queue-keeps-order] times count from the attempt that arrived', async () => {
    await store.clock.moveTo(at('2026-05-04T09:30:00Z'))
    const call = (event: string, time: string) => ({
      type: 'track',
      event,
      userId: 'u1',
      messageId: event,
      originalTimestamp: `2026-05-04T${time}:00Z`,
    })
    await store.send(workspace, [call('A', '06:00'), call('B', '06:10'), call('C', '06:20')], {
      sentAt: '2026-05-04T09:30:00Z',
    })
    const times = (await events()).map((event) => [event.name, event.at])
    expect(times).toEqual([
      ['A', at('2026-05-04T06:00:00Z')],
      ['B', at('2026-05-04T06:10:00Z')],
      ['C', at('2026-05-04T06:20:00Z')],
    ])
    const pending = (await inbox()).filter(({ kind }) => kind === 'event')
    expect(pending.map((row) => row.at)).toEqual(times.map(([, time]) => time))
  })

  test('[ingest-batch-without-any-time] the order of the batch is kept, and a warning says why', async () => {
    await store.clock.moveTo(at('2026-07-03T08:00:00.000Z'))
    const names = Array.from({ length: 11 }, (_, index) => `Step ${index}`)
    await store.send(
      workspace,
      names.map((event, index) => ({ type: 'track', event, userId: 'u1', messageId: `m-${index}` })),
    )
    const stored = await events()
    expect(stored.map(({ name }) => name)).toEqual(names)
    expect(new Set(stored.map((event) => event.at))).toEqual(new Set([at('2026-07-03T08:00:00.000Z')]))
    expect(new Set(stored.map(({ seq }) => seq)).size).toBe(11)
    expect(await warnings()).toEqual(names.map(() => 'time.none:timestamp'))
  })

  test('[ingest-shared-device] two people on one tablet stay two', async () => {
    const page = { type: 'page', anonymousId: 'A', name: 'Home' }
    await store.send(workspace, [page])
    await store.send(workspace, [
      {
        type: 'identify',
        anonymousId: 'A',
        userId: 'B',
        traits: { email: 'b@example.com' },
        context: { consent: { categoryPreferences: { 'email.marketing': true } } },
      },
    ])
    await store.send(workspace, [
      {
        type: 'identify',
        anonymousId: 'A',
        userId: 'C',
        traits: { email: 'c@example.com' },
        context: { consent: { categoryPreferences: { 'email.marketing': false } } },
      },
    ])
    await store.send(workspace, [page])
    const [b, c] = [await owner('userId', 'B'), await owner('userId', 'C')]
    expect(b).not.toBe(c)
    expect((await events()).map((event) => event.person)).toEqual([b, c])
    expect(await owner('anonymousId', 'A')).toBe(c)
    expect(await changes(b)).toEqual([{ code: 'movedOut', other: c }])
    expect(await changes(c)).toEqual([{ code: 'movedIn', other: b }])
    expect(await consents(b)).toMatchObject([{ state: 'granted' }])
    expect(await consents(c)).toMatchObject([{ state: 'withdrawn' }])
    expect(await points(b)).toEqual([{ channel: 'email', address: 'b@example.com', suppressed: null }])
  })

  test('[ingest-known-person-survives] a form in a fresh browser joins the known person, and can be undone', async () => {
    const created = '2024-01-01T00:00:00Z'
    await store.send(workspace, [
      { type: 'identify', traits: { email: 'anna@example.com', createdAt: created, points: 12, city: 'Lyon' } },
    ])
    const p1 = await owner('email', 'anna@example.com')
    await store.send(
      workspace,
      [
        { type: 'page', anonymousId: 'x9', name: 'Home' },
        { type: 'identify', anonymousId: 'x9', traits: { size: 'M', city: 'Paris' } },
      ],
      { kind: 'browser' },
    )
    const x9 = await owner('anonymousId', 'x9')
    await store.send(
      workspace,
      [{ type: 'identify', anonymousId: 'x9', traits: { email: 'Anna@Example.com', source: 'form' } }],
      { kind: 'browser' },
    )
    expect(x9).not.toBe(p1)
    expect(await owner('anonymousId', 'x9')).toBe(p1)
    const anna = await person(p1)
    expect(anna.created_at).toBe(at(created))
    expect(anna.attributes).toEqual({
      email: 'anna@example.com',
      createdAt: created,
      points: 12,
      city: 'Lyon',
      size: 'M',
      source: 'form',
    })
    expect((await events()).map((event) => event.person)).toEqual([p1])
    expect(await person(x9)).toMatchObject({ merged_into: p1 })
    expect(await changes(p1)).toEqual([{ code: 'merged', other: x9 }])
    expect(await changes(x9)).toEqual([{ code: 'mergedInto', other: p1 }])
    const merged = (await inbox()).filter(({ kind }) => kind === 'merged')
    expect(merged.map((row) => [row.person, JSON.parse(row.body)])).toEqual([[p1, { loser: x9, survivor: p1 }]])

    expect(await undoMerge(store.db, store.clock, workspace, p1 ?? '', x9 ?? '')).toBe(true)
    expect(await owner('anonymousId', 'x9')).toBe(x9)
    expect((await person(x9)).attributes).toEqual({ size: 'M', city: 'Paris' })
    expect((await person(p1)).attributes).not.toHaveProperty('size')
    expect((await person(p1)).attributes).toMatchObject({ source: 'form', city: 'Lyon' })
    expect(await undoMerge(store.db, store.clock, workspace, p1 ?? '', x9 ?? '')).toBe(false)
  })

  test('[ingest-phone-spellings] six spellings are one person; a fixed line and rubbish get nothing', async () => {
    const spellings = ['138 0013 8000', '008613800138000', '86 13800138000', '１３８００１３８０００', "'13800138000"]
    await store.send(
      workspace,
      spellings.map((phone) => ({ type: 'identify', traits: { phone } })),
    )
    await store.send(workspace, [{ type: 'identify', traits: { phone: '+86 138-0013-8000', country: 'US' } }])
    const found = await store.db.selectFrom('person').select('id').where('workspace', '=', workspace).execute()
    expect(found).toHaveLength(1)

    await store.send(workspace, [
      { type: 'identify', userId: 'landline', traits: { phone: '020-8123 4567' } },
      { type: 'identify', userId: 'rubbish', traits: { phone: '13800138000.0' } },
    ])
    expect(await points(await owner('userId', 'landline'))).toEqual([
      { channel: 'sms', address: '+862081234567', suppressed: 'notMobile' },
    ])
    const rubbish = await owner('userId', 'rubbish')
    expect(await points(rubbish)).toEqual([])
    expect((await person(rubbish)).attributes).toEqual({ userId: 'rubbish', phone: '13800138000.0' })
    expect(await warnings()).toEqual(
      expect.arrayContaining(['phone.not-mobile:traits.phone', 'phone.invalid:traits.phone']),
    )
  })

  test('calls that arrive at once about one person lose nothing of each other', async () => {
    const sends = Array.from({ length: 16 }, (_, n) =>
      store.send(workspace, [
        { type: 'identify', userId: 'u1', anonymousId: 'a1', messageId: `m-${n}`, traits: { [`k${n}`]: n } },
        { type: 'track', userId: 'u1', event: 'E', messageId: 'the same' },
      ]),
    )
    const answers = await Promise.all(sends)
    expect(answers.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(15)
    expect(await events()).toHaveLength(1)
    const people = await store.db.selectFrom('person').selectAll().where('workspace', '=', workspace).execute()
    expect(people.map(({ attributes }) => Object.keys(JSON.parse(attributes)))).toEqual([
      expect.toSatisfy((names: string[]) => names.length === 17),
    ])
    expect(people[0]?.rev).toBe(16)
  })

  test('many requests of one transaction, an empty one among them, are answered one by one', async () => {
    const source = { kind: 'server', name: 'test', sentAt: null } as const
    const requests = [0, 200, 1, 200, 200].map((length, request) => ({
      workspace,
      source,
      calls: Array.from({ length }, (_, n) => ({
        type: 'track',
        userId: 'u1',
        event: 'E',
        messageId: n === 0 ? 'the same' : `${request}-${n}`,
      })),
    }))
    const answers = await ingestTogether({ db: store.db, clock: store.clock }, requests)
    expect(answers.map(({ accepted, duplicates }) => [accepted, duplicates])).toEqual([
      [0, 0],
      [200, 0],
      [0, 1],
      [199, 1],
      [199, 1],
    ])
    expect(await events()).toHaveLength(598)
  })

  describe('what is wrong with one call', () => {
    const deep = (levels: number): unknown => (levels === 0 ? 1 : { in: deep(levels - 1) })
    const track = (more: object) => ({ type: 'track', event: 'E', userId: 'u1', ...more })

    test('is recorded with its reason and field; the good part of the batch is kept', async () => {
      const answer = await store.send(workspace, [
        track({ messageId: 'good-1' }),
        'text',
        track({ type: 'dance' }),
        track({ event: '' }),
        { type: 'track', event: 'E' },
        track({ timestamp: 'yesterday' }),
        track({ properties: ['a'] }),
        track({ properties: JSON.parse('{"__proto__": {"x": 1}}') }),
        track({ properties: { a: { constructor: 1 } } }),
        track({ properties: { text: 'x'.repeat(32_000) } }),
        track({ properties: deep(64) }),
        track({ properties: Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`k${index}`, 1])) }),
        track({ userId: 'x'.repeat(201) }),
        track({ messageId: 'good-2' }),
      ])
      expect(answer.accepted).toBe(2)
      expect(answer.refused).toEqual([
        { index: 1, code: 'event.not-object', field: '' },
        { index: 2, code: 'event.unknown-type', field: 'type' },
        { index: 3, code: 'event.invalid', field: 'event' },
        { index: 4, code: 'id.missing', field: 'userId' },
        { index: 5, code: 'time.invalid', field: 'timestamp' },
        { index: 6, code: 'event.invalid', field: 'properties' },
        { index: 7, code: 'event.forbidden-key', field: 'properties.__proto__' },
        { index: 8, code: 'event.forbidden-key', field: 'properties.a.constructor' },
        { index: 9, code: 'event.too-large', field: '' },
        { index: 10, code: 'event.too-deep', field: 'properties.in.in.in' },
        { index: 11, code: 'event.too-many-keys', field: '' },
        { index: 12, code: 'event.invalid', field: 'userId' },
      ])
      expect((await events()).map(({ id }) => id)).toEqual(['good-1', 'good-2'])
      expect((await received()).filter(({ status }) => status === 'refused')).toHaveLength(12)
      expect(Object.getPrototypeOf({})).not.toHaveProperty('x')
    })

    test('limits hold at N and break at N + 1', async () => {
      const withKeys = (keys: number) =>
        track({ properties: Object.fromEntries(Array.from({ length: keys - 4 }, (_, index) => [`k${index}`, 1])) })
      const ofSize = (bytes: number) => {
        const call = track({ properties: { text: '' } })
        const text = 'x'.repeat(bytes - JSON.stringify(call).length)
        return track({ properties: { text } })
      }
      const answer = await store.send(workspace, [
        withKeys(1000),
        withKeys(1001),
        ofSize(32_000),
        ofSize(32_001),
        track({ properties: deep(63) }),
        track({ properties: deep(64) }),
      ])
      expect(answer.refused.map(({ index, code }) => [index, code])).toEqual([
        [1, 'event.too-many-keys'],
        [3, 'event.too-large'],
        [5, 'event.too-deep'],
      ])
    })

    test('text that no database stores is replaced, with a warning', async () => {
      await store.send(workspace, [track({ properties: { note: 'a\0b\uD800' }, timestamp: '2026-05-01T09:00:00Z' })])
      expect((await events()).map(({ properties }) => JSON.parse(properties))).toEqual([{ note: 'a\uFFFDb\uFFFD' }])
      expect(await warnings()).toContain('text.cleaned')
    })

    test('ids that mean nothing make no person of many', async () => {
      const answer = await store.send(workspace, [
        track({ userId: 'undefined' }),
        track({ userId: 'null', anonymousId: 'a1' }),
      ])
      expect(answer.refused).toEqual([{ index: 0, code: 'id.missing', field: 'userId' }])
      expect(await owner('userId', 'null')).toBeNull()
      expect(await warnings()).toContain('id.placeholder:userId')
    })

    test('a call without an id is taken in, every time', async () => {
      const call = track({})
      expect(await store.send(workspace, [call, call])).toMatchObject({ accepted: 2, duplicates: 0 })
      expect(await warnings()).toContain('message-id.none:messageId')
    })

    test('a time more than an hour ahead counts as now; one over 30 days old needs a server key', async () => {
      const now = store.clock.now()
      const iso = (ms: number): string => new Date(now + ms).toISOString()
      const hour = 3_600_000
      const calls = [iso(hour), iso(hour + 1), iso(-30 * 24 * hour), iso(-30 * 24 * hour - 1)].map((timestamp) =>
        track({ timestamp }),
      )
      const fromBrowser = await store.send(workspace, calls, { kind: 'browser' })
      expect(fromBrowser.refused).toEqual([{ index: 3, code: 'time.too-old', field: 'timestamp' }])
      expect((await events()).map((event) => event.at - now)).toEqual([hour, 0, -30 * 24 * hour])
      expect((await store.send(workspace, calls)).refused).toEqual([])
    })
  })

  describe('a browser key, which everybody can read', () => {
    const victim = {
      type: 'identify',
      userId: 'victim',
      traits: { email: 'victim@example.com', phone: '13800138000', firstName: 'Vic' },
    }
    const grant = { consent: { categoryPreferences: { 'email.marketing': true, 'sms.marketing': false } } }

    test('grants no consent, but withdraws it', async () => {
      await store.send(workspace, [
        { ...victim, context: { consent: { categoryPreferences: { 'sms.marketing': true } } } },
      ])
      await store.clock.moveBy(1000)
      await store.send(workspace, [{ type: 'identify', userId: 'victim', traits: {}, context: grant }], {
        kind: 'browser',
      })
      expect(await consents(await owner('userId', 'victim'))).toEqual([
        { channel: 'sms', category: 'marketing', state: 'withdrawn', source: 'browser' },
      ])
      expect(await warnings()).toContain('consent.server-only:context.consent.categoryPreferences.email.marketing')
    })

    test('changes no known address and no reserved trait', async () => {
      await store.send(workspace, [victim])
      await store.send(
        workspace,
        [
          {
            type: 'identify',
            userId: 'victim',
            traits: { email: 'thief@example.com', phone: null, createdAt: '2020-01-01T00:00:00Z', color: 'red' },
          },
        ],
        { kind: 'browser' },
      )
      const id = await owner('userId', 'victim')
      expect(await points(id)).toEqual([
        { channel: 'email', address: 'victim@example.com', suppressed: null },
        { channel: 'sms', address: '+8613800138000', suppressed: null },
      ])
      expect((await person(id)).attributes).toMatchObject({ email: 'victim@example.com', color: 'red' })
      expect((await person(id)).attributes).not.toHaveProperty('createdAt')
      expect(await warnings()).toEqual(
        expect.arrayContaining([
          'address.server-only:traits.email',
          'address.server-only:traits.phone',
          'trait.server-only:traits.createdAt',
        ]),
      )
    })

    test('reaches nobody by naming an address: no number is added to whoever has it, no user id taken', async () => {
      await store.send(workspace, [{ type: 'identify', traits: { email: 'victim@example.com' } }])
      const id = await owner('email', 'victim@example.com')
      await store.clock.moveBy(1000)
      await store.send(workspace, [{ type: 'page', anonymousId: 'thief' }], { kind: 'browser' })
      await store.send(
        workspace,
        [
          { type: 'identify', anonymousId: 'thief', traits: { email: 'victim@example.com', phone: '13800138001' } },
          { type: 'identify', anonymousId: 'thief', userId: 'thief', traits: {} },
        ],
        { kind: 'browser' },
      )
      expect(await points(id)).toEqual([{ channel: 'email', address: 'victim@example.com', suppressed: null }])
      expect(await owner('userId', 'thief')).not.toBe(id)
    })

    test('gives a user id to whoever began with this anonymous id, as a sign-up after a newsletter does', async () => {
      await store.send(
        workspace,
        [
          { type: 'page', anonymousId: 'a1' },
          { type: 'identify', anonymousId: 'a1', traits: { email: 'new@example.com' } },
        ],
        { kind: 'browser' },
      )
      const id = await owner('email', 'new@example.com')
      await store.clock.moveBy(1000)
      await store.send(workspace, [{ type: 'identify', anonymousId: 'a1', userId: 'u9', traits: {} }], {
        kind: 'browser',
      })
      expect(await owner('userId', 'u9')).toBe(id)
    })

    test('merges no known people', async () => {
      await store.send(workspace, [victim, { type: 'identify', userId: 'thief', traits: {} }])
      const answer = await store.send(workspace, [{ type: 'alias', previousId: 'victim', userId: 'thief' }], {
        kind: 'browser',
      })
      expect(answer.refused).toEqual([{ index: 0, code: 'alias.server-only', field: 'previousId' }])
      expect(await owner('userId', 'victim')).not.toBe(await owner('userId', 'thief'))
    })
  })

  describe('with a server key', () => {
    test('two known people merge by alias; the older survives and the later word on consent holds', async () => {
      const says = (granted: boolean) => ({ consent: { categoryPreferences: { 'email.marketing': granted } } })
      await store.send(workspace, [
        { type: 'identify', userId: 'old', traits: { plan: 'free', a: 1 }, context: says(true) },
      ])
      await store.clock.moveBy(1000)
      await store.send(workspace, [
        { type: 'identify', userId: 'new', traits: { plan: 'pro', b: 2 }, context: says(false) },
        { type: 'track', userId: 'new', event: 'Paid' },
      ])
      const old = await owner('userId', 'old')
      await store.send(workspace, [{ type: 'alias', previousId: 'old', userId: 'new' }])
      expect(await owner('userId', 'new')).toBe(old)
      expect((await person(old)).attributes).toEqual({ userId: 'new', plan: 'free', a: 1, b: 2 })
      expect(await consents(old)).toMatchObject([{ state: 'withdrawn' }])
      expect((await events()).map((event) => event.person)).toEqual([old])
      const ledger = await store.db
        .selectFrom('consent_entry')
        .select(['state', 'person'])
        .where('workspace', '=', workspace)
        .orderBy('seq')
        .execute()
      expect(ledger).toEqual([
        { state: 'granted', person: old },
        { state: 'withdrawn', person: old },
      ])
    })

    test('events of an anonymous visit before and within a batch belong to who signs in', async () => {
      await store.send(workspace, [{ type: 'page', anonymousId: 'a7' }])
      await store.send(workspace, [
        { type: 'track', anonymousId: 'a7', event: 'Cart Updated' },
        { type: 'identify', anonymousId: 'a7', userId: 'u7', traits: {} },
        { type: 'track', userId: 'u7', event: 'Order Completed' },
      ])
      expect(new Set((await events()).map((event) => event.person))).toEqual(new Set([await owner('userId', 'u7')]))
      await store.send(workspace, [
        { type: 'track', anonymousId: 'b7', event: 'Cart Updated' },
        { type: 'identify', anonymousId: 'b7', userId: 'u7', traits: {} },
      ])
      const id = await owner('userId', 'u7')
      expect(new Set((await events()).map((event) => event.person))).toEqual(new Set([id]))
      expect(new Set((await inbox()).map((row) => row.person))).toEqual(new Set([id]))
    })

    test('traits merge, null and "" unset, and the zone that is none is kept, counted, and not used', async () => {
      await store.send(workspace, [
        { type: 'identify', userId: 'u1', traits: { a: 1, b: 'B', zone: 'Asia/Shanghai', language: 'zh_CN' } },
        { type: 'identify', userId: 'u1', traits: { a: null, b: '', c: { d: 'Ä' }, timezone: 'Mars/Olympus' } },
      ])
      const row = await person(await owner('userId', 'u1'))
      expect(row).toMatchObject({ zone: null, zone_raw: 'Mars/Olympus', language: 'zh-CN' })
      expect(row.attributes).toEqual({
        userId: 'u1',
        zone: 'Asia/Shanghai',
        language: 'zh_CN',
        c: { d: 'Ä' },
        timezone: 'Mars/Olympus',
      })
      expect(JSON.parse(row.folded).c).toEqual({ d: 'ä' })
      expect(await warnings()).toContain('zone.unknown:traits.timezone')
    })

    test('a new address takes the place of the old one, and a suppressed one stays suppressed', async () => {
      const address = 'bounced@example.com'
      await store.db
        .insertInto('suppression')
        .values({
          bucket: bucketOf(workspace, `email:${address}`),
          workspace,
          channel: 'email',
          address,
          reason: 'hardBounce',
          at: 0,
          evidence: '{}',
        })
        .execute()
      await store.send(workspace, [{ type: 'identify', userId: 'u1', traits: { email: 'first@example.com' } }])
      await store.send(workspace, [{ type: 'identify', userId: 'u1', traits: { email: address } }])
      const id = await owner('userId', 'u1')
      expect(await points(id)).toEqual([{ channel: 'email', address, suppressed: 'hardBounce' }])
      expect(await owner('email', 'first@example.com')).toBeNull()
      await store.send(workspace, [{ type: 'identify', traits: { email: 'first@example.com' } }])
      expect(await owner('email', 'first@example.com')).not.toBe(id)
    })

    test('the catalogue knows names, paths, types and a few samples that name nobody', async () => {
      const order = (total: number) => ({
        type: 'track',
        userId: 'u1',
        event: 'Order Completed',
        properties: {
          total,
          paid: true,
          at: '2026-05-01T09:00:00Z',
          email: 'anna@example.com',
          note: 'call 13800138000',
          products: [{ name: 'Cup' }],
          ship: { method: 'air' },
        },
      })
      await store.send(workspace, [order(10), order(20)])
      await store.send(workspace, [order(30), order(40)])
      const row = await store.db
        .selectFrom('catalogue_event')
        .selectAll()
        .where('workspace', '=', workspace)
        .executeTakeFirstOrThrow()
      expect(row).toMatchObject({ name: 'Order Completed', count: 4 })
      expect(JSON.parse(row.properties)).toEqual({
        total: { type: 'number', samples: [10, 20, 30] },
        paid: { type: 'boolean', samples: [true] },
        at: { type: 'date', samples: ['2026-05-01T09:00:00Z'] },
        email: { type: 'text', samples: [] },
        note: { type: 'text', samples: [] },
        products: { type: 'list', samples: [] },
        ship: { type: 'object', samples: [] },
        'ship.method': { type: 'text', samples: ['air'] },
      })
    })
  })
})
