import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, atTimeOfDay, localDate, weekdayOf } from './day.ts'
import { DAY_MS, formatInstant, parseInstant } from './instant.ts'
import { checkRecurrence } from './recurrence-check.ts'
import { MOST_OCCURRENCES, nextOccurrence, occurrences, recurrenceSchema, type Recurrence } from './recurrence.ts'

const at = (text: string) => parseInstant(text) ?? NaN
const list = (recurrence: Recurrence, zone: string, after: string, limit: number, until?: string) =>
  occurrences(recurrence, zone, { after: at(after), limit, ...(until === undefined ? {} : { until: at(until) }) }).map(
    (instant) => formatInstant(instant).replace('.000Z', 'Z'),
  )

describe('days of a rule, at a time of day', () => {
  it('[time-gap-daily-0230] a daily 02:30 on the day 02:30 does not exist still runs once', () => {
    const daily = { rrule: 'FREQ=DAILY', at: '02:30' }
    expect(list(daily, 'America/New_York', '2025-03-08T00:00:00Z', 3)).toEqual([
      '2025-03-08T07:30:00Z',
      '2025-03-09T07:30:00Z',
      '2025-03-10T06:30:00Z',
    ])
  })

  it('[time-series-in-auckland] four daily runs across the start of summer time are four different days', () => {
    const four = { rrule: 'FREQ=DAILY;COUNT=4', start: '2014-09-26', at: '10:30' }
    expect(list(four, 'Pacific/Auckland', '2014-09-25T00:00:00Z', 100)).toEqual([
      '2014-09-25T22:30:00Z',
      '2014-09-26T22:30:00Z',
      '2014-09-27T21:30:00Z',
      '2014-09-28T21:30:00Z',
    ])
  })

  it('[time-until-is-inclusive-kyiv] UNTIL is an instant and is included; the day the clocks change appears once', () => {
    const october = { rrule: 'FREQ=DAILY;UNTIL=20181031T220000Z', start: '2018-10-01', at: '00:00' }
    const all = list(october, 'Europe/Kiev', '2018-09-30T00:00:00Z', 100)
    const expected = Array.from({ length: 32 }, (_, day) => addDays('2018-10-01', day))
    expect(all.map((text) => localDate(at(text), 'Europe/Kiev'))).toEqual(expected)
    expect(all.slice(26, 29)).toEqual(['2018-10-26T21:00:00Z', '2018-10-27T21:00:00Z', '2018-10-28T22:00:00Z'])
    expect(all.at(-1)).toBe('2018-10-31T22:00:00Z')
  })

  it('UNTIL without a zone goes by the wall clock, and a date alone takes in the whole day', () => {
    const until = (text: string) =>
      list(
        { rrule: `FREQ=DAILY;UNTIL=${text}`, start: '2026-05-01', at: '09:00' },
        'Asia/Shanghai',
        '2026-04-01T00:00:00Z',
        9,
      )
    expect(until('20260503')).toHaveLength(3)
    expect(until('20260503T090000')).toHaveLength(3)
    expect(until('20260503T085959')).toHaveLength(2)
    expect(until('20260503T010000Z')).toHaveLength(3)
    expect(until('20260503T005959Z')).toHaveLength(2)
  })

  it('[time-monthly-on-the-31st] says which months it skips, and "last day" is a separate choice', () => {
    const the31st = { rrule: 'FREQ=MONTHLY;BYMONTHDAY=31', at: '09:00' }
    const lastDay = { rrule: 'FREQ=MONTHLY;BYMONTHDAY=-1', at: '09:00' }
    const spring = (recurrence: Recurrence) =>
      list(recurrence, 'Asia/Shanghai', '2025-01-01T00:00:00Z', 100, '2025-06-01T00:00:00Z')
    expect(spring(the31st)).toEqual(['2025-01-31T01:00:00Z', '2025-03-31T01:00:00Z', '2025-05-31T01:00:00Z'])
    expect(spring(lastDay)).toEqual(['01-31', '02-28', '03-31', '04-30', '05-31'].map((day) => `2025-${day}T01:00:00Z`))
    expect(checkRecurrence(the31st)).toMatchObject([
      { code: 'recurrence.months-skipped', level: 'warning', params: { days: '31', months: '2,4,6,9,11' } },
    ])
    expect(checkRecurrence(lastDay)).toEqual([])
  })

  it('[time-every-three-days-over-month-end] goes on counting over the end of a month', () => {
    const everyThird = { rrule: 'FREQ=DAILY;INTERVAL=3', start: '2026-07-17', at: '09:00' }
    expect(list(everyThird, 'Europe/Berlin', '2026-07-17T00:00:00Z', 8)).toEqual(
      ['07-17', '07-20', '07-23', '07-26', '07-29', '08-01', '08-04', '08-07'].map((day) => `2026-${day}T07:00:00Z`),
    )
  })

  it('[time-two-continents-change-clocks-apart] keeps to the zone of the series', () => {
    const mondays = { rrule: 'FREQ=WEEKLY;BYDAY=MO', at: '09:00' }
    const next = list(mondays, 'Europe/Berlin', '2020-10-12T12:00:00Z', 3)
    expect(next).toEqual(['2020-10-19T07:00:00Z', '2020-10-26T08:00:00Z', '2020-11-02T08:00:00Z'])
    expect(
      next.map((text) => atTimeOfDay(localDate(at(text), 'America/New_York'), '03:00', 'America/New_York') - at(text)),
    ).toEqual([0, -3_600_000, 0])
  })

  it('asked between the end of the gap and the moment that stands for a skipped time, still gives that moment', () => {
    const daily = { rrule: 'FREQ=DAILY', at: '02:30' }
    expect(list(daily, 'America/New_York', '2025-03-09T07:10:00Z', 1)).toEqual(['2025-03-09T07:30:00Z'])
  })

  it('a day that the zone left out does not run twice', () => {
    const noon = { rrule: 'FREQ=DAILY', at: '12:00' }
    expect(list(noon, 'Pacific/Apia', '2011-12-29T00:00:00Z', 3)).toEqual([
      '2011-12-29T22:00:00Z',
      '2011-12-30T22:00:00Z',
      '2011-12-31T22:00:00Z',
    ])
  })

  it('finds the days that a plain look at the calendar finds', () => {
    const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
    const weeks = (date: string) => Math.floor((at(`${date}T00:00Z`) / DAY_MS + 3) / 7)
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000 }).map((days) => addDays('2020-01-01', days)),
        fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
        fc.integer({ min: 1, max: 4 }),
        (start, weekdays, interval) => {
          const byDay = weekdays.map((weekday) => weekdayNames[weekday - 1]).join(',')
          const rrule = `FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${byDay}`
          const days = Array.from({ length: 100 }, (_, day) => addDays(start, day)).filter(
            (date) => weekdays.includes(weekdayOf(date)) && (weeks(date) - weeks(start)) % interval === 0,
          )
          const after = at(`${start}T00:00Z`) - 1
          const found = occurrences({ rrule, start, at: '00:00' }, 'UTC', {
            after,
            limit: 1_000,
            until: after + 100 * DAY_MS,
          })
          expect(found.map((instant) => localDate(instant, 'UTC'))).toEqual(days)
        },
      ),
      { seed: 3, numRuns: 200 },
    )
  })
})

