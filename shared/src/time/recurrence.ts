import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { dateOfWallTime, plainDateSchema, timeOfDayMs, timeOfDaySchema, type PlainDate, type TimeOfDay } from './day.ts'
import { durationMs, durationSchema } from './duration.ts'
import { DAY_MS, instantTextSchema, parseInstant, type Instant } from './instant.ts'
import { needsStart, readRule, type RuleParts } from './rule-text.ts'
import { fromWallTime, sinceMidnight, toWallTime, type WallTime } from './wall-clock.ts'
import type { Zone } from './zone.ts'

const wallTextSchema = z.string().refine((text) => readWallText(text) !== undefined, 'not_a_date_and_time')

/**
 * When a schedule fires.
 * - `once`: a moment on the wall clock, `YYYY-MM-DDTHH:MM`.
 * - `rrule`: the days of an RFC 5545 rule, counted from `start`, each at a time of day on the wall clock. A rule whose
 *   days do not depend on where it starts needs no `start`, and then begins in 2000.
 * - `every`: elapsed time after `from`, whatever the clocks do; the first is at `from`.
 */
export const recurrenceSchema = z.union([
  z.strictObject({ once: wallTextSchema }),
  z.strictObject({
    rrule: z.string().min(1).max(500),
    start: plainDateSchema.exactOptional(),
    at: timeOfDaySchema,
  }),
  z.strictObject({ every: durationSchema, from: instantTextSchema }),
])
export type Recurrence = z.infer<typeof recurrenceSchema>
export type RuleRecurrence = Extract<Recurrence, { rrule: string }>

/** More often than this is not a schedule; checked, and held to when asked for occurrences. */
export const SHORTEST_INTERVAL_MS = 60_000
/** Occurrences handed out in one call, at most. */
export const MOST_OCCURRENCES = 10_000

export type OccurrencesWanted = {
  /** Only those strictly after. */
  readonly after: Instant
  readonly limit: number
  /** Only those not after. */
  readonly until?: Instant
}

function readWallText(text: string): WallTime | undefined {
  const [date = '', time = '', ...rest] = text.split('T')
  const valid = rest.length === 0 && plainDateSchema.safeParse(date).success && timeOfDaySchema.safeParse(time).success
  return valid ? parseInstant(`${text}Z`) : undefined
}

const utc = (wall: WallTime): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC')

/** The days of one rule as wall times in UTC, where no clock ever changes, so that the library loses no day. */
class WallRule {
  readonly parts: RuleParts
  private readonly rule: RRuleTemporal
  /** From here on the rule is known to give nothing more; searching in vain is dear. */
  private exhausted = Infinity

  constructor(parts: RuleParts, firstDay: PlainDate, at: TimeOfDay) {
    this.parts = parts
    this.rule = new RRuleTemporal({
      rruleString: `RRULE:${parts.endless}`,
      dtstart: utc(Temporal.PlainDate.from(firstDay).toZonedDateTime('UTC').epochMilliseconds + timeOfDayMs(at)),
      temporal: Temporal,
      strict: true,
      cache: false,
    })
  }

  next(after: WallTime): WallTime | undefined {
    if (after >= this.exhausted) return undefined
    const found = this.search(after)
    if (found === undefined) this.exhausted = after
    return found
  }

  private search(after: WallTime): WallTime | undefined {
    try {
      return this.rule.next(utc(after))?.epochMilliseconds
    } catch {
      // It gives up on rules that never come true (30 February) after a bounded search, and at the end of the calendar.
      return undefined
    }
  }
}

const REMEMBERED_RULES = 256
const wallRules = new Map<string, WallRule | undefined>()

/** Where a rule without a start begins; its days do not depend on it. */
const FIRST_DAY = '2000-01-01'

