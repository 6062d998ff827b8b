import { describe, expect, it } from 'vitest'
import { formatInstant, parseInstant } from './instant.ts'
import { occurrences } from './recurrence.ts'
import { isZone, resolveZone, zoneChoiceSchema, zoneSchema } from './zone.ts'

describe('zones', () => {
  it.each(['UTC', 'Etc/GMT+11', 'Europe/Kiev', 'Europe/Kyiv', 'Asia/Calcutta', 'Asia/Shanghai', 'US/Pacific', 'PRC'])(
    'takes the name %s and keeps it as given',
    (name) => {
      expect(zoneSchema.parse(name)).toBe(name)
      expect(resolveZone(name, 'UTC')).toEqual({ zone: name, fellBack: false })
    },
  )

  it.each([
    '',
    ' ',
    'Utc/GMT+7',
    'Pakistan',
    'GMT+8',
    '+08:00',
    'Z',
    'CST',
    'Asia/Shanghai ',
    'Etc/Unknown',
    'A'.repeat(9_999),
  ])('refuses %j', (name) => {
    expect(isZone(name)).toBe(false)
    expect(isZone(name)).toBe(false)
    expect(zoneSchema.safeParse(name).success).toBe(false)
  })

  it('takes every zone that this platform knows', () => {
    const names = Intl.supportedValuesOf('timeZone')
    expect(names.length).toBeGreaterThan(400)
    expect(names.filter((name) => !isZone(name))).toEqual([])
  })

  it('falls back for values that are no text at all', () => {
    for (const raw of [undefined, null, 8, true, {}, ['UTC']]) {
      expect(resolveZone(raw, 'Asia/Shanghai')).toEqual({ zone: 'Asia/Shanghai', fellBack: true })
    }
  })

  it("lets a step go by the person's clock, the journey's or a named one", () => {
    for (const choice of ['person', 'journey', 'Asia/Tokyo']) expect(zoneChoiceSchema.parse(choice)).toBe(choice)
    expect(zoneChoiceSchema.safeParse('workspace').success).toBe(false)
  })

  it('[time-unusable-zone-falls-back-visibly] nobody vanishes over a nonsense zone, and it is known who fell back', () => {
    const people = {
      p1: 'Asia/Calcutta',
      p2: 'America/New_York',
      p3: 'Utc/GMT+7',
      p4: 'Pakistan',
      p5: 'GMT+8',
      p6: '',
    }
    const after = parseInstant('2026-03-09T12:00:00Z') ?? NaN
    const sends = Object.entries(people).map(([person, raw]) => {
      const { zone, fellBack } = resolveZone(raw, 'Asia/Shanghai')
      const due = occurrences({ once: '2026-03-10T10:00' }, zone, { after, limit: 10 }).map(formatInstant)
      return { person, fellBack, due }
    })
    expect(sends).toEqual([
      { person: 'p1', fellBack: false, due: ['2026-03-10T04:30:00.000Z'] },
      { person: 'p2', fellBack: false, due: ['2026-03-10T14:00:00.000Z'] },
      { person: 'p3', fellBack: true, due: ['2026-03-10T02:00:00.000Z'] },
      { person: 'p4', fellBack: true, due: ['2026-03-10T02:00:00.000Z'] },
      { person: 'p5', fellBack: true, due: ['2026-03-10T02:00:00.000Z'] },
      { person: 'p6', fellBack: true, due: ['2026-03-10T02:00:00.000Z'] },
    ])
  })
})
