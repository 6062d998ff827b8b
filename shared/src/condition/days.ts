import { addDays, dateOfWallTime, parsePlainDate, startOfDay, type PlainDate } from '../time/day.ts'
import { DAY_MS, type Instant } from '../time/instant.ts'
import { dayNumber, toWallTime } from '../time/wall-clock.ts'
import type { Zone } from '../time/zone.ts'

/*
 * Days of the calendar, remembered: a population has few different ones, and asking the calendar anew for each person
 * costs some fifty times what the rest of an answer does.
 */

const mostRemembered = 8_192

/** Answers come from outside, so what is kept of them is bounded. */
const remember = <Key, Value>(answer: (key: Key) => Value): ((key: Key) => Value) => {
  const remembered = new Map<Key, { readonly value: Value }>()
  return (key) => {
    const known = remembered.get(key)
    if (known !== undefined) return known.value
    if (remembered.size >= mostRemembered) remembered.clear()
    const value = answer(key)
    remembered.set(key, { value })
    return value
  }
}

/** As `parsePlainDate`. */
export const readDay: (text: string) => PlainDate | undefined = remember(parsePlainDate)

const dayOfNumber = remember((day: number) => dateOfWallTime(day * DAY_MS))

/** As `localDate`. */
export const dayAt = (at: Instant, zone: Zone): PlainDate => dayOfNumber(dayNumber(toWallTime(at, zone)))

export interface DayInZone {
  readonly day: PlainDate
  readonly from: Instant
  /** Exclusive. */
  readonly until: Instant
}

const dayOfKey = remember((key: string): DayInZone => {
  const [zone = '', offset = '', day = ''] = key.split(' ')
  const there = addDays(day, Number(offset))
  return { day: there, from: startOfDay(there, zone), until: startOfDay(addDays(there, 1), zone) }
})

/** The day that lies `offset` days from a day of the calendar, with its bounds in the zone. */
export const dayFrom = (day: PlainDate, offset: number, zone: Zone): DayInZone => dayOfKey(`${zone} ${offset} ${day}`)
