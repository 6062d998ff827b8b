import { expect, test } from 'vitest'
import type { Arrived, Ingested } from './ingest.ts'
import { createIntake } from './intake.ts'

const request = (name: string, calls = 1): Arrived => ({
  workspace: 'w',
  calls: Array.from({ length: calls }, () => name),
  source: { kind: 'server', name, sentAt: null },
})
const answerOf = ({ calls }: Arrived): Ingested => ({
  accepted: calls.length,
  duplicates: 0,
  refused: [],
  messageIds: [],
})

/** A store that takes in when it is told to, and notes what came together. */
const slowStore = () => {
  const together: string[][] = []
  const gates: PromiseWithResolvers<void>[] = []
  const take = async (requests: readonly Arrived[]): Promise<readonly Ingested[]> => {
    together.push(requests.map(({ source }) => source.name))
    const gate = Promise.withResolvers<void>()
    gates.push(gate)
    await gate.promise
    if (requests.some(({ source }) => source.name === 'bad')) throw new Error('bad')
    return requests.map(answerOf)
  }
  return { take, together, open: () => gates.shift()?.resolve() }
}
const turn = (): Promise<void> => new Promise((done) => setImmediate(done))

test('what comes while a transaction runs shares the next one', async () => {
  const store = slowStore()
  const intake = createIntake(store.take)
  const answers = ['a', 'b', 'c'].map(async (name) => intake.take(request(name, 2)))
  store.open()
  await turn()
  store.open()
  expect((await Promise.all(answers)).map((taken) => taken?.accepted)).toEqual([2, 2, 2])
  expect(store.together).toEqual([['a'], ['b', 'c']])
})

test('one that cannot be taken in stops no other', async () => {
  const store = slowStore()
  const intake = createIntake(store.take)
  const answers = ['a', 'bad', 'c'].map(async (name) => intake.take(request(name)))
  const settled = Promise.allSettled(answers)
  for (let step = 0; step < 5; step += 1) {
    store.open()
    await turn()
  }
  expect((await settled).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('when too many wait, the next is turned away at once, and let in again when they are through', async () => {
  const store = slowStore()
  const intake = createIntake(store.take, 5)
  const first = intake.take(request('a', 3))
  const second = intake.take(request('b', 3))
  expect(intake.take(request('c'))).toBeNull()
  store.open()
  await first
  await turn()
  store.open()
  await second
  await turn()
  expect(intake.take(request('d'))).not.toBeNull()
})
