import { afterEach, describe, expect, it } from 'vitest'
import type { ChannelAnswer } from '../channels/index.ts'
import { createEngine } from './index.ts'
import { resolveHeld } from './testing/resolve-held.ts'
import { homes, exit, node, openWorld, send, type World } from './testing/world.ts'

let world: World
afterEach(() => world.close())

const cartEntry = {
  reentry: { mode: 'always', cooldown: null, limit: null, key: { from: 'event.cart_id' }, ifInside: 'ignore' },
} as const
const defaults = {
  audience: { all: [] },
  exclude: null,
  doubleFire: 'PT0S',
  holdout: { percent: 0 },
  cap: null,
  throttle: null,
  priority: 50,
  starts: null,
  ends: null,
  maxStay: null,
} as const

const twoCarts = {
  id: 'two-carts',
  entry: { ...defaults, ...cartEntry },
  nodes: {
    t: node('trigger.event', { event: 'added_to_cart' }, { next: 'w' }),
    w: node(
      'wait.event',
      {
        groups: [
          {
            id: 'done',
            event: 'checked_out',
            where: { attribute: 'event.cart_id', is: '=', value: { from: 'enrollment.key' } },
          },
        ],
        timeout: 'PT3M',
        alreadyTrue: false,
      },
      { done: 'x', timeout: 'm' },
    ),
    m: send({ sent: 'x' }),
    x: exit('finished'),
  },
}

