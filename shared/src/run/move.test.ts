import { expect, test } from 'vitest'
import { HOUR_MS, DAY_MS } from '../time/instant.ts'
import { admit } from './admit.ts'
import { advance } from './advance.ts'
import { countChanges, type CountChange } from './count-changes.ts'
import type { Program } from './contract.ts'
import { enrollmentSchema, type Enrollment } from './enrollment.ts'
import type { Stimulus } from '../step/stimulus.ts'
import { Runner } from './testing/runner.ts'
import { slotMs, startingAt } from './throttle.ts'
import { entryOf, eventOf, factsOf, nobodyBefore, programOf, utc, type Nodes } from './testing/program.ts'

const start = utc('2026-06-01T09:00:00Z')
const version = (number: number, nodes: Nodes, settings = {}): Program => ({
  ...programOf(nodes, settings),
  version: number,
})
const wait = (duration: string) => ['wait.for', { duration }] as const
const trigger = ['trigger.api', {}, { next: 'd1' }] as const
const message = (to: Record<string, string> = {}) =>
  ['message.send', { channel: 'email', content: 'hello', category: 'marketing' }, to] as const

const inside = (program: Program, at = start): Enrollment => new Runner(program, null, at).enrollment
const moved = (at: number, when: 'now' | 'nextStep', map: Record<string, string | null> = {}): Stimulus => ({
  type: 'moved',
  at,
  version: 2,
  map,
  when,
  spreadMs: 0,
})

/** Sums of one version: what must be nothing where nobody is. */
const balance = (changes: readonly CountChange[], of: number): number =>
  changes
    .filter((change) => change.version === of && change.node === '')
    .reduce((sum, { what, n }) => sum + (what === 'entered' ? n : what === 'left' ? -n : 0), 0)

test('[canvas-delay-edited-while-people-wait] moved now, a wait is counted again from the arrival, and nobody is called back', () => {
  const v1 = version(1, { t: trigger, d1: [...wait('P7D')] })
  const longer = version(3, { t: trigger, d1: [...wait('P10D')] })
  const v2 = version(2, { t: trigger, d1: [...wait('P2D')] })
  const dueAfter = (days: number): number | null =>
    advance(v1, inside(v1), moved(start + days * DAY_MS, 'now'), factsOf(), v2).enrollment.wake
  expect(dueAfter(1)).toBe(start + 2 * DAY_MS)
  expect(dueAfter(3)).toBe(start + 3 * DAY_MS)
  expect(dueAfter(6)).toBe(start + 6 * DAY_MS)
  const spread = { ...moved(start + 3 * DAY_MS, 'now'), spreadMs: HOUR_MS } as Stimulus
  expect(advance(v1, inside(v1), spread, factsOf(), v2).enrollment.wake).toBe(start + 3 * DAY_MS + HOUR_MS)
  const once = advance(v1, inside(v1), moved(start + DAY_MS, 'now'), factsOf(), v2).enrollment
  const again = advance(v2, once, { ...moved(start + DAY_MS, 'now'), version: 3 } as Stimulus, factsOf(), longer)
  expect(again.enrollment).toMatchObject({ version: 3, wake: start + 10 * DAY_MS, visit: once.visit })
})

test('[canvas-people-wait-at-a-deleted-node] moved now, whoever waits at a removed step arrives where the map says', () => {
  const v1 = version(1, { t: trigger, d1: [...wait('P7D'), { next: 'm2' }], m2: [...message()] })
  const v2 = version(2, { t: ['trigger.api', {}, { next: 'm2' }], m2: [...message()] })
  const v3 = version(3, { t: ['trigger.api', {}, { next: 'd9' }], d9: [...wait('P1D')] })
  const before = inside(v1)
  const advanced = advance(v1, before, moved(start + DAY_MS, 'now', { d1: 'm2' }), factsOf(), v2)
  expect(advanced.enrollment).toMatchObject({ version: 2, node: 'm2', awaits: { type: 'send' } })
  const counts = countChanges(before, advanced)
  expect(balance(counts, 1)).toBe(-1)
  expect(balance(counts, 2)).toBe(1)

  const nowhere = advance(v1, before, { ...moved(start, 'now'), version: 3 } as Stimulus, factsOf(), v3)
  expect(nowhere.enrollment).toMatchObject({ status: 'ended', ended: { reason: 'node-removed' }, version: 3 })
  expect(balance(countChanges(before, nowhere), 3)).toBe(0)
})