/** Undefined for a rule that cannot be read, or that needs a start and has none. `checkRecurrence` says which. */
const wallRuleOf = ({ rrule, start, at }: RuleRecurrence): WallRule | undefined => {
  const key = `${start ?? ''} ${at} ${rrule}`
  if (wallRules.has(key)) return wallRules.get(key)
  if (wallRules.size >= REMEMBERED_RULES) wallRules.clear()
  const parts = readRule(rrule)
  const usable = typeof parts !== 'string' && !(start === undefined && needsStart(parts))
  const rule = usable ? buildRule(parts, start ?? FIRST_DAY, at) : undefined
  wallRules.set(key, rule)
  return rule
}

const buildRule = (parts: RuleParts, firstDay: PlainDate, at: TimeOfDay): WallRule | undefined => {
  try {
    return new WallRule(parts, firstDay, at)
  } catch {
    // Combinations of parts that the standard forbids, such as BYWEEKNO in a monthly rule.
    return undefined
  }
}

/** Whether the rule can be expanded at all. */
export const isUsableRule = (recurrence: RuleRecurrence): boolean => wallRuleOf(recurrence) !== undefined

const isOver = (at: Instant, wall: WallTime, until: RuleParts['until']): boolean => {
  if (until === undefined) return false
  if ('instant' in until) return at > until.instant
  const date = dateOfWallTime(wall)
  return date > until.date || (date === until.date && until.timeMs !== undefined && sinceMidnight(wall) > until.timeMs)
}

function* ruleInstants(recurrence: RuleRecurrence, zone: Zone, after: Instant): Generator<Instant> {
  // A day earlier, since a wall time that was skipped becomes an instant up to a day later on the clock.
  const start = toWallTime(after, zone) - DAY_MS
  const rule = wallRuleOf(recurrence)
  let last = after
  for (let wall = rule?.next(start); rule !== undefined && wall !== undefined; wall = rule.next(wall)) {
    const at = fromWallTime(wall, zone)
    if (isOver(at, wall, rule.parts.until)) return
    // Two wall times can be one instant, where a zone left out a whole day.
    if (at > last) yield at
    last = Math.max(last, at)
  }
}

function* intervalInstants(every: string, from: string, after: Instant): Generator<Instant> {
  const step = durationMs(every)
  const first = parseInstant(from)
  if (step === undefined || first === undefined || step < SHORTEST_INTERVAL_MS) return
  const passed = after < first ? 0 : Math.floor((after - first) / step) + 1
  for (let at = first + passed * step; ; at += step) yield at
}

function* onceInstants(once: string, zone: Zone, after: Instant): Generator<Instant> {
  const wall = readWallText(once)
  const at = wall === undefined ? undefined : fromWallTime(wall, zone)
  if (at !== undefined && at > after) yield at
}

const instantsAfter = (recurrence: Recurrence, zone: Zone, after: Instant): Generator<Instant> => {
  if ('once' in recurrence) return onceInstants(recurrence.once, zone, after)
  if ('every' in recurrence) return intervalInstants(recurrence.every, recurrence.from, after)
  return ruleInstants(recurrence, zone, after)
}

/**
 * The instants at which a recurrence fires, in order, strictly after `after` and not after `until`, at most `limit` of
 * them (and never more than `MOST_OCCURRENCES`). A time of day that is skipped or occurs twice fires once: see
 * `fromWallTime`. Nothing for a recurrence that `checkRecurrence` calls an error; never an endless search.
 */
export const occurrences = (recurrence: Recurrence, zone: Zone, wanted: OccurrencesWanted): Instant[] => {
  const limit = Math.min(wanted.limit, MOST_OCCURRENCES)
  const found: Instant[] = []
  if (limit <= 0) return found
  for (const at of instantsAfter(recurrence, zone, wanted.after)) {
    if (wanted.until !== undefined && at > wanted.until) break
    found.push(at)
    if (found.length >= limit) break
  }
  return found
}

/** The first occurrence strictly after an instant; undefined if there is none. */
export const nextOccurrence = (recurrence: Recurrence, zone: Zone, after: Instant): Instant | undefined =>
  occurrences(recurrence, zone, { after, limit: 1 })[0]
