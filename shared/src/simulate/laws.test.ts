import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { load } from '../compile/load.ts'
import { advance } from '../run/advance.ts'
import type { Program } from '../run/contract.ts'
import { countChanges, type CountChange } from '../run/count-changes.ts'
import type { Enrollment } from '../run/enrollment.ts'
import { entryOf, eventOf, factsOf, utc } from '../run/testing/program.ts'
import { catalogue } from '../nodes/index.ts'
import type { Stimulus } from '../step/stimulus.ts'
import type { Instant } from '../time/instant.ts'
import { mildestRules } from '../policy/decision.ts'
import { smoothScript } from './script.ts'
import { World, type Passage } from './world.ts'
import { arbitraryJourney, stepKinds } from './testing/arbitrary-journey.ts'
import { arbitraryLife, lifeBegins, scriptOf, type Life } from './testing/arbitrary-life.ts'

const farAhead = lifeBegins + 365 * 86_400_000
const runs = { seed: 20_260_304, numRuns: 400 }

const live = (program: Program, life: Life, until: Instant = farAhead): World => {
  const world = new World({
    workspace: 'w1',
    program,
    facts: life.facts,
    rules: life.rules,
    contents: new Map([['offer', { topic: 'offers' }]]),
    script: scriptOf(life.scriptSeed),
  })
  const [trigger = ''] = program.triggers
  if (program.nodes.get(trigger)?.listens.length === 0) world.planEntry(entryOf(trigger, null), lifeBegins)
  for (const happening of life.happenings) world.plan(happening)
  let steps = 0
  while (world.step(until) !== null) {
    steps += 1
    if (steps > 5000) throw new Error('It never comes to rest')
  }
  return world
}

const sum = (counts: readonly CountChange[], node: string, what: string): number =>
  counts.filter((each) => each.node === node && each.what === what).reduce((total, { n }) => total + n, 0)

/** The two sums that always hold, for one passage. */
const expectSums = (program: Program, { enrollment, counts }: Passage): void => {
  const inside = enrollment.status === 'ended' ? 0 : 1
  expect(sum(counts, '', 'entered')).toBe(inside + sum(counts, '', 'left'))
  for (const id of program.nodes.keys()) {
    const here = inside === 1 && enrollment.node === id ? 1 : 0
    expect(sum(counts, id, 'arrived')).toBe(here + sum(counts, id, 'port') + sum(counts, id, 'left'))
  }
}

const everything = fc.tuple(arbitraryJourney(), arbitraryLife)

describe('every journey, every life', () => {
  it('ends or is held, whatever happens', () => {
    fc.assert(
      fc.property(everything, ([journey, life]) => {
        const world = live(load(journey, 1), life)
        for (const { enrollment } of world.passages) {
          expect(enrollment.status === 'ended' || enrollment.status === 'held').toBe(true)
        }
        expect(world.dueTimes()).toEqual([])
      }),
      runs,
    )
  })

  it('gives the same bytes for the same input', () => {
    fc.assert(
      fc.property(everything, ([journey, life]) => {
        const tell = ({ passages, messages, knocks, facts }: World): string =>
          JSON.stringify({ passages, messages, knocks, facts })
        expect(tell(live(load(journey, 1), life))).toBe(tell(live(load(journey, 1), life)))
      }),
      { ...runs, numRuns: 150 },
    )
  })

  it('counts add up, at every instant', () => {
    fc.assert(
      fc.property(everything, fc.integer({ min: 0, max: 9000 }), ([journey, life], minutes) => {
        const program = load(journey, 1)
        for (const passage of live(program, life, lifeBegins + minutes * 60_000).passages) expectSums(program, passage)
        for (const passage of live(program, life).passages) expectSums(program, passage)
      }),
      runs,
    )
  })

  it('names no effect twice, stands at one place, and never goes back in time', () => {
    fc.assert(
      fc.property(everything, ([journey, life]) => {
        for (const { effects, trace } of live(load(journey, 1), life).passages) {
          const keys = effects.map(({ key }) => key)
          expect(new Set(keys).size).toBe(keys.length)
          const visits = trace.filter(({ code }) => code === 'arrived').map(({ visit }) => visit)
          expect(visits).toEqual(visits.map((_, index) => index + 1))
          const goals = trace.filter(({ code }) => code === 'goal').map(({ values }) => values['goal'])
          expect(new Set(goals).size).toBe(goals.length)
          const times = trace.map(({ at }) => at)
          expect(times).toEqual(times.toSorted((a, b) => a - b))
        }
      }),
      runs,
    )
  })

  it('after the end only goals are counted', () => {
    fc.assert(
      fc.property(everything, ([journey, life]) => {
        for (const { trace } of live(load(journey, 1), life).passages) {
          const end = trace.findIndex(({ code }) => code === 'ended')
          const after = end === -1 ? [] : trace.slice(end + 1)
          expect(after.filter(({ code }) => code !== 'goal' && code !== 'dropped')).toEqual([])
        }
      }),
      runs,
    )
  })
})

