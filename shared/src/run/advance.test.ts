import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../problem/json.ts'
import { advance } from './advance.ts'
import { compareStimuli } from './compare-stimuli.ts'
import { did, eventOf, factsOf, programOf, utc, type Nodes } from './testing/program.ts'
import { Runner } from './testing/runner.ts'

const t0 = utc('2026-06-01T09:00:00Z')
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const sent = { type: 'sent', provider: null, detail: {} } as const
const skipped = { type: 'skipped', reason: 'capped', detail: {} } as const
const failed = { type: 'failed', class: 'no_such_address', detail: {} } as const
const held = { type: 'held', cause: 'credentials', detail: {} } as const
const message = { channel: 'email', content: 'hello' }
const start = (nodes: Nodes, settings: JsonObject = {}, facts = factsOf()): Runner =>
  new Runner(programOf({ t: ['trigger.api', {}, { next: 'a' }], ...nodes }, settings), null, t0, facts)
const waiting = (settings: JsonObject = {}): Runner =>
  start({ a: ['wait.for', { duration: 'P5D' }, { next: 'z' }], z: ['exit', { reason: 'over' }] }, settings)

describe('walks through many nodes in one call', () => {
  it('until the person rests, and names every effect for ever', () => {
    const run = start({
      a: ['tag.change', { tag: 'seen' }, { next: 'b' }],
      b: ['split.if', { condition: { tag: 'seen', is: 'has' } }, { yes: 'c', no: 'z' }],
      c: ['message.send', message, { sent: 'd' }],
      d: ['wait.for', { duration: 'PT1H' }, { next: 'z' }],
      z: ['exit', { reason: 'over', outcome: 'success' }],
    })
    expect(run.place).toBe('c')
    const id = run.enrollment.id
    expect(run.last.effects.map(({ type, key }) => [type, key])).toEqual([
      ['updatePerson', `${id}:2:0`],
      ['send', `${id}:4:0`],
    ])
    expect(run.codes).toEqual([
      'entered',
      'arrived',
      'left',
      'arrived',
      'changed-person',
      'left',
      'arrived',
      'decided',
      'arrived',
      'asks',
    ])
    expect(run.last.trace.find((entry) => entry.code === 'decided')).toMatchObject({
      node: 'b',
      port: 'yes',
      because: [{ leaf: { tag: 'seen' }, value: true }],
    })
    run.outcome(sent, t0 + minute)
    expect(run.enrollment).toMatchObject({ node: 'd', arrivedAt: t0 + minute, wake: t0 + minute + hour, awaits: null })
    run.wake()
    expect(run.enrollment).toMatchObject({ status: 'ended', ended: { reason: 'over', outcome: 'success' }, wake: null })
  })

  it('and ends as finished where nothing follows', () => {
    const run = start({ a: ['wait.for', { duration: 'PT1H' }] })
    run.wake()
    expect(run.place).toBe('ended finished')
    expect(run.last.trace.map((entry) => [entry.code, entry.node])).toEqual([
      ['woke', 'a'],
      ['left', 'a'],
      ['ended', null],
    ])
  })
})

describe('outcomes', () => {
  const ladder = (): Runner =>
    start({
      a: ['message.send', message, { sent: 's', skipped: 'k' }],
      s: ['exit', { reason: 'got-it' }],
      k: ['exit', { reason: 'was-skipped' }],
    })
  it.each([
    [sent, 'ended got-it'],
    [skipped, 'ended was-skipped'],
    [failed, 'ended got-it'],
    [held, 'a held credentials'],
  ] as const)('%j', (outcome, place) => {
    const run = ladder()
    run.outcome(outcome, t0 + minute)
    expect(run.place).toBe(place)
  })

  it('of another effect, or for the second time, change nothing', () => {
    const run = ladder()
    const before = run.enrollment
    const stray = run.outcome(sent, t0 + minute, 'x:1:0')
    expect(stray.enrollment).toBe(before)
    expect(stray.trace).toMatchObject([{ code: 'dropped', values: { stimulus: 'outcome', reason: 'not_awaited' } }])
    const key = before.awaits?.key ?? ''
    run.outcome(sent, t0 + minute, key)
    const ended = run.enrollment
    expect(run.outcome(skipped, t0 + minute, key)).toMatchObject({ effects: [], trace: [{ code: 'dropped' }] })
    expect(run.enrollment).toBe(ended)
  })

  it('held: tried again with the same key, or gone on from, or answered after all', () => {
    const again = ladder()
    const [ask] = again.last.effects
    again.outcome(held, t0 + minute)
    expect(again.take({ type: 'resumed', at: t0 + hour, by: 'retry' }).effects).toEqual([ask])
    expect(again.place).toBe('a')
    again.outcome(sent, t0 + hour)
    expect(again.place).toBe('ended got-it')

    const on = ladder()
    on.outcome(held, t0 + minute)
    on.take({ type: 'resumed', at: t0 + hour, by: 'skip' })
    expect(on.place).toBe('ended was-skipped')

    const reconciled = ladder()
    reconciled.outcome(held, t0 + minute)
    reconciled.outcome(sent, t0 + hour)
    expect(reconciled.place).toBe('ended got-it')

    const free = ladder()
    expect(free.take({ type: 'resumed', at: t0 + hour, by: 'retry' })).toMatchObject({ trace: [{ code: 'dropped' }] })
  })
})

