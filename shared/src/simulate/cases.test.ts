import { describe, expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import { lift } from '../compile/lift.ts'
import { openRefs } from '../compile/testing/refs.ts'
import type { JsonObject } from '../problem/json.ts'
import { mildestRules } from '../policy/decision.ts'
import type { Program } from '../run/contract.ts'
import { entryOf, eventOf, factsOf, programOf, utc } from '../run/testing/program.ts'
import type { Effect } from '../step/effect.ts'
import { formatInstant } from '../time/instant.ts'
import type { Happening } from './happening.ts'
import { smoothScript, type Script } from './script.ts'
import { simulate, type SimulationSettings } from './simulate.ts'
import { World, type Passage, type WorldSettings } from './world.ts'

const message = (content: string): JsonObject => ({ channel: 'email', content })
const settings = (program: Program): Omit<WorldSettings, 'script'> => ({
  workspace: 'w1',
  program,
  facts: factsOf(),
  rules: mildestRules,
  contents: new Map(),
})
const happens = (name: string, at: string, properties: JsonObject = {}, reportedAt = at): Happening => ({
  type: 'event',
  at: utc(reportedAt),
  event: eventOf(name, utc(at), properties),
})
const run = (world: World, until: string): void => {
  while (world.step(utc(until)) !== null);
}
const leaving = (passage: Passage | undefined, node: string): string | undefined => {
  const entry = passage?.trace.find((each) => each.node === node && each.port !== undefined)
  return entry === undefined ? undefined : `${entry.port} ${formatInstant(entry.at)}`
}
const sentContents = (passage: Passage | undefined): readonly string[] =>
  passage?.effects.flatMap((effect) => (effect.type === 'send' ? [effect.content] : [])) ?? []

describe('two carts of one person', () => {
  const program = programOf(
    {
      t: ['trigger.event', { event: 'added_to_cart' }, { next: 'w' }],
      w: [
        'wait.event',
        {
          groups: [
            {
              id: 'done',
              event: 'checked_out',
              where: { attribute: 'event.cartId', is: '=', value: { from: 'entry.cartId' } },
            },
          ],
          timeout: 'PT3M',
        },
        { done: 'd', timeout: 'm' },
      ],
      m: ['message.send', message('reminder'), { sent: 'd' }],
      d: ['exit', { reason: 'done' }],
    },
    { entry: { reentry: { mode: 'always', key: { from: 'event.cartId' } } } },
  )
  const world = (...checkOuts: Happening[]): World => {
    const made = new World({ ...settings(program), script: smoothScript })
    made.plan(happens('added_to_cart', '2026-05-19T10:00:00Z', { cartId: 'A' }))
    made.plan(happens('added_to_cart', '2026-05-19T10:02:00Z', { cartId: 'B' }))
    for (const each of checkOuts) made.plan(each)
    run(made, '2026-05-19T12:00:00Z')
    return made
  }

  it('are two passages, each with its own end [wait-two-carts-two-runs]', () => {
    const { passages } = world(happens('checked_out', '2026-05-19T10:03:30Z', { cartId: 'B' }))
    const [a, b] = passages
    expect(passages.map(({ enrollment }) => enrollment.key)).toEqual(['A', 'B'])
    expect(leaving(a, 'w')).toBe('timeout 2026-05-19T10:03:00.000Z')
    expect(sentContents(a)).toEqual(['reminder'])
    expect(a?.enrollment.entry?.properties).toEqual({ cartId: 'A' })
    expect(leaving(b, 'w')).toBe('done 2026-05-19T10:03:30.000Z')
    expect(sentContents(b)).toEqual([])

    const early = world(happens('checked_out', '2026-05-19T10:02:59Z', { cartId: 'A' }))
    expect(sentContents(early.passages[0])).toEqual([])
  })
})

describe('a purchase before the wait', () => {
  const half: Script = {
    outcomeOf: () => ({ outcome: { type: 'sent', provider: null, detail: {} }, afterMs: 30_000 }),
  }
  const simulated = (alreadyTrue: false | string) => {
    const program = programOf({
      t: ['trigger.event', { event: 'trial_started' }, { next: 'm' }],
      m: ['message.send', message('welcome'), { sent: 'w' }],
      w: [
        'wait.event',
        { groups: [{ id: 'bought', event: 'purchase' }], timeout: 'P7D', alreadyTrue },
        { bought: 'x', timeout: 'x' },
      ],
      x: ['exit', { reason: 'over' }],
    })
    const before = eventOf('purchase', utc('2026-01-10T08:59:00Z'))
    const entered = utc('2026-01-10T09:00:00Z')
    return simulate({
      ...settings(program),
      facts: factsOf({ events: { purchase: [before] } }),
      entry: { trigger: 't', event: eventOf('trial_started', entered), at: entered },
      happenings: [happens('purchase', '2026-01-10T09:00:20Z')],
      script: half,
      until: utc('2026-02-01T00:00:00Z'),
    })
  }

  it('counts only if the step says so [wait-event-that-already-happened]', () => {
    const options = [false, 'sinceEntry', 'P30D'] as const
    const leavings = options.map((option) => leaving(simulated(option).passage ?? undefined, 'w'))
    expect(leavings).toEqual([
      'timeout 2026-01-17T09:00:30.000Z',
      'bought 2026-01-10T09:00:30.000Z',
      'bought 2026-01-10T09:00:30.000Z',
    ])
    const why = (option: string) => simulated(option).passage?.trace.find((entry) => entry.port === 'bought')?.values
    expect(why('sinceEntry')).toMatchObject({ event: 'purchase', at: utc('2026-01-10T09:00:20Z') })
    expect(why('P30D')).toMatchObject({ at: utc('2026-01-10T08:59:00Z') })
  })
})

describe('opened at the last second', () => {
  const program = programOf({
    t: ['trigger.api', {}, { next: 'm0' }],
    m0: ['message.send', message('first'), { sent: 'w' }],
    w: ['wait.event', { groups: [{ id: 'opened', event: 'opened' }], timeout: 'P1D' }, { opened: 'x', timeout: 'm1' }],
    m1: ['message.send', message('second'), { sent: 'x' }],
    x: ['exit', { reason: 'over' }],
  })
  const simulated = (...happenings: Happening[]) =>
    simulate({
      ...settings(program),
      entry: { trigger: 't', event: null, at: utc('2026-04-01T09:00:00Z') },
      happenings,
      until: utc('2026-04-10T00:00:00Z'),
    }).passage ?? undefined

  it('or at the deadline, or reported late: one way, once [wait-open-or-timeout-never-both]', () => {
    const a = simulated(happens('opened', '2026-04-02T08:59:59Z'))
    expect([leaving(a, 'w'), sentContents(a)]).toEqual(['opened 2026-04-02T08:59:59.000Z', ['first']])
    const b = simulated(happens('opened', '2026-04-02T09:00:00Z'))
    expect([leaving(b, 'w'), sentContents(b)]).toEqual(['timeout 2026-04-02T09:00:00.000Z', ['first', 'second']])
    const c = simulated(happens('opened', '2026-04-02T08:50:00Z', {}, '2026-04-02T09:05:00Z'))
    expect([leaving(c, 'w'), sentContents(c)]).toEqual(['timeout 2026-04-02T09:00:00.000Z', ['first', 'second']])
    for (const passage of [a, b, c]) {
      expect(passage?.counts.filter(({ node, what }) => node === 'w' && what === 'port')).toHaveLength(1)
    }
  })
})

describe('one form', () => {
  const role = (id: string): JsonObject => ({ id, condition: { attribute: 'entry.role', is: '=', value: id } })
  const program = programOf({
    t: ['trigger.event', { event: 'form_submitted' }, { next: 's' }],
    s: ['split.multi', { cases: [role('manager'), role('seller')] }, { manager: 'm1', seller: 'm2', else: 'm3' }],
    m1: ['message.send', message('for-managers')],
    m2: ['message.send', message('for-sellers')],
    m3: ['message.send', message('for-all')],
  })
  const got = (submitted: string): readonly string[] => {
    const at = utc('2026-04-01T09:00:00Z')
    const event = eventOf('form_submitted', at, { role: submitted })
    const { passage } = simulate({ ...settings(program), entry: { trigger: 't', event, at }, until: at })
    return sentContents(passage ?? undefined)
  }

  it('leads down one branch [wait-one-form-three-decisions]', () => {
    expect([got('manager'), got('seller'), got('intern')]).toEqual([['for-managers'], ['for-sellers'], ['for-all']])
    const drawn = lift(program.journey)
    const doubled = compile({ ...drawn, edges: [...drawn.edges, { from: 't', port: 'next', to: 'm1' }] }, openRefs)
    expect(doubled.findings.filter(({ level }) => level === 'error')).toMatchObject([
      { code: 'edge.second', node: 't', params: { port: 'next', to: 's', also: 'm1' } },
    ])
  })
})

describe('buying on day 2 of a delay of 5', () => {
  const program = programOf(
    {
      t: ['trigger.event', { event: 'signup' }, { next: 'd' }],
      d: ['wait.for', { duration: 'P5D' }, { next: 'm' }],
      m: ['message.send', message('hello')],
    },
    { exits: [{ id: 'purchase', on: { event: 'purchase' } }] },
  )
  it('ends the journey on day 2 [wait-exit-inside-a-delay]', () => {
    const at = utc('2026-03-01T00:00:00Z')
    const world = new World({ ...settings(program), script: smoothScript })
    world.plan({ type: 'event', at, event: eventOf('signup', at) })
    world.plan(happens('purchase', '2026-03-02T12:34:56Z'))
    const atD = (): number =>
      world.passages
        .flatMap(({ counts }) => counts)
        .filter(({ node }) => node === 'd')
        .reduce((sum, { what, n }) => sum + (what === 'arrived' ? n : -n), 0)
    run(world, '2026-03-02T12:34:55Z')
    expect(atD()).toBe(1)
    run(world, '2026-04-01T00:00:00Z')
    expect(atD()).toBe(0)
    expect(world.passages[0]?.enrollment.ended).toEqual({
      reason: 'purchase',
      outcome: 'neutral',
      at: utc('2026-03-02T12:34:56Z'),
    })
    expect(world.dueTimes()).toEqual([])
    expect(world.messages).toEqual([])
  })
})

describe('a message held back as a duplicate', () => {
  const program = programOf({
    t: ['trigger.api', {}, { next: 'm' }],
    m: ['message.send', message('offer'), { sent: 'g1', skipped: 'g2' }],
    g1: ['tag.change', { tag: 'Email sent' }],
    g2: ['tag.change', { tag: 'Not mailed' }],
  })
  it('does not earn the tag of a sent one [wait-skip-is-not-sent]', () => {
    const at = utc('2026-04-01T09:00:00Z')
    const address = 'anna@example.com'
    const contactPoints = [{ channel: 'email', address, suppressed: null }]
    const tagsOf = (passage: Passage | null): readonly Effect[] =>
      passage?.effects.filter((effect) => effect.type === 'updatePerson') ?? []
    const first = simulate({
      ...settings(program),
      facts: factsOf({ contactPoints }),
      entry: { trigger: 't', event: null, at },
      until: at,
    })
    expect(first.messages[0]?.decision.type).toBe('send')
    expect(tagsOf(first.passage)).toMatchObject([{ ops: [{ op: 'tag', tag: 'Email sent' }] }])

    const [reserved] = first.messages
    const earlier = {
      key: reserved?.effect.key ?? '',
      channel: 'email',
      category: 'marketing',
      content: 'offer',
      address,
    }
    const contacts = [{ ...earlier, journey: 'j', node: 'm', at, countsToCap: false }]
    const second = simulate({
      ...settings(program),
      facts: factsOf({ person: { ...factsOf().person, id: 'p2' }, contactPoints, contacts }),
      entry: { trigger: 't', event: null, at: at + 3_600_000 },
      until: at + 3_600_000,
    })
    expect(second.messages[0]?.decision).toMatchObject({ type: 'skip', reason: 'duplicate' })
    expect(tagsOf(second.passage)).toMatchObject([{ ops: [{ op: 'tag', tag: 'Not mailed' }] }])
    expect(second.passage?.counts).toContainEqual({ version: 1, node: 'm', what: 'skipped', name: 'duplicate', n: 1 })
    expect(second.passage?.counts).toContainEqual({ version: 1, node: 'm', what: 'port', name: 'skipped', n: 1 })
  })
})

describe('a request', () => {
  const program = programOf({
    t: ['trigger.event', { event: 'order' }, { next: 'h' }],
    h: ['http.request', { url: 'https://example.com/hook' }, { ok: 'x', error: 'y', timeout: 'z' }],
    x: ['exit', { reason: 'ok' }],
    y: ['exit', { reason: 'error' }],
    z: ['exit', { reason: 'timeout' }],
  })
  const at = utc('2026-07-01T10:00:00Z')
  const answered = (status: number) => ({ type: 'answered', status, context: {}, detail: {} }) as const
  it.each([
    [answered(200), 0, 'ok'],
    [answered(400), 0, 'error'],
    [{ type: 'timeout', detail: {} }, 50_000, 'timeout'],
  ] as const)('answered %j after %d ms goes by its port', (outcome, afterMs, reason) => {
    const base: SimulationSettings = {
      ...settings(program),
      entry: { trigger: 't', event: eventOf('order', at), at },
      script: { outcomeOf: () => ({ outcome, afterMs }) },
      until: at + 60_000,
    }
    expect(simulate(base).passage?.enrollment.ended).toMatchObject({ reason, at: at + afterMs })
    expect(simulate({ ...base, until: at - 1 }).passage).toBeNull()
  })
})

describe('a simulation', () => {
  const program = programOf({
    t: ['trigger.event', { event: 'signup' }, { next: 'm' }],
    m: ['message.send', message('hello'), { sent: 'w' }],
    w: ['wait.for', { duration: 'P1D' }, { next: 'n' }],
    n: ['message.send', message('again'), { sent: 'x', skipped: 'k' }],
    x: ['exit', { reason: 'over' }],
    k: ['exit', { reason: 'skipped' }],
  })
  const at = utc('2026-06-01T22:00:00Z')
  const base: SimulationSettings = {
    ...settings(program),
    entry: { trigger: 't', event: eventOf('signup', at), at },
    until: utc('2026-06-10T00:00:00Z'),
  }
  const channels = ['email']
  const quiet = { id: 'night', channels, from: '21:00', to: '08:00', zone: 'person', then: 'defer' } as const
  const cap = { id: 'one', channels, category: 'marketing', limit: 1, window: 'P7D' } as const

  it('shows the path, with the hours of quiet', () => {
    const { path, messages } = simulate({ ...base, rules: { ...mildestRules, quietHours: [quiet] } })
    expect(path.map(({ node, port, leftAt }) => [node, port, leftAt === null ? null : formatInstant(leftAt)])).toEqual([
      ['t', 'next', '2026-06-01T22:00:00.000Z'],
      ['m', 'sent', '2026-06-02T08:00:00.000Z'],
      ['w', 'next', '2026-06-03T08:00:00.000Z'],
      ['n', 'sent', '2026-06-03T08:00:00.000Z'],
      ['x', null, '2026-06-03T08:00:00.000Z'],
    ])
    expect(messages.map(({ decision }) => decision.type)).toEqual(['defer', 'send', 'send'])
  })

  it('counts its own messages to the caps', () => {
    const { passage } = simulate({ ...base, rules: { ...mildestRules, caps: [cap] } })
    expect(passage?.enrollment.ended?.reason).toBe('skipped')
  })

  it('takes what befalls the person into account', () => {
    const consent = { channel: 'email', category: 'marketing', state: 'withdrawn', at: at + 1, source: 'page' } as const
    const { messages, passage } = simulate({ ...base, happenings: [{ type: 'consent', at: at + 1, consent }] })
    expect(messages.map(({ decision }) => decision.type)).toEqual(['send', 'skip'])
    expect(passage?.enrollment.ended?.reason).toBe('skipped')
  })

  it('stops its clock, and says what is next', () => {
    const { passage, nextStops, path } = simulate({ ...base, until: at + 1 })
    expect(passage?.enrollment).toMatchObject({ status: 'active', node: 'w' })
    expect(nextStops).toEqual([at + 86_400_000])
    expect(path.at(-1)).toMatchObject({ node: 'w', leftAt: null, port: null })
  })

  it('says why somebody is not let in', () => {
    const shut = programOf(
      { t: ['trigger.event', { event: 'signup' }] },
      { entry: { audience: { tag: 'vip', is: 'has' } } },
    )
    const { knocks, passage, path } = simulate({ ...base, program: shut })
    expect(knocks).toMatchObject([{ admission: { type: 'refuse', reason: 'audience' } }])
    expect([passage, path]).toEqual([null, []])
  })

  it('restarts the same cart, and the reminder follows the last touch', () => {
    const cart = programOf(
      {
        t: ['trigger.event', { event: 'cart' }, { next: 'w' }],
        w: ['wait.for', { duration: 'PT30M' }, { next: 'm' }],
        m: ['message.send', message('reminder')],
      },
      { entry: { reentry: { mode: 'afterExit', key: { from: 'event.id' }, ifInside: 'restart' } } },
    )
    const world = new World({ ...settings(cart), script: smoothScript })
    world.plan(happens('cart', '2026-06-01T10:00:00Z', { id: 'A' }))
    world.plan(happens('cart', '2026-06-01T10:20:00Z', { id: 'A' }))
    run(world, '2026-06-02T00:00:00Z')
    expect(world.passages.map(({ enrollment }) => enrollment.ended?.reason)).toEqual(['restarted', 'finished'])
    expect(world.messages.map((sent) => formatInstant(sent.at))).toEqual(['2026-06-01T10:50:00.000Z'])
    world.planEntry(
      entryOf('t', eventOf('cart', utc('2026-06-02T00:00:00Z'), { id: 'B' })),
      utc('2026-06-02T00:00:00Z'),
    )
    run(world, '2026-06-03T00:00:00Z')
    expect(world.passages).toHaveLength(3)
  })
})