test('[wait-as-the-last-node] moved at the next step, a step added after the last one is still reached', () => {
  const v1 = version(1, { t: trigger, d1: [...wait('P3D')] })
  const v2 = version(2, { t: trigger, d1: [...wait('P3D'), { next: 'm' }], m: [...message()] })
  const arranged = advance(v1, inside(v1), moved(start + DAY_MS, 'nextStep'), factsOf(), v2).enrollment
  expect(arranged).toMatchObject({ version: 1, node: 'd1', wake: start + 3 * DAY_MS })
  const woke: Stimulus = { type: 'woke', at: start + 3 * DAY_MS, visit: arranged.visit }
  const advanced = advance(v1, arranged, woke, factsOf(), v2)
  expect(advanced.enrollment).toMatchObject({ version: 2, node: 'm', move: null })
  expect([1, 2].map((each) => balance(countChanges(arranged, advanced), each))).toEqual([-1, 1])
  expect(advance(v1, inside(v1), woke, factsOf()).enrollment.ended?.reason).toBe('finished')
})

test('an outcome that is awaited is awaited first', () => {
  const v1 = version(1, {
    t: ['trigger.api', {}, { next: 'm' }],
    m: [...message({ sent: 'd1' })],
    d1: [...wait('P1D')],
  })
  const v2 = version(2, {
    t: ['trigger.api', {}, { next: 'm' }],
    m: [...message({ sent: 'd2' })],
    d2: [...wait('P5D')],
  })
  const arranged = advance(v1, inside(v1), moved(start, 'now'), factsOf(), v2)
  expect(arranged.enrollment).toMatchObject({ version: 1, awaits: { type: 'send' } })
  const sent: Stimulus = {
    type: 'outcome',
    at: start + 1,
    effect: arranged.enrollment.awaits?.key ?? '',
    outcome: { type: 'sent', provider: null, detail: {} },
  }
  expect(advance(v1, arranged.enrollment, sent, factsOf(), v2).enrollment).toMatchObject({ version: 2, node: 'd2' })
})

test('somebody held moves with her step and stays held, and goes on where the map says when it is gone', () => {
  const nodes: Nodes = { t: ['trigger.api', {}, { next: 'm' }], m: [...message()] }
  const [v1, v2] = [version(1, nodes), version(2, nodes)]
  const waiting = inside(v1)
  const held = advance(
    v1,
    waiting,
    {
      type: 'outcome',
      at: start,
      effect: waiting.awaits?.key ?? '',
      outcome: { type: 'held', cause: 'credentials', detail: {} },
    },
    factsOf(),
  ).enrollment
  const there = advance(v1, held, moved(start, 'now'), factsOf(), v2).enrollment
  expect(there).toMatchObject({ version: 2, status: 'held', awaits: { key: held.awaits?.key } })
  const without = version(2, { t: ['trigger.api', {}, { next: 'd9' }], d9: [...wait('P1D')] })
  const on = advance(v1, held, moved(start, 'now', { m: 'd9' }), factsOf(), without).enrollment
  expect(on).toMatchObject({ version: 2, status: 'active', node: 'd9', wake: start + DAY_MS })
})

test('whom the throttle keeps at the door stands there until her turn, and an exit finds her there', () => {
  const on = (event: string) => ({ id: 'left', on: { event }, when: null })
  const nodes: Nodes = { t: ['trigger.event', { event: 'A' }, { next: 'd1' }], d1: [...wait('P1D')] }
  const program = version(1, nodes, { exits: [on('Closed')] })
  const at = (name: string, when: number) => ({ id: `${name}${when}`, name, at: when, seq: when, properties: {} })
  const admitted = admit(program, entryOf('t', at('A', start)), factsOf(), nobodyBefore, start)
  if (admitted.type !== 'enter') throw new Error(admitted.type)
  const slot = start + slotMs({ entries: 60, per: 'PT1H' }) * 5
  expect(startingAt(admitted.enrollment, start)).toBe(admitted.enrollment)
  const entered = advance(program, startingAt(admitted.enrollment, slot), { type: 'entered', at: start }, factsOf())
  expect(entered.enrollment).toMatchObject({ node: 't', wake: start + 5 * 60_000, visit: 1 })
  const take = (stimulus: Stimulus) => advance(program, entered.enrollment, stimulus, factsOf()).enrollment
  expect(take({ type: 'event', at: start + 1, event: at('A', start + 1) }).node).toBe('t')
  expect(take({ type: 'event', at: start + 1, event: at('Closed', start + 1) }).ended?.reason).toBe('left')
  expect(take({ type: 'woke', at: slot, visit: 1 })).toMatchObject({ node: 'd1', wake: slot + DAY_MS })
})