describe('a request', () => {
  const call = (to: JsonObject): Runner =>
    start({
      a: ['http.request', { url: 'https://example.com/x', keep: { level: 'data.level' } }, to],
      b: ['split.if', { condition: { attribute: 'context.level', is: '=', value: 'gold' } }, { yes: 'g', no: 'n' }],
      g: ['exit', { reason: 'gold' }],
      n: ['exit', { reason: 'not-gold' }],
      e: ['exit', { reason: 'went-wrong' }],
    })
  const answered = (status: number) => ({ type: 'answered', status, context: { level: 'gold' }, detail: {} }) as const
  const unreachable = { type: 'timeout', detail: {} } as const
  it.each([
    [{ ok: 'b' }, answered(200), 'ended gold'],
    [{ ok: 'b', error: 'e' }, answered(400), 'ended went-wrong'],
    [{ ok: 'b', error: 'e' }, unreachable, 'ended went-wrong'],
    [{ ok: 'b' }, answered(400), 'a held unhandled_error'],
    [{ ok: 'b' }, unreachable, 'a held unhandled_error'],
  ] as const)('%j, answered %j', (to, outcome, place) => {
    const run = call(to)
    run.outcome(outcome, t0 + minute)
    expect(run.place).toBe(place)
  })

  it('that nobody handles can be made again', () => {
    const run = call({ ok: 'b' })
    run.outcome(answered(500), t0 + minute)
    expect(run.take({ type: 'resumed', at: t0 + hour, by: 'retry' }).effects).toHaveLength(1)
    run.outcome(answered(200), t0 + hour)
    expect(run.place).toBe('ended gold')
  })
})

describe('goals', () => {
  const goal = { id: 'ordered', on: { event: 'Order' }, value: { from: 'event.revenue' }, window: 'P7D', ends: false }
  const order = (at: number, revenue = 20, id = `o@${at}`) => eventOf('Order', at, { revenue }, id)

  it('count once, wherever she stands, and also after she has left', () => {
    const run = waiting({ goals: [goal] })
    const counted = run.event(order(t0 + day))
    expect(counted.effects).toMatchObject([{ type: 'goal', goal: 'ordered', value: 20 }])
    expect(run.place).toBe('a')
    const again = run.event(order(t0 + 2 * day))
    expect([again.effects, again.trace]).toEqual([[], []])

    const late = waiting({ goals: [goal] })
    late.wake()
    expect(late.place).toBe('ended over')
    expect(late.event(order(t0 + 7 * day)).effects).toHaveLength(1)
    expect(late.place).toBe('ended over')
    expect(late.event(order(t0 + 7 * day)).effects).toEqual([])
  })

  it('not before entry, not after the window, and not in a passage that another took up', () => {
    expect(waiting({ goals: [goal] }).event(order(t0 - 1), t0 + hour).effects).toEqual([])
    const late = waiting({ goals: [goal] })
    late.wake()
    expect(late.event(order(t0 + 7 * day + 1)).effects).toEqual([])
    const restarted = waiting({ goals: [goal] })
    restarted.take({ type: 'removed', at: t0 + hour, reason: 'restarted' })
    expect(restarted.event(order(t0 + day)).effects).toEqual([])
  })

  it('end the passage if they say so, before exits and node see the event', () => {
    const run = waiting({ goals: [{ ...goal, ends: true }], exits: [{ id: 'bought', on: { event: 'Order' } }] })
    run.event(order(t0 + day))
    expect(run.enrollment.ended).toEqual({ reason: 'goal', outcome: 'success', at: t0 + day })
  })

  it('are not reached by the event that let her in', () => {
    const program = programOf(
      { t: ['trigger.event', { event: 'Order' }, { next: 'a' }], a: ['wait.for', { duration: 'P1D' }] },
      { goals: [goal], exits: [{ id: 'bought', on: { event: 'Order' } }] },
    )
    const run = new Runner(program, order(t0), t0)
    expect(run.event(order(t0)).effects).toEqual([])
    expect(run.place).toBe('a')
  })

  it('marked by a step count once, too', () => {
    const run = start(
      { a: ['goal.mark', { goal: 'ordered', value: 5 }, { next: 'b' }], b: ['goal.mark', { goal: 'ordered' }] },
      { goals: [{ ...goal, on: null }] },
    )
    expect(run.last.effects).toMatchObject([{ type: 'goal', value: 5 }])
  })
})