describe.each(homes)('the engine on %s', (home) => {
  it('[wait-two-carts-two-runs] checking out one cart does not silence the reminder for the other', async () => {
    world = await openWorld(home, '2026-05-19T10:00:00Z')
    await world.person('u1')
    await world.publish(twoCarts)
    await world.track('u1', 'added_to_cart', { cart_id: 'A' })
    await world.runTo('2026-05-19T10:02:00Z')
    await world.track('u1', 'added_to_cart', { cart_id: 'B' })
    await world.runTo('2026-05-19T10:03:30Z')
    await world.track('u1', 'checked_out', { cart_id: 'B' })
    await world.runTo('2026-05-20T10:00:00Z')
    const rendered = world.sent.map((message) => (message.rendered.channel === 'email' ? message.rendered.subject : ''))
    expect(rendered).toEqual(['Cart A'])
    const counts = await world.counts('two-carts')
    expect(counts.get('entered')).toBe(2)
    expect(counts.get('w port timeout')).toBe(1)
    expect(counts.get('w port done')).toBe(1)
  })

  it('[wait-exit-inside-a-delay] buying on day 2 of a 5-day delay ends the journey on day 2', async () => {
    world = await openWorld(home, '2026-03-01T00:00:00Z')
    await world.person('p1')
    await world.publish({
      id: 'exits',
      exits: [{ id: 'bought', on: { event: 'purchase' }, when: null }],
      nodes: {
        t: node('trigger.event', { event: 'signup' }, { next: 'd' }),
        d: node('wait.for', { duration: 'P5D', calendar: false, at: null, zone: 'journey' }, { next: 'm' }),
        m: send(),
      },
    })
    await world.track('p1', 'signup')
    await world.runTo('2026-03-02T12:34:56Z')
    await world.track('p1', 'purchase')
    const [row] = await world.database.db.selectFrom('enrollment').selectAll().execute()
    expect(row).toMatchObject({ status: 'ended', due_at: null, ended_at: Date.UTC(2026, 2, 2, 12, 34, 56) })
    expect(row?.reason).toContain('bought')
    await world.runTo('2026-03-07T00:00:00Z')
    expect(world.sent).toHaveLength(0)
  })

  it('[wait-skip-is-not-sent] two people with one address: one is sent, the other skipped as a duplicate', async () => {
    world = await openWorld(home)
    world.rules = { ...world.rules, dedupeWindow: 'P1D' }
    await world.publish({
      id: 'welcome',
      nodes: {
        t: node('trigger.event', { event: 'lead' }, { next: 'm' }),
        m: send({ sent: 'g1', skipped: 'g2' }),
        g1: node('tag.change', { change: 'add', tag: 'Email sent' }),
        g2: node('tag.change', { change: 'add', tag: 'Not mailed' }),
      },
    })
    await world.person('p1', { email: 'shared@example.com' })
    await world.track('p1', 'lead')
    await world.runTo('2026-05-01T10:00:00Z')
    // The same mailbox, which another person brought in later.
    await world.person('p2', { email: 'p2@example.com' })
    await world.database.db
      .updateTable('contact_point')
      .set({ address: 'shared@example.com' })
      .where('address', '=', 'p2@example.com')
      .execute()
    await world.track('p2', 'lead')
    expect(world.sent.map((message) => message.address)).toEqual(['shared@example.com'])
    const counts = await world.counts('welcome')
    expect(counts.get('m port sent')).toBe(1)
    expect(counts.get('m port skipped')).toBe(1)
    expect(counts.get('m skipped duplicate')).toBe(1)
  })

  it('a provider that is busy is asked again later, with the same key', async () => {
    world = await openWorld(home)
    await world.person('p1')
    await world.publish({
      id: 'busy',
      nodes: { t: node('trigger.event', { event: 'lead' }, { next: 'm' }), m: send({ sent: 'x' }), x: exit('done') },
    })
    const keys: string[] = []
    world.answer = (message) => {
      keys.push(message.key)
      return keys.length < 3
        ? { type: 'retry', afterMs: 30_000, detail: {} }
        : { type: 'sent', provider: 'p', detail: {} }
    }
    await world.track('p1', 'lead')
    await world.runTo('2026-05-01T11:00:00Z')
    expect(keys).toHaveLength(3)
    expect(new Set(keys).size).toBe(1)
    expect((await world.counts('busy')).get('left done')).toBe(1)
  })

  it('an outcome that is not known holds the person, and retrying by hand goes on from there', async () => {
    world = await openWorld(home)
    await world.person('p1')
    await world.publish({
      id: 'held',
      nodes: { t: node('trigger.event', { event: 'lead' }, { next: 'm' }), m: send({ sent: 'x' }), x: exit('done') },
    })
    world.answer = () => ({ type: 'unknown', detail: {} })
    await world.track('p1', 'lead')
    expect((await world.database.db.selectFrom('enrollment').select('status').execute())[0]?.status).toBe('held')
    world.answer = () => ({ type: 'sent', provider: 'p', detail: {} })
    await resolveHeld(world.engine, world.database, world.workspace, 'held', 'retry')
    await world.runTo('2026-05-01T11:00:00Z')
    expect(world.sent).toHaveLength(1)
    expect((await world.counts('held')).get('left done')).toBe(1)
  })

  it('a paused journey holds timers and messages, and goes on when it is resumed', async () => {
    world = await openWorld(home)
    await world.person('p1')
    await world.publish({
      id: 'paused',
      nodes: {
        t: node('trigger.event', { event: 'lead' }, { next: 'w' }),
        w: node('wait.for', { duration: 'PT1H', calendar: false, at: null, zone: 'journey' }, { next: 'm' }),
        m: send({ sent: 'x' }),
        x: exit('done'),
      },
    })
    await world.track('p1', 'lead')
    await world.setStatus('paused', 'paused')
    await world.runTo('2026-05-01T15:00:00Z')
    expect(world.sent).toHaveLength(0)
    await world.setStatus('paused', 'live')
    expect(world.sent).toHaveLength(1)
  })

  it('a stopped journey lets everybody leave as stopped, and nobody enters', async () => {
    world = await openWorld(home)
    await world.person('p1')
    await world.person('p2')
    await world.publish({
      id: 'stopped',
      nodes: {
        t: node('trigger.event', { event: 'lead' }, { next: 'w' }),
        w: node('wait.for', { duration: 'PT1H', calendar: false, at: null, zone: 'journey' }, { next: 'x' }),
        x: exit('done'),
      },
    })
    await world.track('p1', 'lead')
    await world.setStatus('stopped', 'stopped')
    await world.track('p2', 'lead')
    const counts = await world.counts('stopped')
    expect(counts.get('entered')).toBe(1)
    expect(counts.get('left stopped')).toBe(1)
  })

  it('[wait-http-429-and-4xx] retries with growing pauses and one key; 4xx is final; no answer ends in timeout', async () => {
    world = await openWorld(home, '2026-07-01T10:00:00Z')
    const scripts: Record<string, string[]> = {
      p1: ['429', '500', '200'],
      p2: ['400'],
      p3: ['429 date', '200'],
      p4: [],
    }
    const tries: { who: string; at: number; key: string }[] = []
    world.respond = (request) => {
      const who = String(JSON.parse(request.body ?? '{}').who)
      tries.push({
        who,
        at: world.clock.now(),
        key: request.headers.find(({ name }) => name === 'idempotency-key')?.value ?? '',
      })
      const answer = scripts[who]?.shift()
      if (answer === undefined) return { type: 'timeout' }
      const [status = '200', kind] = answer.split(' ')
      const retryAfter = status === '429' ? (kind === 'date' ? 'Wed, 01 Jul 2026 10:02:00 GMT' : '30') : null
      return { type: 'answered', status: Number(status), retryAfter, contentType: '', body: 'why' }
    }
    await world.publish({
      id: 'http',
      nodes: {
        t: node('trigger.event', { event: 'order' }, { next: 'h' }),
        h: node(
          'http.request',
          {
            method: 'POST',
            url: 'https://crm.example/x',
            headers: [],
            secret: null,
            body: '{"who":"{{ person.who }}"}',
            keep: {},
            success: '2xx',
            timeout: 'PT10S',
            retries: 4,
          },
          { ok: 'x1', error: 'x2', timeout: 'x3' },
        ),
        x1: exit('ok'),
        x2: exit('error'),
        x3: exit('timeout'),
      },
    })
    for (const who of ['p1', 'p2', 'p3', 'p4']) await world.person(who, { who })
    for (const who of ['p1', 'p2', 'p3', 'p4']) await world.track(who, 'order')
    await world.runTo('2026-07-01T12:00:00Z')
    const of = (who: string) => tries.filter((each) => each.who === who)
    expect(of('p1')).toHaveLength(3)
    expect(of('p1')[1]?.at).toBeGreaterThanOrEqual(Date.UTC(2026, 6, 1, 10, 0, 30))
    expect(new Set(of('p1').map(({ key }) => key)).size).toBe(1)
    expect(of('p2')).toHaveLength(1)
    expect(of('p3')[1]?.at).toBeGreaterThanOrEqual(Date.UTC(2026, 6, 1, 10, 2, 0))
    expect(of('p4')).toHaveLength(5)
    const pauses = of('p4')
      .map(({ at }, index, all) => at - (all[index - 1]?.at ?? at))
      .slice(1)
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b))
    const counts = await world.counts('http')
    expect([counts.get('left ok'), counts.get('left error'), counts.get('left timeout')]).toEqual([2, 1, 1])
  })

  it('[segment-counts-roll] enters and leaves a segment by time alone, and the journey hears of it', async () => {
    world = await openWorld(home, '2026-03-01T09:00:00Z')
    await world.database.db
      .insertInto('segment')
      .values({
        workspace: world.workspace,
        id: 'buyers',
        name: 'Buyers',
        condition: JSON.stringify({ did: 'order', measure: 'count', is: '>=', value: 2, window: { last: 'P30D' } }),
        rev: 1,
        updated_at: 0,
        updated_by: 'u',
      })
      .execute()
    await world.person('p1')
    await world.publish({
      id: 'left',
      nodes: {
        t: node('trigger.segment', { segment: 'buyers', on: 'exit', includeExisting: false }, { next: 'x' }),
        x: exit('gone'),
      },
    })
    for (const day of ['2026-03-01T10:00:00Z', '2026-03-20T10:00:00Z']) {
      await world.runTo(day)
      await world.track('p1', 'order')
    }
    expect((await world.database.db.selectFrom('membership').select('member').execute())[0]?.member).toBe(1)
    await world.runTo('2026-03-31T10:00:00.000Z')
    expect((await world.counts('left')).get('entered')).toBeUndefined()
    await world.runTo('2026-03-31T10:00:00.001Z')
    expect((await world.counts('left')).get('entered')).toBe(1)
  })

  it('a weekly schedule brings in everybody at the hour, in each own zone', async () => {
    world = await openWorld(home, '2026-05-01T00:00:00Z')
    await world.person('berlin', { timezone: 'Europe/Berlin' })
    await world.person('york', { timezone: 'America/New_York' })
    await world.person('nowhere', {})
    await world.publish({
      id: 'weekly',
      nodes: {
        t: node(
          'trigger.schedule',
          {
            recurrence: { rrule: 'FREQ=WEEKLY;BYDAY=MO', at: '10:00', start: '2026-05-01' },
            zone: 'person',
            audience: null,
          },
          { next: 'x' },
        ),
        x: exit('done'),
      },
    })
    await world.runTo('2026-05-05T00:00:00Z')
    const rows = await world.database.db.selectFrom('enrollment').select('entered_at').orderBy('entered_at').execute()
    expect(rows.map((row) => new Date(row.entered_at).toISOString())).toEqual([
      '2026-05-04T08:00:00.000Z',
      '2026-05-04T10:00:00.000Z',
      '2026-05-04T14:00:00.000Z',
    ])
  })

  it('a claim whose process died: the message is held as perhaps sent, and a late answer changes nothing', async () => {
    world = await openWorld(home)
    await world.person('p1')
    await world.publish({
      id: 'crash',
      nodes: { t: node('trigger.event', { event: 'lead' }, { next: 'm' }), m: send({ sent: 'x' }), x: exit('done') },
    })
    let reached = 0
    const late = Promise.withResolvers<ChannelAnswer>()
    world.answer = () => {
      reached += 1
      return late.promise
    }
    await world.track('p1', 'lead', {}, undefined, { waits: false })
    const next = createEngine(world.parts)
    await next.start()
    await world.clock.moveBy(10 * 60_000)
    await next.settle()
    const status = async () => (await world.database.db.selectFrom('enrollment').selectAll().execute())[0]
    expect(JSON.parse((await status())?.state ?? '{}').held.cause).toBe('unknown_outcome')
    late.resolve({ type: 'sent', provider: 'p', detail: {} })
    await world.engine.settle()
    expect((await status())?.status).toBe('held')
    expect(reached).toBe(1)
    await next.stop()
  })

  it('the sums hold: entered = inside + left; per node arrived = here + ports + left', async () => {
    world = await openWorld(home)
    for (const who of ['a', 'b', 'c', 'd']) await world.person(who)
    await world.publish(twoCarts)
    for (const who of ['a', 'b', 'c', 'd']) await world.track(who, 'added_to_cart', { cart_id: who })
    await world.track('a', 'checked_out', { cart_id: 'a' })
    world.answer = (message) =>
      message.address.startsWith('b')
        ? { type: 'failed', class: 'no_such_address', detail: {} }
        : { type: 'unknown', detail: {} }
    await world.runTo('2026-05-01T09:05:00Z')
    const counts = await world.counts('two-carts')
    const active = await world.database.db.selectFrom('enrollment').select(['node', 'status']).execute()
    const sum = (prefix: string): number =>
      [...counts].filter(([key]) => key.startsWith(prefix)).reduce((total, [, n]) => total + n, 0)
    expect(counts.get('entered')).toBe(active.filter((row) => row.status !== 'ended').length + sum('left '))
    for (const id of ['t', 'w', 'm', 'x']) {
      const here = active.filter((row) => row.node === id && row.status !== 'ended').length
      expect(counts.get(`${id} arrived`), id).toBe(here + sum(`${id} port `) + sum(`${id} left `))
    }
  })

  it('an event that comes late is judged as of its own time, with what had happened in the window before it', async () => {
    world = await openWorld(home, '2026-05-01T00:00:00Z')
    await world.person('p1')
    await world.track('p1', 'bought')
    await world.publish({
      id: 'late',
      nodes: {
        t: node('trigger.event', { event: 'cart' }, { next: 's' }),
        s: node(
          'split.if',
          { condition: { did: 'bought', measure: 'count', is: '>=', value: 1, window: { last: 'P1D' } } },
          { yes: 'b', no: 'o' },
        ),
        b: exit('buyer'),
        o: exit('other'),
      },
    })
    await world.runTo('2026-05-02T16:00:00Z')
    await world.track('p1', 'cart', {}, '2026-05-01T23:00:00Z')
    expect(await world.path('late', 'p1')).toContainEqual(expect.stringContaining('ended buyer'))
  })
})
