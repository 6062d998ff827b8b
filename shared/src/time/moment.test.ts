import { describe, expect, it } from 'vitest'
import { formatInstant, parseInstant } from './instant.ts'
import { ifPastSchema, waitFor, waitUntil, waitUntilRuleSchema, type Wait, type WaitUntilRule } from './moment.ts'

const at = (text: string) => parseInstant(text) ?? NaN
const over = (from: string, wait: Wait, zone: string) => formatInstant(waitFor(at(from), wait, zone))

describe('waiting for a duration', () => {
  it('[time-wait-over-fall-back-no-loop] is over once, at the local hour asked for', () => {
    const wait = { duration: 'P15D', calendar: true, at: '09:00' }
    const due = waitFor(at('2021-10-24T17:00:00Z'), wait, 'America/New_York')
    expect(formatInstant(due)).toBe('2021-11-08T14:00:00.000Z')
  })

  it('[time-short-wait-is-zone-free] five minutes take five minutes in every zone', () => {
    const zones = ['Etc/GMT+11', 'America/Sao_Paulo', 'UTC', 'Asia/Kolkata', 'Asia/Shanghai', 'Pacific/Kiritimati']
    for (const zone of zones)
      expect(over('2024-02-05T12:00:00Z', { duration: 'PT5M' }, zone)).toBe('2024-02-05T12:05:00.000Z')
  })

  it.each<[string, Wait, string]>([
    ['a day is 24 hours', { duration: 'P1D' }, '2026-03-29T11:00:00.000Z'],
    ['a calendar day keeps the time of day', { duration: 'P1D', calendar: true }, '2026-03-29T10:00:00.000Z'],
    ['with a time of day, days are calendar days', { duration: 'P1D', at: '09:00' }, '2026-03-29T07:00:00.000Z'],
    ['no days, time of day still to come: today', { duration: 'P0D', at: '18:00' }, '2026-03-28T17:00:00.000Z'],
    ['no days, time of day over: tomorrow', { duration: 'P0D', at: '09:00' }, '2026-03-29T07:00:00.000Z'],
    ['hours, then the first nine o’clock', { duration: 'PT2H', at: '09:00' }, '2026-03-29T07:00:00.000Z'],
    ['a day and hours, then the first nine o’clock', { duration: 'P1DT1H', at: '09:00' }, '2026-03-30T07:00:00.000Z'],
    ['a time of day that is skipped', { duration: 'P1D', at: '02:30' }, '2026-03-29T01:30:00.000Z'],
    ['a calendar month', { duration: 'P1M', calendar: true }, '2026-04-28T10:00:00.000Z'],
  ])('%s', (_what, wait, expected) => expect(over('2026-03-28T11:00:00Z', wait, 'Europe/Berlin')).toBe(expected))
})

describe('waiting until a moment', () => {
  const zone = 'Europe/Berlin'
  const until = (from: string, rule: WaitUntilRule, ifPast: 'continue' | 'nextOccurrence' | 'exit') => {
    const result = waitUntil(at(from), rule, zone, ifPast)
    return result === 'past' ? 'past' : formatInstant(result.at)
  }
  const nine = { at: '09:00' }

  it.each(['2026-03-28T08:00:00.001Z', '2026-03-28T08:01:00Z', '2026-03-28T08:20:00Z', '2026-03-28T08:59:00Z'])(
    '[time-entered-just-after-the-hour] wait until 09:00, entered at %s on the eve of summer time',
    (entered) => {
      expect(until(entered, nine, 'continue')).toBe(formatInstant(at(entered)))
      expect(until(entered, nine, 'nextOccurrence')).toBe('2026-03-29T07:00:00.000Z')
      expect(until(entered, nine, 'exit')).toBe('past')
    },
  )

  it('what is still to come, or is just now, is waited for whatever ifPast says', () => {
    for (const ifPast of ifPastSchema.options) {
      expect(until('2026-03-28T07:00:00Z', nine, ifPast)).toBe('2026-03-28T08:00:00.000Z')
      expect(until('2026-03-28T08:00:00Z', nine, ifPast)).toBe('2026-03-28T08:00:00.000Z')
      expect(until('2026-03-28T08:20:00Z', { weekday: 7, at: '09:00' }, ifPast)).toBe('2026-03-29T07:00:00.000Z')
      expect(until('2026-03-28T08:20:00Z', { date: '2026-04-01' }, ifPast)).toBe('2026-03-31T22:00:00.000Z')
    }
  })

  it('a weekday that is today and over comes again in a week', () => {
    const saturday = { weekday: 6, at: '09:00' }
    expect(until('2026-03-28T08:20:00Z', saturday, 'nextOccurrence')).toBe('2026-04-04T07:00:00.000Z')
    expect(until('2026-03-28T08:20:00Z', saturday, 'exit')).toBe('past')
  })

  it('a date does not come again', () => {
    const date = { date: '2026-03-01', at: '09:00' }
    expect(until('2026-03-28T08:20:00Z', date, 'nextOccurrence')).toBe('past')
    expect(until('2026-03-28T08:20:00Z', date, 'continue')).toBe('2026-03-28T08:20:00.000Z')
  })

  it('takes one of three kinds of rule, and no mixture', () => {
    for (const rule of [
      nine,
      { weekday: 1, at: '09:00' },
      { date: '2026-03-01' },
      { date: '2026-03-01', at: '09:00' },
    ]) {
      expect(waitUntilRuleSchema.parse(rule)).toEqual(rule)
    }
    for (const rule of [
      {},
      { weekday: 1 },
      { weekday: 8, at: '09:00' },
      { date: '2026-02-30' },
      { date: '2026-03-01', weekday: 1 },
    ]) {
      expect(waitUntilRuleSchema.safeParse(rule).success).toBe(false)
    }
  })
})