test('a wait can begin again, and somebody can be brought back to a step', () => {
  const program = version(1, {
    t: ['trigger.api', {}, { next: 'm' }],
    m: [...message({ sent: 'd1' })],
    d1: [...wait('P1D')],
  })
  const runner = new Runner(program, null, start)
  runner.outcome({ type: 'sent', provider: null, detail: {} }, start)
  runner.take({ type: 'waitAgain', at: start + 5 * HOUR_MS })
  expect(runner.enrollment.wake).toBe(start + 5 * HOUR_MS + DAY_MS)
  const before = runner.enrollment
  const back = runner.take({ type: 'sentBack', at: start + 6 * HOUR_MS, node: 'm' })
  expect(back.enrollment).toMatchObject({ node: 'm', awaits: { type: 'send' } })
  expect(back.enrollment.awaits?.key).not.toBe(`${before.id}:2:0`)
  const atWait = countChanges(before, back).filter(({ node }) => node === 'd1')
  expect(atWait).toEqual([{ version: 1, node: 'd1', what: 'left', name: 'sent-back', n: 1 }])
})

test('a wait for an event that began again is counted from then, for the timeout and for the event alike', () => {
  const nodes: Nodes = {
    t: trigger,
    d1: ['wait.event', { groups: [{ id: 'paid', event: 'Paid' }], timeout: 'P1D' }, { paid: 'x', timeout: 'y' }],
    x: ['exit', { reason: 'paid' }],
    y: ['exit', { reason: 'too-slow' }],
  }
  const runner = new Runner(version(1, nodes), null, start)
  const again = start + 5 * DAY_MS
  runner.take({ type: 'waitAgain', at: again })
  expect(runner.enrollment).toMatchObject({ wake: again + DAY_MS, visit: 2 })
  runner.event(eventOf('Paid', again + HOUR_MS))
  expect(runner.place).toBe('ended paid')
})

test('whoever stands at the door keeps her turn when the trigger changes', () => {
  const doorOf = (number: number, event: string) =>
    version(number, { t: ['trigger.event', { event }, { next: 'd1' }], d1: [...wait('P1D')] })
  const [v1, v2] = [doorOf(1, 'A'), doorOf(2, 'B')]
  const admitted = admit(v1, entryOf('t', eventOf('A', start)), factsOf(), nobodyBefore, start)
  if (admitted.type !== 'enter') throw new Error(admitted.type)
  const atDoor = startingAt(admitted.enrollment, start + HOUR_MS)
  const { enrollment } = advance(v1, atDoor, { type: 'entered', at: start }, factsOf())
  const there = advance(v1, enrollment, moved(start, 'now'), factsOf(), v2).enrollment
  expect(there).toMatchObject({ version: 2, node: 't', wake: start + HOUR_MS })
})

test('another turn at the door is waited for; whoever is past it has had hers', () => {
  const pass = version(1, { t: trigger, d1: [...wait('P1D')] }, {})
  const admitted = admit(pass, entryOf('t', eventOf('A', start)), factsOf(), nobodyBefore, start)
  if (admitted.type !== 'enter') throw new Error(admitted.type)
  const atDoor = startingAt(admitted.enrollment, start + HOUR_MS)
  const { enrollment } = advance(pass, atDoor, { type: 'entered', at: start }, factsOf())
  const later = start + 5 * HOUR_MS
  const turned = advance(pass, enrollment, { type: 'turn', at: start + 2 * HOUR_MS, until: later }, factsOf())
  expect(turned.enrollment).toMatchObject({ node: 't', nodeWake: later, wake: later })
  const { visit } = turned.enrollment
  const inside = advance(pass, turned.enrollment, { type: 'woke', at: later, visit }, factsOf()).enrollment
  expect(inside).toMatchObject({ node: 'd1', wake: later + DAY_MS })
  const again = advance(pass, inside, { type: 'turn', at: later, until: later + HOUR_MS }, factsOf())
  expect(again.enrollment).toEqual(inside)
  expect(again.trace).toMatchObject([{ code: 'dropped' }])
})

