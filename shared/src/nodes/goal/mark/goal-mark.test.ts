import { expect, test } from 'vitest'
import { phraseText } from '../../testing/phrase-text.ts'
import { plainNames } from '../../testing/plain-names.ts'
import { arriving } from '../../testing/step-input.ts'
import { goalMark } from './goal-mark.ts'

const worth = { goal: 'ordered', value: { from: 'entry.revenue' } }

test('counts the goal with its value, or without one when there is none', () => {
  expect(goalMark.step(worth, arriving({ values: { 'entry.revenue': 120 } }))).toMatchObject({
    effects: [{ type: 'goal', goal: 'ordered', value: 120 }],
  })
  expect(goalMark.step(worth, arriving())).toMatchObject({ effects: [{ goal: 'ordered', value: null }] })
  expect(goalMark.step({ goal: 'ordered', value: 9 }, arriving())).toMatchObject({ effects: [{ value: 9 }] })
})

test('reads what its value comes from, and says so', () => {
  expect(goalMark.reads?.(worth)).toEqual(['entry.revenue'])
  expect(phraseText(goalMark.summary(worth, plainNames('en')))).toBe('Counts as {ordered}, worth {entry.revenue}')
})
