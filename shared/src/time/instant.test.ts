import { describe, expect, it } from 'vitest'
import { addDuration } from './duration.ts'
import { formatInstant, instantSchema, instantTextSchema, parseInstant } from './instant.ts'

describe('instants as text', () => {
  it.each([
    ['2026-05-01T09:00:00.000Z', '2026-05-01T09:00:00.000Z'],
    ['2026-05-01T09:00:00Z', '2026-05-01T09:00:00.000Z'],
    ['2026-05-01T09:00Z', '2026-05-01T09:00:00.000Z'],
    ['2026-05-01T09:00:00+08:00', '2026-05-01T01:00:00.000Z'],
    ['2026-05-01T09:00:00+0800', '2026-05-01T01:00:00.000Z'],
    ['2026-05-01T09:00:00.123456789-03:30', '2026-05-01T12:30:00.123Z'],
    ['1969-12-31T23:59:59.9999Z', '1969-12-31T23:59:59.999Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('reads %s', (text, canonical) => {
    const at = parseInstant(text)
    expect(at).toBeTypeOf('number')
    expect(at === undefined ? '' : formatInstant(at)).toBe(canonical)
    expect(instantTextSchema.safeParse(text).success).toBe(true)
    expect(instantSchema.safeParse(at).success).toBe(true)
  })

  it.each([
    '',
    'now',
    '2026-05-01',
    '2026-05-01T09:00:00',
    '2026-05-01 09:00:00Z',
    '2026-05-01t09:00:00z',
    '2026-05-01T09:00:00Z[Asia/Shanghai]',
    '2026-02-30T09:00:00Z',
    '2026-05-01T24:00:00Z',
    '2026-05-01T09:60:00Z',
    '2016-12-31T23:59:60Z',
    '2026-05-01T09:00:00+25:00',
    '9999-12-31T23:59:59-01:00',
    '+012026-05-01T09:00:00Z',
    '1777626000000',
    ' 2026-05-01T09:00:00Z',
  ])('refuses %s', (text) => {
    expect(parseInstant(text)).toBeUndefined()
    expect(instantTextSchema.safeParse(text).success).toBe(false)
  })

  it('takes only whole milliseconds of the years 0000 to 9999 as numbers', () => {
    for (const at of [0.5, NaN, Infinity, 8.64e15, -8.64e15, '0'])
      expect(instantSchema.safeParse(at).success).toBe(false)
  })

  it('[time-older-than-one-hour] compares instants, whatever zone a value was entered in', () => {
    const updated = parseInstant('2025-11-20T18:58:00+01:00')
    expect(updated).toBe(parseInstant('2025-11-20T17:58:00Z'))
    const anHourBefore = (text: string) => addDuration(parseInstant(text) ?? NaN, '-PT1H', { zone: 'Europe/Zurich' })
    expect(Number(updated) <= anHourBefore('2025-11-20T17:59:00Z')).toBe(false)
    expect(Number(updated) <= anHourBefore('2025-11-20T18:58:00Z')).toBe(true)
  })
})