describe('once, and elapsed intervals', () => {
  it('once is a wall-clock moment, over when it is over', () => {
    const once = { once: '2026-03-10T10:00' }
    expect(list(once, 'Asia/Shanghai', '2026-03-09T00:00:00Z', 5)).toEqual(['2026-03-10T02:00:00Z'])
    expect(list(once, 'Asia/Shanghai', '2026-03-10T02:00:00Z', 5)).toEqual([])
  })

  it('[time-interval-keeps-going-through-fall-back] a quarter-hourly batch does not pause when clocks go back', () => {
    const quarterly = { every: 'PT15M', from: '2025-10-01T00:00:00Z' }
    expect(list(quarterly, 'Europe/London', '2025-10-26T00:29:59.999Z', 100, '2025-10-26T02:00:00Z')).toEqual(
      ['00:30', '00:45', '01:00', '01:15', '01:30', '01:45', '02:00'].map((time) => `2025-10-26T${time}:00Z`),
    )
  })

  it('an interval begins at its first moment, and gives that one too', () => {
    const daily = { every: 'P1D', from: '2026-05-01T08:00:00+08:00' }
    expect(list(daily, 'UTC', '2020-01-01T00:00:00Z', 2)).toEqual(['2026-05-01T00:00:00Z', '2026-05-02T00:00:00Z'])
    expect(list(daily, 'UTC', '2026-05-01T00:00:00Z', 1)).toEqual(['2026-05-02T00:00:00Z'])
  })
})

