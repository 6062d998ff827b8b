import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, atTimeOfDay, dayBounds, localDate, startOfDay, timeOfDayMs } from './day.ts'
import { addDuration } from './duration.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from './instant.ts'
import { waitFor, waitUntil, type IfPast } from './moment.ts'
import { nextOccurrence, occurrences, type Recurrence } from './recurrence.ts'
import { fromWallTime, offsetSpanAt, toWallTime } from './wall-clock.ts'
import { isInWindow, nextWindowChange, nextWindowStart, windowEnd, type TimeWindow } from './window.ts'

/**
 * The laws of this folder, over every zone the platform knows and the days around every change of its clocks from 2005
 * to 2030. What a wall clock shows is read from `Intl`, not from the code under test.
 */
const FROM = Date.UTC(2005, 0, 1)
const UNTIL = Date.UTC(2031, 0, 1)
const zones = Intl.supportedValuesOf('timeZone')

const clocks = new Map(
  zones.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-US', { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' }),
  ]),
)
const wallByIntl = (at: Instant, zone: string): number => {
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = (clocks.get(zone)?.format(at) ?? '')
    .split(/\D+/)
    .map(Number)
  return Date.UTC(2000 + year, month - 1, day, hour, minute, second) + (((at % 1_000) + 1_000) % 1_000)
}
const dateByIntl = (at: Instant, zone: string): string => new Date(wallByIntl(at, zone)).toISOString().slice(0, 10)

const changesOf = (zone: string): Instant[] => {
  const changes: Instant[] = []
  for (let at = offsetSpanAt(FROM, zone).until; at < UNTIL; at = offsetSpanAt(at, zone).until) changes.push(at)
  return changes
}
const changes = zones.flatMap((zone) => changesOf(zone).map((at) => ({ zone, at })))

const SEED = 20_260_501
const RUNS = 2_000

const anyZone = fc.constantFrom(...zones)
const anyTime = fc.record({ zone: anyZone, at: fc.integer({ min: FROM, max: UNTIL }) })
const nearChange = fc
  .tuple(fc.constantFrom(...changes), fc.integer({ min: -36 * 60, max: 36 * 60 }), fc.integer({ min: -1, max: 1 }))
  .map(([{ zone, at }, minutes, ms]) => ({ zone, at: at + minutes * MINUTE_MS + ms }))
/** A zone and an instant, most of them within a day and a half of a clock change. */
const moment = fc.oneof({ weight: 3, arbitrary: nearChange }, { weight: 1, arbitrary: anyTime })
const timeOfDay = fc
  .integer({ min: 0, max: 24 * 12 - 1 })
  .map((step) => `${String(Math.floor(step / 12)).padStart(2, '0')}:${String((step % 12) * 5).padStart(2, '0')}`)
const window: fc.Arbitrary<TimeWindow> = fc
  .record(
    {
      from: timeOfDay,
      to: timeOfDay,
      weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1, maxLength: 6 }),
    },
    { requiredKeys: ['from', 'to'] },
  )
  .filter(({ from, to, weekdays }) => from !== to || weekdays !== undefined)

const check = <T>(arbitrary: fc.Arbitrary<T>, law: (value: T) => void) =>
  fc.assert(fc.property(arbitrary, law), { seed: SEED, numRuns: RUNS })

/** Every instant at which the wall clock shows a time, among the offsets in force around it. */
const showings = (wall: number, zone: string): Instant[] => {
  const offsets = [-36, -12, 0, 12, 36].map((hours) => offsetSpanAt(wall + hours * HOUR_MS, zone).offset)
  return [...new Set(offsets)].map((offset) => wall - offset).filter((at) => wallByIntl(at, zone) === wall)
}
const wallOf = (date: string, time: string) => Date.parse(`${date}T00:00Z`) + timeOfDayMs(time)

/** Of a time that is shown twice the first instant; one that is never shown is read with the offset of the day before. */
const compatible = (wall: number, zone: string): Instant => {
  const all = showings(wall, zone)
  const dayBefore = wall - DAY_MS
  return all.length > 0 ? Math.min(...all) : wall - (wallByIntl(dayBefore, zone) - dayBefore)
}

it('the zones and their changes are really there', () => {
  expect(zones.length).toBeGreaterThan(400)
  expect(changes.length).toBeGreaterThan(4_000)
  expect(new Set(changes.map(({ zone }) => zone)).size).toBeGreaterThan(180)
})

