import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { load } from '../compile/load.ts'
import { proposeMap } from '../diff/propose-map.ts'
import type { Journey } from '../journey/schema.ts'
import type { Program } from '../run/contract.ts'
import type { CountChange } from '../run/count-changes.ts'
import type { NodeMap } from '../run/enrollment.ts'
import { entryOf } from '../run/testing/program.ts'
import type { Stimulus } from '../step/stimulus.ts'
import type { Instant } from '../time/instant.ts'
import { arbitraryEdit } from './testing/arbitrary-journey.ts'
import { arbitraryLife, lifeBegins, scriptOf, type Life } from './testing/arbitrary-life.ts'
import { World, type Passage } from './world.ts'

/*
 * Any journey, any edit of it, any life, and a publisher who moves everybody to and fro, lets them wait again and sends
 * them back, whenever she likes.
 */

const minute = 60_000
const farAhead = lifeBegins + 400 * 86_400_000
const runs = { seed: 20_261_125, numRuns: 300 }

type Act = (at: Instant, before: Journey, after: Journey) => Stimulus

const anyNode = fc.integer({ min: 0, max: 10 }).map((index) => (index === 0 ? 't' : `n${index}`))
const anyMap = fc.dictionary(anyNode, fc.option(anyNode), { maxKeys: 6 })

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.constantFrom('now', 'now', 'nextStep'),
        fc.constantFrom(2, 2, 2, 1),
        fc.option(anyMap),
        fc.constantFrom(0, 0, 90 * minute),
      )
      .map(([when, version, wild, spreadMs]): Act => (at, before, after) => {
        const proposed = version === 2 ? proposeMap(before, after) : proposeMap(after, before)
        const map: NodeMap = wild ?? proposed
        return { type: 'moved', at, version, map, when, spreadMs }
      }),
  },
  { weight: 1, arbitrary: fc.constant<Act>((at) => ({ type: 'waitAgain', at })) },
  {
    weight: 2,
    arbitrary: anyNode.map((node): Act => (at) => ({ type: 'sentBack', at, node })),
  },
)

/** Some at once, many at the very ends of waits. */
const moment = fc.oneof(fc.constantFrom(0, 1, 60, 720, 1440, 4320), fc.integer({ min: 0, max: 10_000 }))
const acts = fc.array(fc.tuple(moment, act), { minLength: 1, maxLength: 8 })

const everything = fc.tuple(arbitraryEdit, arbitraryLife, acts)
type Everything = readonly [readonly [Journey, Journey], Life, readonly (readonly [number, Act])[]]

const live = ([[before, after], life, planned]: Everything, until: Instant = farAhead): World => {
  const [program, edited] = [load(before, 1), load(after, 2)]
  const world = new World({
    workspace: 'w1',
    program,
    others: [edited],
    facts: life.facts,
    rules: life.rules,
    contents: new Map([['offer', { topic: 'offers' }]]),
    script: scriptOf(life.scriptSeed),
  })
  const [trigger = ''] = program.triggers
  if (program.nodes.get(trigger)?.listens.length === 0) world.planEntry(entryOf(trigger, null), lifeBegins)
  for (const happening of life.happenings) world.plan(happening)
  for (const [minutes, decided] of planned) world.planForAll(decided(lifeBegins + minutes * minute, before, after))
  let steps = 0
  while (world.step(until) !== null) {
    steps += 1
    if (steps > 5000) throw new Error('It never comes to rest')
  }
  return world
}

const sum = (counts: readonly CountChange[], of: number, node: string, what: string): number =>
  counts
    .filter((each) => each.version === of && each.node === node && each.what === what)
    .reduce((total, { n }) => total + n, 0)

/** The two sums, for each version by itself. */
const expectSums = ({ enrollment, counts }: Passage, programs: readonly Program[]): void => {
  for (const { version, nodes } of programs) {
    const inside = enrollment.status !== 'ended' && enrollment.version === version
    const entered = sum(counts, version, '', 'entered')
    expect(entered, `entered ${version}`).toBe((inside ? 1 : 0) + sum(counts, version, '', 'left'))
    const known = new Set([...nodes.keys(), ...counts.filter((each) => each.version === version).map((c) => c.node)])
    for (const id of [...known].filter((each) => each !== '')) {
      const here = inside && enrollment.node === id ? 1 : 0
      const gone = sum(counts, version, id, 'port') + sum(counts, version, id, 'left')
      expect(sum(counts, version, id, 'arrived'), `${version} ${id}`).toBe(here + gone)
    }
  }
}

