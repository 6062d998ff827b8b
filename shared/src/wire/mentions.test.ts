import { expect, test } from 'vitest'
import { mentionsIn } from './mentions.ts'

const ann = { user: 'u1', name: 'Ann' }
const annLi = { user: 'u2', name: 'Ann Li' }
const lan = { user: 'u3', name: '徐岚' }
const gone = { user: 'u4', name: '' }
const named = (text: string) => mentionsIn(text, [ann, annLi, lan, gone]).map(({ user }) => user)

test('names are found behind an @, with their place', () => {
  expect(mentionsIn('Could @Ann look?', [ann])).toEqual([{ user: 'u1', start: 6, end: 10 }])
  expect(named('@Ann, @徐岚!')).toEqual(['u1', 'u3'])
})

test('of names that begin alike the longest counts', () => {
  expect(named('@Ann Li and @Ann')).toEqual(['u2', 'u1'])
})

test('a longer word is somebody else, but Chinese has no spaces', () => {
  expect(named('@Anna')).toEqual([])
  expect(named('请@徐岚看一下')).toEqual(['u3'])
  expect(named('请@Ann看一下')).toEqual(['u1'])
})

test('an e-mail address and a lone @ name nobody', () => {
  expect(named('write to me@Ann or @ nobody @')).toEqual([])
})