describe('exits', () => {
  it('by an event act at once, by their own name', () => {
    const where = { attribute: 'event.plan', is: '=', value: 'pro' }
    const run = waiting({ exits: [{ id: 'upgraded', on: { event: 'Upgrade', where } }] })
    run.event(eventOf('Upgrade', t0 + hour, { plan: 'basic' }))
    expect(run.place).toBe('a')
    run.event(eventOf('Upgrade', t0 + day, { plan: 'pro' }))
    expect(run.enrollment).toMatchObject({ wake: null, ended: { reason: 'upgraded', at: t0 + day } })
  })

  it('by a condition act when data changes, when a step changes it, and when time does', () => {
    const vip = { exits: [{ id: 'is-vip', when: { tag: 'vip', is: 'has' } }] }
    const changed = waiting(vip)
    expect(changed.take({ type: 'changed', at: t0 + hour })).toMatchObject({ trace: [] })
    changed.facts = { ...changed.facts, person: { ...changed.facts.person, tags: ['vip'] } }
    changed.take({ type: 'changed', at: t0 + hour })
    expect(changed.place).toBe('ended is-vip')

    const byStep = start({ a: ['tag.change', { tag: 'vip' }, { next: 'b' }], b: ['message.send', message] }, vip)
    expect(byStep.place).toBe('ended is-vip')
    expect(byStep.last.effects.map(({ type }) => type)).toEqual(['updatePerson'])

    const silent = { not: { did: 'Login', measure: 'count', is: '>=', value: 1, window: { last: 'P2D' } } }
    const facts = factsOf({ events: { Login: [eventOf('Login', t0 - hour)] } })
    const byTime = start({ a: ['wait.for', { duration: 'P5D' }] }, { exits: [{ id: 'silent', when: silent }] }, facts)
    expect(byTime.enrollment.wake).toBe(t0 - hour + 2 * day + 1)
    byTime.wake()
    expect(byTime.place).toBe('ended silent')
  })

  it('count people under what the rule says, else under its id', () => {
    const run = waiting({ exits: [{ id: 'gone', reason: '注销账号', on: { event: 'Account Closed' } }] })
    run.event(eventOf('Account Closed', t0 + hour))
    expect(run.place).toBe('ended 注销账号')
  })

  it('by a condition that cannot be known do not act', () => {
    const run = waiting({
      exits: [
        { id: 'in', when: { segment: 'vip', is: 'in' } },
        { id: 'did', when: did('X') },
      ],
    })
    run.take({ type: 'changed', at: t0 + hour })
    expect(run.place).toBe('a')
  })

  it('the longest stay ends it, also while held', () => {
    const run = waiting({ entry: { maxStay: 'P2D' } })
    expect(run.enrollment).toMatchObject({ wake: t0 + 2 * day, nodeWake: t0 + 5 * day })
    run.wake()
    expect(run.place).toBe('ended max-stay')
    const broken = start({ a: ['message.send', message] }, { entry: { maxStay: 'P2D' } })
    broken.outcome(held, t0 + hour)
    broken.wake(t0 + 2 * day)
    expect(broken.place).toBe('ended max-stay')
  })

  it('somebody takes her out', () => {
    const run = waiting()
    run.take({ type: 'removed', at: t0 + hour, reason: 'stopped' })
    expect(run.place).toBe('ended stopped')
  })
})