describe('the wall clock', () => {
  it('shows what Intl shows, on both sides of every change', () => {
    const wrong = changes
      .flatMap(({ zone, at }) => [at - 1, at, at + 1].map((instant) => ({ zone, instant })))
      .filter(({ zone, instant }) => toWallTime(instant, zone) !== wallByIntl(instant, zone))
    expect(wrong).toEqual([])
  })

  it('shows what Intl shows, at any time', () => {
    check(moment, ({ zone, at }) => {
      expect(toWallTime(at, zone)).toBe(wallByIntl(at, zone))
    })
  })

  it('turns into the first instant that shows it, and in a gap moves on by the length of the gap', () => {
    const seen = { once: 0, twice: 0, skipped: 0 }
    check(fc.tuple(moment, fc.integer({ min: -90, max: 90 })), ([{ zone, at }, minutes]) => {
      const wall = toWallTime(at, zone) + minutes * MINUTE_MS
      expect(fromWallTime(wall, zone)).toBe(compatible(wall, zone))
      const shown = showings(wall, zone).length
      seen[shown === 0 ? 'skipped' : shown === 1 ? 'once' : 'twice'] += 1
    })
    expect(seen.once).toBeGreaterThan(RUNS / 2)
    expect(seen.twice).toBeGreaterThan(10)
    expect(seen.skipped).toBeGreaterThan(10)
  })
})

describe('days', () => {
  it('begin at the first instant of their date, around every change of every zone', () => {
    const isLeftOut = (date: string, zone: string) => showings(wallOf(date, '12:00'), zone).length === 0
    const wrong = changes
      .flatMap(({ zone, at }) => [-1, 0, 1].map((days) => ({ zone, date: addDays(localDate(at, zone), days) })))
      .filter(({ zone, date }) => {
        const start = startOfDay(date, zone)
        const first = dateByIntl(start, zone)
        return dateByIntl(start - 1, zone) >= date || (first !== date && !(first > date && isLeftOut(date, zone)))
      })
    expect(wrong).toEqual([])
  })

  it('follow on one another without a gap, and today holds now', () => {
    check(moment, ({ zone, at }) => {
      const today = dayBounds(at, zone, 0)
      expect(today.from).toBe(startOfDay(localDate(at, zone), zone))
      expect(today.until).toBe(dayBounds(at, zone, 1).from)
      expect(today.from).toBe(dayBounds(at, zone, -1).until)
      expect(today.from).toBeLessThanOrEqual(at)
      // Where clocks go back over midnight, a little of the old day comes again after the new one has begun.
      expect(at).toBeLessThan(today.until + HOUR_MS)
      expect(today.until - today.from).toBeLessThanOrEqual(49 * HOUR_MS)
    })
  })

  it('have each time of day where it is shown, except in a gap', () => {
    check(fc.tuple(moment, timeOfDay), ([{ zone, at }, time]) => {
      const date = localDate(at, zone)
      expect(atTimeOfDay(date, time, zone)).toBe(compatible(wallOf(date, time), zone))
    })
  })
})

describe('windows', () => {
  it('end at the first instant outside, and open at the first inside', () => {
    const seen = { inside: 0, outside: 0, overMidnight: 0 }
    check(fc.tuple(moment, window, fc.double({ min: 0, max: 1, noNaN: true })), ([{ zone, at }, hours, share]) => {
      const inside = isInWindow(at, hours, zone)
      const change = nextWindowChange(at, [hours], zone) ?? NaN
      expect(change).toBeGreaterThan(at)
      expect(isInWindow(change, hours, zone)).toBe(!inside)
      expect(isInWindow(change - 1, hours, zone)).toBe(inside)
      expect(isInWindow(at + Math.floor((change - 1 - at) * share), hours, zone)).toBe(inside)

      expect(windowEnd(at, hours, zone)).toBe(inside ? change : at)
      const start = nextWindowStart(at, hours, zone) ?? NaN
      expect(start).toBeGreaterThan(at)
      expect(isInWindow(start, hours, zone)).toBe(true)
      expect(isInWindow(start - 1, hours, zone)).toBe(false)
      seen[inside ? 'inside' : 'outside'] += 1
      if (hours.from > hours.to) seen.overMidnight += 1
    })
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(RUNS * 0.2)
  })

  it('hold exactly what the wall clock says', () => {
    check(fc.tuple(moment, fc.tuple(timeOfDay, timeOfDay)), ([{ zone, at }, [from, to]]) => {
      fc.pre(from !== to)
      const time = new Date(wallByIntl(at, zone)).toISOString().slice(11, 16)
      const expected = from < to ? time >= from && time < to : time >= from || time < to
      expect(isInWindow(at, { from, to }, zone)).toBe(expected)
    })
  })
})