describe('a recurrence as a document', () => {
  it.each<Recurrence>([
    { once: '2026-03-10T10:00' },
    { rrule: 'FREQ=DAILY', at: '09:00' },
    { rrule: 'FREQ=DAILY;INTERVAL=2', start: '2026-01-01', at: '09:00' },
    { every: 'PT15M', from: '2026-01-01T00:00:00Z' },
  ])('takes %j', (recurrence) => expect(recurrenceSchema.parse(recurrence)).toEqual(recurrence))

  it.each([
    { once: '2026-03-10' },
    { once: '2026-02-30T10:00' },
    { once: '2026-03-10T10:00Z' },
    { once: '2026-03-10T10:00:00' },
    { rrule: 'FREQ=DAILY' },
    { rrule: 'FREQ=DAILY', at: '25:00' },
    { every: 'PT15M' },
    { every: '-PT15M', from: '2026-01-01T00:00:00Z' },
    { every: 'PT15M', from: '2026-01-01' },
    { once: '2026-03-10T10:00', every: 'PT15M', from: '2026-01-01T00:00:00Z' },
  ])('refuses %j', (recurrence) => expect(recurrenceSchema.safeParse(recurrence).success).toBe(false))
})

describe('what is wrong with a recurrence', () => {
  const codes = (recurrence: Recurrence) => checkRecurrence(recurrence).map(({ code }) => code)
  const rule = (rrule: string, start?: string): Recurrence =>
    start === undefined ? { rrule, at: '09:00' } : { rrule, start, at: '09:00' }

  it.each([
    ['', 'recurrence.unreadable'],
    ['every day', 'recurrence.unreadable'],
    ['FREQ=FORTNIGHTLY', 'recurrence.unreadable'],
    ['FREQ=DAILY;FREQ=DAILY', 'recurrence.unreadable'],
    ['FREQ=DAILY;INTERVAL=0', 'recurrence.unreadable'],
    ['FREQ=DAILY;INTERVAL=1001', 'recurrence.unreadable'],
    ['FREQ=DAILY;COUNT=-1', 'recurrence.unreadable'],
    ['FREQ=DAILY;COUNT=2;UNTIL=20270101', 'recurrence.unreadable'],
    ['FREQ=DAILY;UNTIL=20270230', 'recurrence.unreadable'],
    ['FREQ=WEEKLY;BYDAY=1MO', 'recurrence.unreadable'],
    ['FREQ=WEEKLY;BYDAY=XX', 'recurrence.unreadable'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'recurrence.unreadable'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'recurrence.unreadable'],
    ['FREQ=DAILY;BYWEEKNO=1', 'recurrence.unreadable'],
    ['FREQ=DAILY;BYSETPOS=1', 'recurrence.unreadable'],
    ['FREQ=DAILY\nDTSTART:20260101', 'recurrence.unreadable'],
    ['FREQ=HOURLY', 'recurrence.too-often'],
    ['FREQ=DAILY;BYHOUR=9', 'recurrence.time-in-rule'],
    ['FREQ=DAILY;RSCALE=CHINESE', 'recurrence.part-unknown'],
    ['FREQ=DAILY;COUNT=4', 'recurrence.start-missing'],
    ['FREQ=DAILY;INTERVAL=3', 'recurrence.start-missing'],
    ['FREQ=WEEKLY', 'recurrence.start-missing'],
    ['FREQ=MONTHLY', 'recurrence.start-missing'],
    ['FREQ=YEARLY;BYMONTH=3', 'recurrence.start-missing'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'recurrence.never'],
  ])('%j: %s, and it never fires', (rrule, code) => {
    expect(codes(rule(rrule))).toEqual([code])
    expect(nextOccurrence(rule(rrule), 'UTC', 0)).toBeUndefined()
  })

  it.each([
    'FREQ=DAILY',
    'freq=weekly;byday=mo,we',
    'FREQ=MONTHLY;BYMONTHDAY=28',
    'FREQ=MONTHLY;BYDAY=-1FR',
    'FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1',
    'FREQ=YEARLY;BYMONTH=1,3;BYMONTHDAY=31',
    'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO',
    'FREQ=YEARLY;BYYEARDAY=-1',
  ])('%s is fine', (rrule) => expect(codes(rule(rrule))).toEqual([]))

  it.each([
    ['FREQ=MONTHLY;BYMONTHDAY=29', undefined, '29', '2'],
    ['FREQ=MONTHLY;BYMONTHDAY=15,30,31', undefined, '30,31', '2,4,6,9,11'],
    ['FREQ=MONTHLY;BYMONTHDAY=-31', undefined, '31', '2,4,6,9,11'],
    ['FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=1,4', undefined, '31', '4'],
    ['FREQ=MONTHLY', '2026-01-30', '30', '2'],
    ['FREQ=YEARLY', '2024-02-29', '29', '2'],
  ])('%s (from %s) skips months', (rrule, start, days, months) => {
    expect(checkRecurrence(rule(rrule, start))).toMatchObject([
      { code: 'recurrence.months-skipped', params: { days, months } },
    ])
  })

  it('an interval must be exact and at least a minute', () => {
    const every = (text: string): Recurrence => ({ every: text, from: '2026-01-01T00:00:00Z' })
    expect(codes(every('PT1M'))).toEqual([])
    expect(codes(every('P1M'))).toEqual(['recurrence.interval-not-exact'])
    expect(codes(every('PT59S'))).toEqual(['recurrence.interval-too-short'])
    expect(codes(every('PT0S'))).toEqual(['recurrence.interval-too-short'])
    for (const text of ['P1M', 'PT59S', 'PT0S']) expect(nextOccurrence(every(text), 'UTC', 0)).toBeUndefined()
  })
})