test('an exit of the new version acts at once on whoever moves into it', () => {
  const nodes: Nodes = { t: trigger, d1: [...wait('P7D')] }
  const exits = [{ id: 'is-vip', on: null, when: { tag: 'vip', is: 'has' } }]
  const [v1, v2] = [version(1, nodes), version(2, nodes, { exits })]
  const vip = factsOf({ person: { ...factsOf().person, tags: ['vip'] } })
  const before = inside(v1)
  const gone = advance(v1, before, moved(start, 'now'), vip, v2)
  expect(gone.enrollment).toMatchObject({ version: 2, ended: { reason: 'is-vip' } })
  expect([1, 2].map((each) => balance(countChanges(before, gone), each))).toEqual([-1, 0])
})

test('who has stayed too long for the new version leaves at once, held or not, and gets nothing more there', () => {
  const nodes: Nodes = { t: trigger, d1: [...wait('P7D'), { next: 'm' }], m: [...message()] }
  const [v1, v2] = [version(1, nodes), version(2, nodes, { entry: { maxStay: 'P2D' } })]
  const late = start + 7 * DAY_MS
  const staying = advance(v1, inside(v1), moved(start + 3 * DAY_MS, 'now'), factsOf(), v2)
  expect(staying.enrollment.ended).toMatchObject({ reason: 'max-stay', at: start + 3 * DAY_MS })
  const arranged = advance(v1, inside(v1), moved(start + DAY_MS, 'nextStep'), factsOf(), v2).enrollment
  const onward = advance(v1, arranged, { type: 'woke', at: late, visit: arranged.visit }, factsOf(), v2)
  expect(onward).toMatchObject({ effects: [], enrollment: { version: 2, ended: { reason: 'max-stay', at: late } } })
  expect([1, 2].map((each) => balance(countChanges(arranged, onward), each))).toEqual([-1, 0])
})

test('a message carries the priority of its journey, unless it is the usual one', () => {
  const nodes: Nodes = { t: ['trigger.api', {}, { next: 'm' }], m: [...message()] }
  expect(inside(version(1, nodes)).awaits).not.toHaveProperty('priority')
  expect(inside(version(1, nodes, { entry: { priority: 80 } })).awaits).toMatchObject({ type: 'send', priority: 80 })
})

test('what is due at once by the new wait is spread, and an event that comes before the turn is too late', () => {
  const waits = (timeout: string) =>
    ['wait.event', { groups: [{ id: 'paid', event: 'Paid' }], timeout }, { paid: 'x', timeout: 'y' }] as const
  const ends: Nodes = { x: ['exit', { reason: 'paid' }], y: ['exit', { reason: 'too-slow' }] }
  const v1 = version(1, { t: trigger, d1: [...waits('P7D')], ...ends })
  const v2 = version(2, { t: trigger, d1: [...waits('P1D')], ...ends })
  const spread = { ...moved(start + 2 * DAY_MS, 'now'), spreadMs: HOUR_MS } as Stimulus
  const runner = new Runner(v2, null, start)
  runner.enrollment = advance(v1, inside(v1), spread, factsOf(), v2).enrollment
  runner.event(eventOf('Paid', start + 2 * DAY_MS + 1))
  expect(runner.enrollment).toMatchObject({ node: 'd1', wake: start + 2 * DAY_MS + HOUR_MS })
  runner.wake()
  expect(runner.place).toBe('ended too-slow')
})

test('a passage stored by an older release goes on, with no move arranged', () => {
  const v1 = version(1, { t: trigger, d1: [...wait('P1D')] })
  const { move: _, ...older } = inside(v1)
  const stored = enrollmentSchema.parse(older)
  expect(stored).toEqual(inside(v1))
  const woke: Stimulus = { type: 'woke', at: start + DAY_MS, visit: stored.visit }
  expect(advance(v1, stored, woke, factsOf()).enrollment.ended?.reason).toBe('finished')
})