describe('whatever arrives, in whatever order', () => {
  const stimulus = (index: number, choice: number, at: Instant, { visit, awaits }: Enrollment): Stimulus => {
    switch (choice % 8) {
      case 0:
        return { type: 'woke', at, visit }
      case 1:
        return { type: 'woke', at, visit: visit - 1 }
      case 2:
        return {
          type: 'outcome',
          at,
          effect: awaits?.key ?? 'x:1:0',
          outcome: { type: 'sent', provider: null, detail: {} },
        }
      case 3:
        return { type: 'outcome', at, effect: 'x:9:9', outcome: { type: 'timeout', detail: {} } }
      case 4:
        return { type: 'changed', at }
      case 5:
        return { type: 'resumed', at, by: choice > 8 ? 'retry' : 'skip' }
      case 6:
        return { type: 'entered', at }
      default:
        return {
          type: 'event',
          at,
          event: eventOf(['A', 'B', 'C'][choice % 3] ?? 'A', at, { v: choice % 4 }, `e${index}`),
        }
    }
  }

  it('a passage rests, awaits, is held or has ended; a dropped stimulus changes nothing', () => {
    const steps = fc.array(fc.tuple(fc.nat(31), fc.integer({ min: -600, max: 2000 })), { maxLength: 25 })
    fc.assert(
      fc.property(arbitraryJourney(), steps, (journey, given) => {
        const program = load(journey, 1)
        const world = new World({
          workspace: 'w1',
          program,
          facts: factsOf(),
          rules: mildestRules,
          contents: new Map(),
          script: smoothScript,
        })
        const [trigger = ''] = program.triggers
        const listens = program.nodes.get(trigger)?.listens[0]
        const event = listens === undefined ? null : eventOf(listens.event, lifeBegins, { v: 1, k: 'k1' })
        world.planEntry(entryOf(trigger, event), lifeBegins)
        world.step(lifeBegins)
        const passage = world.passages[0]
        if (passage === undefined) return
        let enrollment = passage.enrollment
        let at = lifeBegins
        const counts = [...passage.counts]
        for (const [index, [choice, minutes]] of given.entries()) {
          at += minutes * 60_000
          const before = enrollment
          const advanced = advance(program, before, stimulus(index, choice, at, before), factsOf())
          expect(advance(program, before, stimulus(index, choice, at, before), factsOf())).toEqual(advanced)
          enrollment = advanced.enrollment
          counts.push(...countChanges(before, advanced))
          const onlyDropped = advanced.trace.length > 0 && advanced.trace.every(({ code }) => code === 'dropped')
          if (onlyDropped)
            expect(advanced).toMatchObject({ effects: [], enrollment: { visit: before.visit, status: before.status } })
          const { status, wake, awaits } = enrollment
          expect(status !== 'active' || wake !== null || awaits !== null).toBe(true)
          expect(status !== 'held' || enrollment.held !== null).toBe(true)
          if (enrollment.held?.cause === 'crash') throw new Error(JSON.stringify(enrollment.held))
        }
        expectSums(program, { enrollment, counts, trace: [], effects: [] })
      }),
      runs,
    )
  })
})

it('these journeys and lives meet everything there is to meet', () => {
  const seen = new Set<string>()
  for (const [journey, life] of fc.sample(everything, { ...runs, numRuns: 1200 })) {
    const program = load(journey, 1)
    const world = live(program, life)
    for (const { trace, enrollment } of world.passages) {
      for (const { code, node, port, values } of trace) {
        seen.add(`code ${code}`)
        const kind = node === null ? undefined : journey.nodes[node]?.kind
        if (port !== undefined) seen.add(`port ${kind} ${port}`)
        if (code === 'arrived') seen.add(`kind ${kind}`)
        if (code === 'outcome') seen.add(`outcome ${String(values['outcome'])}`)
      }
      seen.add(`ended ${enrollment.ended?.reason ?? 'not'}`)
    }
    for (const { decision } of world.messages) {
      seen.add(decision.type === 'skip' ? `skip ${decision.reason}` : decision.type)
    }
    for (const { admission } of world.knocks) {
      seen.add(admission.type === 'refuse' ? `refuse ${admission.reason}` : admission.type)
      if (admission.type === 'enter' && admission.restarts) seen.add('restart')
    }
  }
  const expected = [
    ...stepKinds.map((kind) => `kind ${kind}`),
    ...['entered', 'arrived', 'waits', 'asks', 'left', 'decided', 'event', 'woke', 'outcome'].map(
      (code) => `code ${code}`,
    ),
    ...['changed-person', 'goal', 'held', 'ended'].map((code) => `code ${code}`),
    ...['yes', 'no'].map((port) => `port split.if ${port}`),
    ...['one', 'two', 'else'].map((port) => `port split.multi ${port}`),
    ...['a', 'b'].map((port) => `port split.random ${port}`),
    ...['email', 'sms', 'none'].map((port) => `port split.reachable ${port}`),
    ...['first', 'second', 'timeout'].map((port) => `port wait.event ${port}`),
    ...['sent', 'skipped', 'failed'].map((port) => `port message.send ${port}`),
    ...['ok', 'error', 'timeout'].map((port) => `port http.request ${port}`),
    ...['by-event', 'by-state', 'goal', 'max-stay', 'finished', 'left-by-step', 'too-late', 'restarted', 'not'].map(
      (reason) => `ended ${reason}`,
    ),
    ...['no_consent', 'unreachable', 'suppressed', 'capped', 'quiet_hours', 'duplicate', 'holdout', 'stale'].map(
      (reason) => `skip ${reason}`,
    ),
    ...['audience', 'inside', 'cooldown', 'limit', 'key_missing', 'double_fire'].map((reason) => `refuse ${reason}`),
    'send',
    'defer',
    'enter',
    'holdout',
    'restart',
  ]
  expect(expected.filter((each) => !seen.has(each))).toEqual([])
  const steps = [...catalogue.values()].filter(({ family }) => family !== 'start').map(({ kind }) => kind)
  expect(stepKinds.toSorted()).toEqual(steps.toSorted())
  expect(utc('2026-03-04T15:00:00Z')).toBe(lifeBegins)
})
