import { expect, test } from 'vitest'
import { phraseText } from '../../testing/phrase-text.ts'
import { plainNames } from '../../testing/plain-names.ts'
import { arriving } from '../../testing/step-input.ts'
import { profileUpdate } from './profile-update.ts'

const config = (...ops: unknown[]) => profileUpdate.config.parse({ ops })

test('writes literals, values from elsewhere and the present instant', () => {
  const ops = config(
    { op: 'set', attribute: 'stage', value: 'new' },
    { op: 'set', attribute: 'lastCart', value: { from: 'entry.cart_id' } },
    { op: 'set', attribute: 'askedAt', value: { now: true } },
    { op: 'increment', attribute: 'points', by: 5 },
    { op: 'unset', attribute: 'nickname' },
  )
  expect(profileUpdate.step(ops, arriving({ values: { 'entry.cart_id': 'c7' } }))).toEqual({
    type: 'go',
    port: 'next',
    effects: [
      {
        type: 'updatePerson',
        ops: [
          { op: 'set', attribute: 'stage', value: 'new' },
          { op: 'set', attribute: 'lastCart', value: 'c7' },
          { op: 'set', attribute: 'askedAt', value: '2026-06-01T09:00:00.000Z' },
          { op: 'increment', attribute: 'points', by: 5 },
          { op: 'unset', attribute: 'nickname' },
        ],
      },
    ],
  })
})

test('a value from elsewhere that is absent, or no number, changes nothing', () => {
  const ops = config(
    { op: 'set', attribute: 'lastCart', value: { from: 'entry.cart_id' } },
    { op: 'increment', attribute: 'points', by: { from: 'entry.points' } },
  )
  expect(profileUpdate.step(ops, arriving({ values: { 'entry.points': 'many' } }))).toEqual({
    type: 'go',
    port: 'next',
  })
})

test('knows what it reads, and says what it does', () => {
  const ops = config(
    { op: 'set', attribute: 'stage', value: { from: 'entry.stage' } },
    { op: 'increment', attribute: 'points', by: { from: 'context.points' } },
  )
  expect(profileUpdate.reads?.(ops)).toEqual(['entry.stage', 'context.points'])
  expect(phraseText(profileUpdate.summary(ops, plainNames('en')))).toBe(
    'Set {person.stage} to {entry.stage}, Add {context.points} to {person.points}',
  )
})
