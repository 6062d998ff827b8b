import { expect, test } from 'vitest'
import type { Json } from '../../../problem/json.ts'
import { phraseText } from '../../testing/phrase-text.ts'
import { plainNames } from '../../testing/plain-names.ts'
import { arriving, instant } from '../../testing/step-input.ts'
import { waitDate } from './wait-date.ts'

const config = (given: Record<string, unknown>) => waitDate.config.parse(given)
const renewal = { attribute: 'renewal', side: 'before', offset: 'P2D', at: '10:00', zone: 'UTC' }

test('[wait-date-missing-past-or-nonsense] two days before the renewal, for people without a usable date', () => {
  const at = instant('2026-07-01T12:00:00Z')
  const arrivesWith = (value: Json) =>
    waitDate.step(config(renewal), arriving({ at, values: { 'person.renewal': value } }))
  expect(arrivesWith('2026-07-10')).toMatchObject({ type: 'rest', wake: instant('2026-07-08T10:00:00Z') })
  expect(arrivesWith(null)).toMatchObject({ type: 'go', port: 'missing' })
  for (const value of ['soon', '2026-02-30'])
    expect(arrivesWith(value)).toMatchObject({ type: 'go', port: 'missing', values: { value } })
  expect(arrivesWith('2026-07-02')).toMatchObject({
    type: 'go',
    port: 'past',
    values: { until: instant('2026-06-30T10:00:00Z') },
  })
})

test('a value with a time keeps it unless another is asked for', () => {
  const values = { 'entry.startsAt': '2026-06-10T15:30:00+08:00' }
  const wake = (given: Record<string, unknown>) =>
    waitDate.step(
      config({ from: 'entry', property: 'startsAt', zone: 'Asia/Shanghai', ...given }),
      arriving({ values }),
    )
  expect(wake({})).toMatchObject({ type: 'rest', wake: instant('2026-06-10T07:30:00Z') })
  expect(wake({ side: 'before', offset: 'PT2H' })).toMatchObject({ wake: instant('2026-06-10T05:30:00Z') })
  expect(wake({ side: 'after', offset: 'P1D', at: '09:00' })).toMatchObject({ wake: instant('2026-06-11T01:00:00Z') })
})

test('days before it are days of the calendar, also over a change of the clocks', () => {
  const berlin = { attribute: 'trip', side: 'before', offset: 'P1D', at: '09:00', zone: 'Europe/Berlin' }
  const values = { 'person.trip': '2026-10-26' }
  expect(waitDate.step(config(berlin), arriving({ values }))).toMatchObject({ wake: instant('2026-10-25T08:00:00Z') })
})

test('when the day has come people go on', () => {
  expect(waitDate.step(config(renewal), arriving({ signal: { type: 'woke' } }))).toEqual({ type: 'go', port: 'next' })
})

test('what it needs depends on where the date stands', () => {
  expect(waitDate.config.safeParse({ from: 'entry', attribute: 'renewal' }).success).toBe(false)
  expect(waitDate.config.safeParse({ attribute: 'renewal', side: 'before' }).success).toBe(false)
  expect(waitDate.config.safeParse({}).success).toBe(false)
})

test('the sentence names the date and the way to it', () => {
  const says = (given: Record<string, string>) => phraseText(waitDate.summary(given, plainNames('en')))
  expect(says(renewal)).toContain(' before ')
  expect(says({ from: 'person' })).toBe('Until ?Choose a date?')
})
