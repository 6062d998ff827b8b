import { expect, test } from 'vitest'
import { phraseText } from '../../testing/phrase-text.ts'
import { plainNames } from '../../testing/plain-names.ts'
import { arriving, instant } from '../../testing/step-input.ts'
import { waitUntil } from './wait-until.ts'

const config = (given: Record<string, unknown>) => waitUntil.config.parse(given)

test('rests until the moment, on the clock asked for', () => {
  expect(waitUntil.step(config({ until: 'time', at: '10:00' }), arriving())).toMatchObject({
    type: 'rest',
    wake: instant('2026-06-01T10:00:00Z'),
  })
  expect(waitUntil.step(config({ until: 'weekday', weekday: 5, at: '18:00' }), arriving())).toMatchObject({
    wake: instant('2026-06-05T18:00:00Z'),
  })
  expect(
    waitUntil.step(config({ until: 'date', date: '2026-07-01', zone: 'Asia/Shanghai' }), arriving()),
  ).toMatchObject({ wake: instant('2026-07-01T00:00:00+08:00') })
})

test('when it is over: at once, the next one, or out', () => {
  const past = (ifPast: string) => waitUntil.step(config({ until: 'time', at: '08:00', ifPast }), arriving())
  expect(past('continue')).toMatchObject({ type: 'go', port: 'next' })
  expect(past('nextOccurrence')).toMatchObject({ type: 'rest', wake: instant('2026-06-02T08:00:00Z') })
  expect(past('exit')).toEqual({ type: 'end', reason: 'too-late', outcome: 'neutral' })
})

test('what it needs depends on what it waits for', () => {
  expect(waitUntil.config.safeParse({ until: 'date' }).success).toBe(false)
  expect(waitUntil.config.safeParse({ until: 'weekday', at: '10:00' }).success).toBe(false)
  expect(waitUntil.config.safeParse({ until: 'time' }).success).toBe(false)
  expect(waitUntil.config.safeParse({ until: 'date', date: '2026-02-30' }).success).toBe(false)
})

test('the sentence names the moment', () => {
  const says = (given: Record<string, string | number>) => phraseText(waitUntil.summary(given, plainNames('en')))
  expect(says({ until: 'weekday', weekday: 5, at: '18:00' })).toBe('Until {day 5 18:00}')
  expect(says({ until: 'date', date: '2026-07-01' })).toBe('Until {2026-07-01}')
  expect(says({ until: 'date' })).toBe('Until ?Choose a day or time?')
})
