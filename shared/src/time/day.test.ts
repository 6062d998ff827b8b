import { describe, expect, it } from 'vitest'
import {
  addDays,
  annualOccurrence,
  atTimeOfDay,
  dayBounds,
  daysBetween,
  localDate,
  parsePlainDate,
  plainDateSchema,
  startOfDay,
  timeOfDaySchema,
  weekdayOf,
  type Feb29,
} from './day.ts'
import { formatInstant, parseInstant } from './instant.ts'

const at = (text: string) => parseInstant(text) ?? NaN

describe('calendar dates', () => {
  it('takes days that exist, and nothing else', () => {
    for (const date of ['2026-05-01', '2028-02-29', '0001-01-01', '9999-12-31']) expect(parsePlainDate(date)).toBe(date)
    for (const text of ['', '2026-02-29', '2026-13-01', '2026-5-1', '20260501', '2026-05-01T00:00', '+002026-05-01']) {
      expect(parsePlainDate(text)).toBeUndefined()
      expect(plainDateSchema.safeParse(text).success).toBe(false)
    }
  })

  it('takes times of day from 00:00 to 23:59', () => {
    for (const time of ['00:00', '09:05', '23:59']) expect(timeOfDaySchema.safeParse(time).success).toBe(true)
    for (const time of ['24:00', '9:05', '09:60', '09:05:00', ''])
      expect(timeOfDaySchema.safeParse(time).success).toBe(false)
  })

  it('counts days and knows the weekday', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(daysBetween('2026-02-01', '2026-03-01')).toBe(28)
    expect(daysBetween('2026-03-01', '2026-02-01')).toBe(-28)
    expect(weekdayOf('2026-05-04')).toBe(1)
    expect(weekdayOf('2026-05-10')).toBe(7)
  })
})

describe('days in a zone', () => {
  it('[time-day-length-cairo] "today" is a 23-hour day that starts at 01:00', () => {
    const { from, until } = dayBounds(at('2026-04-24T18:00:00Z'), 'Africa/Cairo', 0)
    expect([from, until].map(formatInstant)).toEqual(['2026-04-23T22:00:00.000Z', '2026-04-24T21:00:00.000Z'])
    expect(startOfDay('2026-04-24', 'Africa/Cairo')).toBe(from)
    expect(startOfDay(at('2026-04-24T18:00:00Z'), 'Africa/Cairo')).toBe(from)
    const orders = {
      p1: '2026-04-23T21:59:59Z',
      p2: '2026-04-23T22:00:00Z',
      p3: '2026-04-24T20:59:59Z',
      p4: '2026-04-24T21:00:00Z',
    }
    const today = Object.entries(orders).filter(([, order]) => at(order) >= from && at(order) < until)
    expect(today.map(([person]) => person)).toEqual(['p2', 'p3'])
  })

  it('[time-today-just-after-local-midnight] "today" looks at the calendar of the zone, not of UTC', () => {
    const renewals = { p1: '2021-11-16', p2: '2021-11-17', p3: '2021-11-18' }
    const renewing = (now: string, days: number) => {
      const day = addDays(localDate(at(now), 'Europe/Berlin'), days)
      return Object.entries(renewals)
        .filter(([, renewal]) => renewal === day)
        .map(([person]) => person)
    }
    expect(renewing('2021-11-16T23:30:00Z', 0)).toEqual(['p2'])
    expect(renewing('2021-11-16T23:30:00Z', 1)).toEqual(['p3'])
    expect(renewing('2021-11-16T23:30:00Z', -1)).toEqual(['p1'])
    expect(renewing('2021-11-17T22:59:59.999Z', 0)).toEqual(['p2'])
    expect(renewing('2021-11-17T23:00:00Z', 0)).toEqual(['p3'])
  })

  it('begins where a gap over midnight ends, not an hour after midnight', () => {
    expect(formatInstant(startOfDay('1919-03-31', 'America/Toronto'))).toBe('1919-03-31T04:30:00.000Z')
  })

  it('gives yesterday and tomorrow their own length', () => {
    const noon = at('2026-03-29T10:00:00Z')
    const hours = [-1, 0, 1].map((days) => {
      const { from, until } = dayBounds(noon, 'Europe/Berlin', days)
      return (until - from) / 3_600_000
    })
    expect(hours).toEqual([24, 23, 24])
  })

  it('a date that a zone left out is empty', () => {
    const eve = at('2011-12-30T09:00:00Z')
    expect(localDate(eve, 'Pacific/Apia')).toBe('2011-12-29')
    const { from, until } = dayBounds(eve, 'Pacific/Apia', 1)
    expect(until - from).toBe(0)
    expect(formatInstant(from)).toBe('2011-12-30T10:00:00.000Z')
  })

  it('reads a skipped time with the offset from before the gap, and a repeated one as the first', () => {
    expect(formatInstant(atTimeOfDay('2026-03-29', '02:30', 'Europe/Berlin'))).toBe('2026-03-29T01:30:00.000Z')
    expect(formatInstant(atTimeOfDay('2026-10-25', '02:30', 'Europe/Berlin'))).toBe('2026-10-25T00:30:00.000Z')
  })

  it('[time-abolished-summer-time] zones that gave up summer time', () => {
    const nine = (date: string, zone: string) => formatInstant(atTimeOfDay(date, '09:00', zone))
    expect(nine('2021-01-25', 'America/Sao_Paulo')).toBe('2021-01-25T12:00:00.000Z')
    expect(nine('2022-06-01', 'America/Mexico_City')).toBe('2022-06-01T14:00:00.000Z')
    expect(nine('2023-06-01', 'America/Mexico_City')).toBe('2023-06-01T15:00:00.000Z')
    expect(nine('2024-02-29', 'Asia/Almaty')).toBe('2024-02-29T03:00:00.000Z')
    expect(nine('2024-03-02', 'Asia/Almaty')).toBe('2024-03-02T04:00:00.000Z')
  })
})

describe('yearly dates', () => {
  const greetings = (rule: Feb29) =>
    [2026, 2027, 2028].flatMap((year) => {
      const date = annualOccurrence('1996-02-29', year, rule)
      return date === undefined ? [] : [formatInstant(atTimeOfDay(date, '09:00', 'Asia/Shanghai'))]
    })

  it('[time-feb-29-birthday] one born on 29 February is greeted on the day the journey says', () => {
    expect(greetings('feb28')).toEqual([
      '2026-02-28T01:00:00.000Z',
      '2027-02-28T01:00:00.000Z',
      '2028-02-29T01:00:00.000Z',
    ])
    expect(greetings('mar1')).toEqual([
      '2026-03-01T01:00:00.000Z',
      '2027-03-01T01:00:00.000Z',
      '2028-02-29T01:00:00.000Z',
    ])
    expect(greetings('skip')).toEqual(['2028-02-29T01:00:00.000Z'])
  })

  it('every other birthday is on its day, whatever the rule', () => {
    for (const rule of ['feb28', 'mar1', 'skip'] as const)
      expect(annualOccurrence('1996-02-28', 2027, rule)).toBe('2027-02-28')
  })
})
