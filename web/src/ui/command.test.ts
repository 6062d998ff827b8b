import { expect, test } from 'vitest'
import { type Command, findCommands } from './command.ts'

const command = (id: string, title: string, ...find: string[]): Command => ({
  id,
  group: 'g',
  title,
  find,
  run: () => undefined,
})
const all = [
  command('wait', 'Wait for a time', '等待', 'delay', 'sleep'),
  command('tidy', 'Tidy up', '整理', 'auto layout'),
  command('await', 'Do not wait', 'skip'),
]
const found = (typed: string) => findCommands(all, typed).map(({ id }) => id)

test('nothing typed gives all, in their order', () => {
  expect(found(' ')).toEqual(['wait', 'tidy', 'await'])
})

test('names that begin with what was typed come first; every word has to be in', () => {
  expect(found('wait')).toEqual(['wait', 'await'])
  expect(found('time wait')).toEqual(['wait'])
  expect(found('nothing of the kind')).toEqual([])
})

test('the other language and the words of other tools find it, too', () => {
  expect(found('等待')).toEqual(['wait'])
  expect(found('Layout')).toEqual(['tidy'])
  expect(found('wait delay')).toEqual(['wait'])
})
