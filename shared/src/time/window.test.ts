import { describe, expect, it } from 'vitest'
import { formatInstant, parseInstant } from './instant.ts'
import { waitFor } from './moment.ts'
import {
  isInAnyWindow,
  isInWindow,
  nextWindowChange,
  nextWindowStart,
  timeWindowSchema,
  windowEnd,
  type TimeWindow,
} from './window.ts'

const at = (text: string) => parseInstant(text) ?? NaN
const shown = (instant: number | undefined) => (instant === undefined ? 'never' : formatInstant(instant))

/** When a message due at `due` goes out, if the window is one of quiet hours. */
const sentAfterQuiet = (due: string, window: TimeWindow, zone: string) => shown(windowEnd(at(due), window, zone))

describe('windows as documents', () => {
  it('takes wall-clock times and weekdays', () => {
    for (const window of [
      { from: '09:00', to: '18:00' },
      { from: '21:00', to: '07:00', weekdays: [5, 6] },
      { from: '00:00', to: '00:00', weekdays: [1, 2, 3, 4, 5] },
    ]) {
      expect(timeWindowSchema.parse(window)).toEqual(window)
    }
  })

  it.each([
    { from: '09:00', to: '09:00' },
    { from: '09:00', to: '09:00', weekdays: [1, 2, 3, 4, 5, 6, 7] },
    { from: '09:00', to: '24:00' },
    { from: '09:00', to: '18:00', weekdays: [] },
    { from: '09:00', to: '18:00', weekdays: [0] },
    { from: '09:00', to: '18:00', weekdays: [1, 1] },
    { from: '09:00', to: '18:00', zone: 'UTC' },
  ])('refuses %j', (window) => expect(timeWindowSchema.safeParse(window).success).toBe(false))
})

describe('quiet hours', () => {
  it('[time-quiet-hours-saved-in-winter] are wall-clock times, so they do not shift by an hour in summer', () => {
    const quiet = { from: '19:00', to: '23:00' }
    expect(sentAfterQuiet('2026-07-10T23:30:00Z', quiet, 'America/New_York')).toBe('2026-07-11T03:00:00.000Z')
    expect(sentAfterQuiet('2026-01-11T00:30:00Z', quiet, 'America/New_York')).toBe('2026-01-11T04:00:00.000Z')
  })

  it('[time-quiet-hours-over-midnight] hold on both sides of midnight, and their end is open', () => {
    const quiet = { from: '21:00', to: '07:00' }
    const sent = (due: string) => sentAfterQuiet(due, quiet, 'Europe/Berlin')
    expect(sent('2020-12-19T19:59:00Z')).toBe('2020-12-19T19:59:00.000Z')
    expect(sent('2020-12-19T20:00:00Z')).toBe('2020-12-20T06:00:00.000Z')
    expect(sent('2020-12-19T23:30:00Z')).toBe('2020-12-20T06:00:00.000Z')
    expect(sent('2020-12-20T06:00:00Z')).toBe('2020-12-20T06:00:00.000Z')
    expect(isInWindow(at('2020-12-19T20:00:00Z'), { from: '00:00', to: '08:00' }, 'Europe/Berlin')).toBe(false)
  })
})

describe('windows on weekdays', () => {
  const friday = { from: '22:00', to: '02:00', weekdays: [5] }
  const office = { from: '09:00', to: '18:00', weekdays: [1, 2, 3, 4, 5] }

  it('a window over midnight belongs to the day it starts', () => {
    expect(isInWindow(at('2026-05-01T23:00:00Z'), friday, 'UTC')).toBe(true)
    expect(isInWindow(at('2026-05-02T01:59:59.999Z'), friday, 'UTC')).toBe(true)
    expect(isInWindow(at('2026-05-02T02:00:00Z'), friday, 'UTC')).toBe(false)
    expect(isInWindow(at('2026-05-01T01:00:00Z'), friday, 'UTC')).toBe(false)
    expect(shown(nextWindowStart(at('2026-05-01T23:00:00Z'), friday, 'UTC'))).toBe('2026-05-08T22:00:00.000Z')
  })

  it('[time-weekday-window-after-a-decision] five days later is a Sunday, so it goes out on Monday', () => {
    const sunday = waitFor(at('2019-04-16T08:00:00Z'), { duration: 'P5D' }, 'Europe/Paris')
    expect(shown(sunday)).toBe('2019-04-21T08:00:00.000Z')
    expect(isInWindow(sunday, office, 'Europe/Paris')).toBe(false)
    expect(shown(nextWindowStart(sunday, office, 'Europe/Paris'))).toBe('2019-04-22T07:00:00.000Z')
  })

  it('whole days run on from one to the next', () => {
    const workdays = { from: '00:00', to: '00:00', weekdays: [1, 2, 3, 4, 5] }
    expect(shown(windowEnd(at('2026-05-04T00:00:00Z'), workdays, 'UTC'))).toBe('2026-05-09T00:00:00.000Z')
  })
})

describe('the next change', () => {
  const morning = { from: '08:00', to: '12:00' }
  const noon = { from: '12:00', to: '14:00' }

  it('of several windows is that of all of them together', () => {
    expect(isInAnyWindow(at('2026-05-01T12:00:00Z'), [morning, noon], 'UTC')).toBe(true)
    expect(shown(nextWindowChange(at('2026-05-01T09:00:00Z'), [morning, noon], 'UTC'))).toBe('2026-05-01T14:00:00.000Z')
    expect(shown(nextWindowChange(at('2026-05-01T14:00:00Z'), [morning, noon], 'UTC'))).toBe('2026-05-02T08:00:00.000Z')
  })

  it('is never for no window, and for one that is always open', () => {
    const always = { from: '09:00', to: '09:00' }
    expect(nextWindowChange(0, [], 'UTC')).toBeUndefined()
    expect(nextWindowChange(0, [always], 'Europe/Berlin')).toBeUndefined()
    expect(windowEnd(0, always, 'Europe/Berlin')).toBeUndefined()
    expect(nextWindowStart(0, always, 'Europe/Berlin')).toBeUndefined()
    expect(
      nextWindowChange(
        0,
        [
          { from: '00:00', to: '12:00' },
          { from: '12:00', to: '00:00' },
        ],
        'UTC',
      ),
    ).toBeUndefined()
  })

  it('is the clock change itself where that skips an edge', () => {
    const zone = 'Europe/Berlin'
    expect(shown(windowEnd(at('2026-03-29T00:30:00Z'), { from: '01:00', to: '02:30' }, zone))).toBe(
      '2026-03-29T01:00:00.000Z',
    )
    expect(shown(nextWindowStart(at('2026-03-29T00:30:00Z'), { from: '02:30', to: '05:00' }, zone))).toBe(
      '2026-03-29T01:00:00.000Z',
    )
  })

  it('a window that a clock change skips altogether opens the next day', () => {
    expect(shown(nextWindowStart(at('2026-03-28T12:00:00Z'), { from: '02:10', to: '02:50' }, 'Europe/Berlin'))).toBe(
      '2026-03-30T00:10:00.000Z',
    )
  })
})
