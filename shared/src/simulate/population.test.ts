import { expect, it } from 'vitest'
import { mildestRules } from '../policy/decision.ts'
import { eventOf, factsOf, programOf, utc } from '../run/testing/program.ts'
import { simulatePopulation, type PopulationCounts, type Visitor } from './population.ts'

const at = utc('2026-06-01T09:00:00Z')
const program = programOf(
  {
    t: ['trigger.event', { event: 'signup' }, { next: 's' }],
    s: [
      'split.random',
      {
        arms: [
          { id: 'a', weight: 1 },
          { id: 'b', weight: 1 },
        ],
      },
      { a: 'm', b: 'w' },
    ],
    m: ['message.send', { channel: 'email', content: 'hello' }, { sent: 'x' }],
    w: ['wait.for', { duration: 'P1D' }, { next: 'x' }],
    x: ['exit', { reason: 'over' }],
  },
  { entry: { audience: { not: { tag: 'staff', is: 'has' } }, holdout: { percent: 20 } } },
)
const visitors = (count: number): readonly Visitor[] =>
  Array.from({ length: count }, (_, index) => {
    const facts = factsOf()
    const tags = index % 10 === 0 ? ['staff'] : []
    const consents = index % 4 === 0 ? [] : facts.consents
    const person = { ...facts.person, id: `p${index}`, tags }
    return { facts: { ...facts, person, consents }, event: eventOf('signup', at, {}, `e${index}`), at }
  })
const run = (people: readonly Visitor[], stopAfter = Infinity): PopulationCounts => {
  const settings = {
    workspace: 'w1',
    program,
    rules: mildestRules,
    contents: new Map(),
    trigger: 't',
    until: at + 10 * 86_400_000,
  }
  const simulation = simulatePopulation(settings, people)
  let step = simulation.next()
  while (step.done !== true && step.value.people < stopAfter) step = simulation.next()
  return step.value
}
const count = ({ changes }: PopulationCounts, node: string, what: string, name = ''): number =>
  changes.find((each) => each.node === node && each.what === what && each.name === name)?.n ?? 0

it('counts a whole population, and the sums hold', () => {
  const counts = run(visitors(1000))
  const entered = count(counts, '', 'entered')
  expect(counts.people).toBe(1000)
  expect(counts.refused).toEqual({ audience: 100 })
  expect(entered + counts.heldOut + 100).toBe(1000)
  expect(count(counts, '', 'left', 'over')).toBe(entered)
  expect(count(counts, 's', 'port', 'a') + count(counts, 's', 'port', 'b')).toBe(entered)
  expect(count(counts, 'm', 'port', 'sent') + count(counts, 'm', 'port', 'skipped')).toBe(
    count(counts, 's', 'port', 'a'),
  )
  expect(count(counts, 'm', 'skipped', 'no_consent')).toBe(count(counts, 'm', 'port', 'skipped'))
  expect(counts.heldOut / 900).toBeGreaterThan(0.15)
  expect(counts.heldOut / 900).toBeLessThan(0.25)
})

it('gives the same for the same people, in any order, and can be stopped', () => {
  const sorted = (counts: PopulationCounts): unknown =>
    counts.changes.map((change) => JSON.stringify(change)).toSorted()
  expect(sorted(run(visitors(200)))).toEqual(sorted(run(visitors(200).toReversed())))
  expect(run(visitors(200), 50).people).toBe(50)
})