const programsOf = ([[before, after]]: Everything): readonly Program[] => [load(before, 1), load(after, 2)]

describe('every journey, every edit, every move', () => {
  it('loses nobody: each ends or is held, none by a defect, and stands where her version has a step', () => {
    fc.assert(
      fc.property(everything, (all) => {
        const world = live(all)
        const admitted = world.knocks.filter(({ admission }) => admission.type === 'enter').length
        expect(world.passages).toHaveLength(admitted)
        const programs = programsOf(all)
        for (const { enrollment } of world.passages) {
          expect(enrollment.held?.cause === 'crash' ? enrollment.held : null).toBeNull()
          expect(enrollment.status === 'ended' || enrollment.status === 'held').toBe(true)
          const { version, node, status } = enrollment
          const place = programs.find((program) => program.version === version)?.nodes.get(node)
          if (status !== 'ended') expect(place).toBeDefined()
        }
        expect(world.dueTimes()).toEqual([])
      }),
      runs,
    )
  })

  it('at any instant whoever is inside waits for something', () => {
    fc.assert(
      fc.property(everything, fc.integer({ min: 0, max: 9000 }), (all, minutes) => {
        const world = live(all, lifeBegins + minutes * minute)
        for (const { enrollment, counts, trace, effects } of world.passages) {
          const { status, wake, awaits, held } = enrollment
          expect(status !== 'active' || wake !== null || awaits !== null).toBe(true)
          expect(status !== 'held' || held !== null).toBe(true)
          expectSums({ enrollment, counts, trace, effects }, programsOf(all))
        }
      }),
      runs,
    )
  })

  it('counts add up for each version, no effect is named twice, no visit is skipped, time goes on', () => {
    fc.assert(
      fc.property(everything, (all) => {
        for (const passage of live(all).passages) {
          expectSums(passage, programsOf(all))
          const { effects, trace } = passage
          const keys = effects.map(({ key }) => key)
          expect(new Set(keys).size).toBe(keys.length)
          const visits = trace.filter(({ code }) => code === 'arrived').map(({ visit }) => visit)
          expect(visits).toEqual(visits.map((_, index) => index + 1))
          const times = trace.map(({ at }) => at)
          expect(times).toEqual(times.toSorted((a, b) => a - b))
        }
      }),
      runs,
    )
  })

  it('gives the same bytes for the same input', () => {
    fc.assert(
      fc.property(everything, (all) => {
        const tell = ({ passages, messages, knocks, facts }: World): string =>
          JSON.stringify({ passages, messages, knocks, facts })
        expect(tell(live(all))).toBe(tell(live(all)))
      }),
      { ...runs, numRuns: 100 },
    )
  })
})

it('these edits and moves meet everything there is to meet', () => {
  const seen = new Set<string>()
  for (const all of fc.sample(everything, { ...runs, numRuns: 600 })) {
    for (const { trace, enrollment } of live(all).passages) {
      for (const { code, values } of trace) {
        seen.add(code)
        if (code === 'moved') seen.add(`moved ${values['stays'] ? 'stays' : values['standing'] ? 'stood' : 'left'}`)
        if (code === 'moved') seen.add(`into ${String(values['to'])}`)
        if (code === 'waits' && values['again'] === true) seen.add('waits again')
        if (code === 'waits' && values['movedFrom'] !== undefined) seen.add('waits by the new step')
        if (code === 'waits' && values['for'] === 'throttle') seen.add('waits at the door')
        if (code === 'dropped') seen.add(`dropped ${String(values['reason'])}`)
      }
      seen.add(`ended ${enrollment.ended?.reason ?? 'not'}`)
    }
  }
  const expected = [
    'moved stays',
    'moved stood',
    'moved left',
    'into 1',
    'into 2',
    'will-move',
    'sent-back',
    'waits again',
    'waits by the new step',
    'waits at the door',
    'ended node-removed',
    'ended finished',
    'dropped there_already',
    'dropped does_not_rest',
    'dropped no_such_node',
    'dropped waits_for_nothing',
  ]
  expect(expected.filter((each) => !seen.has(each))).toEqual([])
})
