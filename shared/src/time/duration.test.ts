import { describe, expect, it } from 'vitest'
import { addDuration, durationMs, durationSchema, needsCalendar, offsetSchema, parseDuration } from './duration.ts'
import { DAY_MS, formatInstant, HOUR_MS, parseInstant } from './instant.ts'

const at = (text: string) => parseInstant(text) ?? NaN

describe('durations as text', () => {
  it.each([
    ['P2D', { months: 0, days: 2, ms: 0 }],
    ['P1W2D', { months: 0, days: 9, ms: 0 }],
    ['PT1H30M', { months: 0, days: 0, ms: 5_400_000 }],
    ['PT0.25S', { months: 0, days: 0, ms: 250 }],
    ['PT0S', { months: 0, days: 0, ms: 0 }],
    ['P1Y2M3DT4H', { months: 14, days: 3, ms: 4 * HOUR_MS }],
    ['-P2D', { months: 0, days: -2, ms: 0 }],
    ['-P1MT1S', { months: -1, days: 0, ms: -1_000 }],
  ])('reads %s', (text, parts) => {
    expect(parseDuration(text)).toEqual(parts)
    expect(offsetSchema.safeParse(text).success).toBe(true)
    expect(durationSchema.safeParse(text).success).toBe(!text.startsWith('-'))
  })

  it.each([
    '',
    'P',
    'PT',
    'P1DT',
    '1D',
    'p1d',
    '+P1D',
    'P-1D',
    'P1.5D',
    'PT1.5H',
    'PT0.0001S',
    'P1D2W',
    'PT1S1M',
    'P1H',
  ])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeUndefined()
    expect(durationMs(text)).toBeUndefined()
    expect(durationSchema.safeParse(text).success).toBe(false)
  })

  it.each(['P101Y', 'P36526D', 'PT999999999H', 'P9999999999Y', 'P99999999999999999999D', '-P101Y'])(
    'refuses %s as longer than a hundred years',
    (text) => expect(parseDuration(text)).toBeUndefined(),
  )

  it('has exact milliseconds where no calendar is needed', () => {
    expect(durationMs('P1W')).toBe(7 * DAY_MS)
    expect(durationMs('P1DT12H')).toBe(36 * HOUR_MS)
    expect(durationMs('-PT5M')).toBe(-300_000)
    expect(durationMs('P1M')).toBeUndefined()
    expect(durationMs('P1Y')).toBeUndefined()
    expect(needsCalendar('P1M')).toBe(true)
    expect(needsCalendar('P30D')).toBe(false)
  })
})

describe('adding a duration', () => {
  const berlin = { zone: 'Europe/Berlin' }
  const summerEve = at('2026-03-28T08:00:00Z')

  it('a day is 24 hours, and keeps the time of day only on the calendar', () => {
    expect(formatInstant(addDuration(summerEve, 'P1D', berlin))).toBe('2026-03-29T08:00:00.000Z')
    expect(formatInstant(addDuration(summerEve, 'P1D', { ...berlin, calendar: true }))).toBe('2026-03-29T07:00:00.000Z')
    expect(formatInstant(addDuration(summerEve, 'P1D', { ...berlin, calendar: false }))).toBe(
      '2026-03-29T08:00:00.000Z',
    )
  })

  it('hours stay elapsed time on the calendar too', () => {
    expect(formatInstant(addDuration(summerEve, 'P1DT24H', { ...berlin, calendar: true }))).toBe(
      '2026-03-30T07:00:00.000Z',
    )
  })

  it('goes back as it goes forward: two days before a date, at ten', () => {
    const renewal = at('2026-07-10T00:00:00Z')
    expect(formatInstant(addDuration(renewal, '-P2D', { zone: 'UTC', at: '10:00' }))).toBe('2026-07-08T10:00:00.000Z')
    expect(formatInstant(addDuration(renewal, '-PT36H', { zone: 'UTC' }))).toBe('2026-07-08T12:00:00.000Z')
  })

  it('a month from the 31st is the last day of a shorter month', () => {
    const calendar = { zone: 'Asia/Shanghai', calendar: true }
    const january = at('2026-01-31T01:00:00Z')
    expect(formatInstant(addDuration(january, 'P1M', calendar))).toBe('2026-02-28T01:00:00.000Z')
    expect(formatInstant(addDuration(january, 'P2Y1M', calendar))).toBe('2028-02-29T01:00:00.000Z')
    expect(formatInstant(addDuration(january, '-P2M', calendar))).toBe('2025-11-30T01:00:00.000Z')
    expect(formatInstant(addDuration(january, 'P1M1D', calendar))).toBe('2026-03-01T01:00:00.000Z')
  })

  it('with hours and a time of day, takes the day that the whole duration reaches', () => {
    expect(formatInstant(addDuration(at('2026-05-01T20:00:00Z'), 'PT6H', { zone: 'UTC', at: '09:00' }))).toBe(
      '2026-05-02T09:00:00.000Z',
    )
  })

  it('leaves an instant in a repeated hour where it is when no day is added', () => {
    const second0130 = at('2026-10-25T00:30:00Z') + HOUR_MS
    expect(addDuration(second0130, 'P0D', { ...berlin, calendar: true })).toBe(second0130)
  })

  it('refuses months without a calendar, and what is no duration', () => {
    expect(() => addDuration(0, 'P1M', berlin)).toThrow(RangeError)
    expect(() => addDuration(0, 'soon', berlin)).toThrow(RangeError)
  })
})