describe('late and repeated stimuli', () => {
  it('timers of another visit, early ones and those after the end are dropped', () => {
    const run = waiting()
    const rests = run.enrollment
    for (const stimulus of [
      { type: 'woke', at: t0 + 5 * day, visit: 1 },
      { type: 'woke', at: t0 + day, visit: rests.visit },
      { type: 'entered', at: t0 + day },
    ] as const) {
      const dropped = run.take(stimulus)
      expect(dropped.enrollment).toBe(rests)
      expect(dropped).toMatchObject({ effects: [], trace: [{ code: 'dropped', values: { stimulus: stimulus.type } }] })
    }
    run.wake()
    const ended = run.enrollment
    expect(run.take({ type: 'woke', at: t0 + 6 * day, visit: ended.visit })).toMatchObject({
      trace: [{ code: 'dropped' }],
    })
    expect(run.enrollment).toBe(ended)
  })

  it('an event from before the arrival, or at the deadline, does not end a wait', () => {
    const run = start({
      a: ['wait.for', { duration: 'PT1H' }, { next: 'b' }],
      b: ['wait.event', { groups: [{ id: 'opened', event: 'Open' }], timeout: 'PT1H' }, { opened: 'y', timeout: 'z' }],
      y: ['exit', { reason: 'opened' }],
      z: ['exit', { reason: 'timeout' }],
    })
    run.wake()
    expect(run.event(eventOf('Open', t0 + 30 * minute), t0 + 65 * minute).trace).toMatchObject([
      { code: 'dropped', values: { reason: 'before_arrival' } },
    ])
    expect(run.event(eventOf('Open', t0 + 2 * hour)).trace).toMatchObject([
      { code: 'dropped', values: { reason: 'late' } },
    ])
    expect(run.place).toBe('b')
    run.event(eventOf('Open', t0 + hour), t0 + hour)
    expect(run.place).toBe('ended opened')
  })

  it('an event satisfies the first group that fits', () => {
    const where = { attribute: 'event.n', is: '>', value: 5 }
    const groups = [
      { id: 'big', event: 'Buy', where },
      { id: 'any', event: 'Buy' },
    ]
    const run = start({
      a: ['wait.event', { groups, timeout: 'PT1H' }, { big: 'x', any: 'y', timeout: 'y' }],
      x: ['exit', { reason: 'big' }],
      y: ['exit', { reason: 'any' }],
    })
    const same = advance(
      run.program,
      run.enrollment,
      { type: 'event', at: t0 + 1, event: eventOf('Buy', t0 + 1, { n: 1 }) },
      run.facts,
    )
    expect(same.enrollment.ended?.reason).toBe('any')
    run.event(eventOf('Buy', t0 + 1, { n: 9 }))
    expect(run.place).toBe('ended big')
    expect(run.last.trace.map((entry) => entry.code)).toEqual(['event', 'left', 'arrived', 'ended'])
  })

  it('come in the order of time, then due before answered before happened', () => {
    const event = eventOf('X', 5)
    const pending = [
      { type: 'entered', at: 5 },
      { type: 'event', at: 5, event },
      { type: 'outcome', at: 5, effect: 'e', outcome: sent },
      { type: 'woke', at: 5, visit: 1 },
      { type: 'changed', at: 4 },
    ] as const
    expect(pending.toSorted(compareStimuli).map((stimulus) => stimulus.type)).toEqual([
      'changed',
      'woke',
      'outcome',
      'event',
      'entered',
    ])
  })
})

describe('a defect', () => {
  it('holds the one whom it meets, and can be mended', () => {
    const program = programOf({ t: ['trigger.api', {}, { next: 'a' }], a: ['tag.change', { tag: 'x' }] })
    const place = program.nodes.get('a')
    if (place === undefined) throw new Error('No node')
    const broken = {
      ...program,
      nodes: new Map([
        ...program.nodes,
        [
          'a',
          {
            ...place,
            kind: {
              ...place.kind,
              step: () => {
                throw new Error('broken step')
              },
            },
          },
        ] as const,
      ]),
    }
    const run = new Runner(broken, null, t0)
    expect(run.place).toBe('a held crash')
    expect(run.enrollment.held?.values).toEqual({ problem: 'broken step' })
    expect(
      advance(program, run.enrollment, { type: 'resumed', at: t0 + 1, by: 'retry' }, run.facts).enrollment.status,
    ).toBe('ended')
    expect(advance(program, run.enrollment, { type: 'resumed', at: t0 + 1, by: 'skip' }, run.facts)).toMatchObject({
      effects: [],
      enrollment: { ended: { reason: 'finished' } },
    })
  })

  it('a circle, which no document can have, does not go on for ever', () => {
    const program = programOf({ t: ['trigger.api', {}, { next: 'a' }], a: ['tag.change', { tag: 'x' }] })
    const place = program.nodes.get('a')
    if (place === undefined) throw new Error('No node')
    const circle = {
      ...program,
      nodes: new Map([...program.nodes, ['a', { ...place, next: new Map([['next', 'a']]) }] as const]),
    }
    expect(new Runner(circle, null, t0).enrollment).toMatchObject({
      status: 'held',
      held: { values: { problem: 'loop' } },
    })
  })
})
