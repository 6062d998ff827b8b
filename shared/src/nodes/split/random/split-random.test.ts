import { expect, test } from 'vitest'
import { arriving } from '../../testing/step-input.ts'
import { splitRandom } from './split-random.ts'

type Config = Parameters<typeof splitRandom.step>[0]

const shares = (...weights: number[]): Config => ({
  arms: weights.map((weight, index) => ({ id: `arm-${index}`, label: '', weight })),
  sticky: true,
  salt: null,
})
const armOf = (config: Config, seed: string, enrollment = 'e1'): string => {
  const result = splitRandom.step(config, arriving({ seed, enrollment }))
  return result.type === 'go' ? result.port : result.type
}
const people = Array.from({ length: 4000 }, (_, index) => `p${index}`)

test('shares come out as asked, within what chance allows', () => {
  const counts = new Map<string, number>()
  for (const person of people) {
    const arm = armOf(shares(10, 30, 60), person)
    counts.set(arm, (counts.get(arm) ?? 0) + 1)
  }
  expect((counts.get('arm-0') ?? 0) / people.length).toBeCloseTo(0.1, 1)
  expect((counts.get('arm-1') ?? 0) / people.length).toBeCloseTo(0.3, 1)
  expect((counts.get('arm-2') ?? 0) / people.length).toBeCloseTo(0.6, 1)
})

test('the same person takes the same arm in every passage; not sticky, each passage draws anew', () => {
  const anew = { ...shares(50, 50), sticky: false }
  const passages = people.slice(0, 50)
  expect(new Set(passages.map((passage) => armOf(shares(50, 50), 'p1', passage))).size).toBe(1)
  expect(new Set(passages.map((passage) => armOf(anew, 'p1', passage))).size).toBe(2)
})

test('an arm that grows at the expense of the last one keeps all its people', () => {
  const before = people.filter((person) => armOf(shares(50, 50), person) === 'arm-0')
  expect(before.filter((person) => armOf(shares(70, 30), person) !== 'arm-0')).toEqual([])
})

test('nobody takes an arm without weight, and steps with one salt draw alike', () => {
  expect(new Set(people.map((person) => armOf(shares(0, 1, 0), person)))).toEqual(new Set(['arm-1']))
  const salted = { ...shares(50, 50), salt: 'autumn' }
  for (const seed of people.slice(0, 100)) {
    const here = splitRandom.step(salted, arriving({ seed, node: 'one' }))
    const there = splitRandom.step(salted, arriving({ seed, node: 'two' }))
    expect(here).toEqual(there)
  }
})