describe('durations and waits', () => {
  const days = fc.integer({ min: 0, max: 40 })

  it('more calendar days never end earlier, and keep the time of day unless it is skipped', () => {
    check(fc.tuple(moment, days), ([{ zone, at }, count]) => {
      const calendar = { zone, calendar: true }
      const end = addDuration(at, `P${count}D`, calendar)
      expect(addDuration(at, `P${count + 1}D`, calendar)).toBeGreaterThanOrEqual(end)
      expect(end).toBe(count === 0 ? at : compatible(toWallTime(at, zone) + count * DAY_MS, zone))
    })
  })

  it('more calendar months never end earlier', () => {
    check(fc.tuple(moment, fc.integer({ min: -24, max: 24 })), ([{ zone, at }, count]) => {
      const months = (number: number) =>
        addDuration(at, number < 0 ? `-P${-number}M` : `P${number}M`, { zone, calendar: true })
      expect(months(count + 1)).toBeGreaterThan(months(count))
    })
  })

  const length = fc
    .tuple(days, fc.integer({ min: 0, max: 30 }))
    .map(([day, hours]) => (hours === 0 ? `P${day}D` : `P${day}DT${hours}H`))

  it('a wait is never over before it began', () => {
    check(fc.tuple(moment, length, fc.boolean()), ([{ zone, at }, duration, calendar]) => {
      expect(waitFor(at, { duration, calendar }, zone)).toBeGreaterThanOrEqual(at)
    })
  })

  it('a wait to a time of day ends when the clock shows it, on that day or, over a gap at midnight, just after', () => {
    check(fc.tuple(moment, length, timeOfDay), ([{ zone, at }, duration, time]) => {
      const due = waitFor(at, { duration, at: time }, zone)
      expect(due).toBeGreaterThanOrEqual(at)
      const date = dateByIntl(due, zone)
      expect([date, addDays(date, -1)].map((day) => compatible(wallOf(day, time), zone))).toContain(due)
    })
  })

  it('waiting until a time of day takes the first that is not over', () => {
    check(fc.tuple(moment, timeOfDay), ([{ zone, at }, time]) => {
      const PAST = -1
      const until = (ifPast: IfPast): Instant => {
        const result = waitUntil(at, { at: time }, zone, ifPast)
        return result === 'past' ? PAST : result.at
      }
      const next = until('nextOccurrence')
      expect(next).toBeGreaterThanOrEqual(at)
      expect(next - at).toBeLessThanOrEqual(49 * HOUR_MS)
      expect([next, PAST]).toContain(until('exit'))
      expect([next, at]).toContain(until('continue'))
    })
  })
})

describe('recurrences', () => {
  const recurrence: fc.Arbitrary<Recurrence> = fc.oneof(
    fc.record({
      rrule: fc.constantFrom(
        'FREQ=DAILY',
        'FREQ=WEEKLY;BYDAY=SA,SU',
        'FREQ=MONTHLY;BYMONTHDAY=-1',
        'FREQ=MONTHLY;BYDAY=-1SU',
        'FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU',
      ),
      at: timeOfDay,
    }),
    fc.record({
      rrule: fc.constantFrom('FREQ=DAILY;INTERVAL=3', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU', 'FREQ=DAILY;COUNT=9000'),
      start: fc.constantFrom('2004-12-31', '2010-01-01'),
      at: timeOfDay,
    }),
    fc.record({ every: fc.constantFrom('PT15M', 'PT7H', 'P1D'), from: fc.constant('2005-01-01T00:00:00Z') }),
  )

  it('fire strictly one after the other, and asking one by one gives the same', () => {
    check(fc.tuple(moment, recurrence), ([{ zone, at }, schedule]) => {
      const found = occurrences(schedule, zone, { after: at, limit: 5 })
      let last = at
      for (const instant of found) {
        expect(instant).toBeGreaterThan(last)
        expect(nextOccurrence(schedule, zone, last)).toBe(instant)
        last = instant
      }
      expect(occurrences(schedule, zone, { after: at, limit: 5, until: last })).toEqual(found)
    })
  })

  it('a daily time fires once on every date that exists', () => {
    check(fc.tuple(moment, timeOfDay), ([{ zone, at }, time]) => {
      const found = occurrences({ rrule: 'FREQ=DAILY', at: time }, zone, { after: at, limit: 4 })
      const first = localDate(found[0] ?? NaN, zone)
      const expected = [0, 1, 2, 3, 4, 5].map((day) => atTimeOfDay(addDays(first, day), time, zone))
      expect(found.slice(1)).toEqual([...new Set(expected)].filter((instant) => instant > (found[0] ?? 0)).slice(0, 3))
    })
  })
})