describe('bounds', () => {
  it('hands out a bounded number, whatever is asked for', () => {
    const everyMinute = { every: 'PT1M', from: '2026-01-01T00:00:00Z' }
    expect(occurrences(everyMinute, 'UTC', { after: 0, limit: Infinity })).toHaveLength(MOST_OCCURRENCES)
    expect(occurrences(everyMinute, 'UTC', { after: 0, limit: 0 })).toEqual([])
  })

  it('never throws and never loops, whatever a rule says', () => {
    const number = fc.integer({ min: -400, max: 400 })
    const part = fc.oneof(
      fc.constantFrom(
        'INTERVAL=2',
        'INTERVAL=1000',
        'COUNT=3',
        'UNTIL=20300101',
        'WKST=SU',
        'WKST=?',
        'BYHOUR=1',
        '=',
        '',
      ),
      fc
        .tuple(fc.constantFrom('BYMONTH', 'BYMONTHDAY', 'BYYEARDAY', 'BYWEEKNO', 'BYSETPOS'), number)
        .map((pair) => pair.join('=')),
      fc.constantFrom('BYDAY=MO', 'BYDAY=-1FR', 'BYDAY=5TU,SU', 'BYDAY=53WE'),
    )
    const frequency = fc.constantFrom('FREQ=DAILY', 'FREQ=WEEKLY', 'FREQ=MONTHLY', 'FREQ=YEARLY', 'FREQ=HOURLY', '')
    const seen = { fired: 0, silent: 0 }
    fc.assert(
      fc.property(frequency, fc.array(part, { maxLength: 3 }), (first, rest) => {
        const recurrence = { rrule: [first, ...rest].join(';'), start: '2026-01-31', at: '02:30' }
        const found = occurrences(recurrence, 'Europe/Berlin', { after: at('2026-01-01T00:00Z'), limit: 5 })
        const isWrong = checkRecurrence(recurrence).some(({ level }) => level === 'error')
        expect(found.length === 0).toBe(isWrong)
        for (const [index, instant] of found.entries()) expect(instant).toBeGreaterThan(found[index - 1] ?? 0)
        seen[found.length > 0 ? 'fired' : 'silent'] += 1
      }),
      { seed: 5, numRuns: 300 },
    )
    expect(seen.fired).toBeGreaterThan(60)
    expect(seen.silent).toBeGreaterThan(60)
  })
})
