import { expect, test } from 'vitest'
import { DAY_MS } from '../time/instant.ts'
import type { Program } from './contract.ts'
import type { NodeMap } from './enrollment.ts'
import { factsOf, programOf, utc, type Nodes } from './testing/program.ts'
import { Runner } from './testing/runner.ts'
import { isDueWhereSheStands, prospectsOf, whatNext, type Mover } from './what-next.ts'

const start = utc('2026-06-01T09:00:00Z')
const version = (number: number, nodes: Nodes): Program => ({ ...programOf(nodes), version: number })
const trigger = ['trigger.api', {}, { next: 'd1' }] as const
const wait = (duration: string, next: string): Nodes[string] => ['wait.for', { duration }, { next }]
const message: Nodes[string] = ['message.send', { channel: 'email', content: 'hello', category: 'marketing' }]
const v1 = version(1, { t: trigger, d1: wait('P7D', 'm'), m: message })

const moverOf = (target: Program, days: number, map: NodeMap = {}): Mover => ({
  program: v1,
  target,
  enrollment: new Runner(v1, null, start).enrollment,
  arranged: undefined,
  facts: factsOf(),
  map,
  at: start + days * DAY_MS,
})

test('what comes next is said where time decides, and left open where something outside does', () => {
  const runner = new Runner(v1, null, start)
  expect(whatNext(v1, runner.enrollment, runner.facts)).toEqual({ node: 'm', at: start + 7 * DAY_MS })
  runner.wake()
  expect(whatNext(v1, runner.enrollment, runner.facts)).toEqual({ node: 'm', at: null })
  runner.outcome({ type: 'sent', provider: null, detail: {} }, start + 7 * DAY_MS)
  expect(whatNext(v1, runner.enrollment, runner.facts)).toEqual({ node: null, at: start + 7 * DAY_MS })
})

test('an edited wait: the same one who stays, at the next step, and moved now', () => {
  const shorter = version(2, { t: trigger, d1: wait('P2D', 'm2'), m2: message })
  const stays = { node: 'm', at: start + 7 * DAY_MS }
  const nextStep = { node: 'm2', at: start + 7 * DAY_MS }
  const early = moverOf(shorter, 1)
  expect(prospectsOf(early)).toEqual({
    before: stays,
    nextStep,
    now: { node: 'm2', at: start + 2 * DAY_MS },
    isDueAtOnce: false,
    waitsLonger: false,
  })
  expect(isDueWhereSheStands(early)).toBe(false)
  const late = moverOf(shorter, 3)
  expect(prospectsOf(late)).toMatchObject({ now: { node: 'm2', at: start + 3 * DAY_MS }, isDueAtOnce: true })
  expect(isDueWhereSheStands(late)).toBe(true)
  const longer = moverOf(version(2, { t: trigger, d1: wait('P10D', 'm'), m: message }), 1)
  expect(prospectsOf(longer)).toMatchObject({ now: { node: 'm', at: start + 10 * DAY_MS }, waitsLonger: true })
})

test('a removed step: moved now she arrives where the map says, or leaves', () => {
  const without = version(2, { t: ['trigger.api', {}, { next: 'm' }], m: message })
  const mapped = moverOf(without, 1, { d1: 'm' })
  expect(prospectsOf(mapped)).toMatchObject({ now: { node: 'm', at: mapped.at }, isDueAtOnce: true })
  expect(isDueWhereSheStands(mapped)).toBe(false)
  expect(prospectsOf(moverOf(without, 1))).toMatchObject({
    nextStep: { node: 'm', at: start + 7 * DAY_MS },
    now: { node: null, at: start + DAY_MS },
  })
})
