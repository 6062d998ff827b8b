import { z } from 'zod'
import { jsonScalarSchema } from '../problem/json.ts'
import { durationSchema } from '../time/duration.ts'
import { instantTextSchema } from '../time/instant.ts'
import { zoneChoiceSchema } from '../time/zone.ts'
import { timeOfDaySchema, weekdaySchema } from '../time/day.ts'
import { fromSchema, referenceSchema } from './reference.ts'

/** Literal, a value from elsewhere, or an instant relative to now (`{ now: '-PT1H' }` is an hour ago). */
export const operandSchema = z.union([
  z.string().max(2000),
  z.number(),
  z.boolean(),
  fromSchema,
  z.strictObject({ now: z.string().regex(/^[+-]?P.+/) }),
])
export type Operand = z.infer<typeof operandSchema>

/**
 * Null, absent and "" are one state, "not known": comparisons are false there and their negations true.
 * Text compares by code point without regard to case (folded). `onDay` takes whole days from today in the zone
 * (0 today, 1 tomorrow, -1 yesterday); `withinLast`/`withinNext` take a duration, closed at both ends.
 */
export const comparisons = ['=', '!=', '<', '<=', '>', '>='] as const
export const textTests = ['contains', 'notContains', 'startsWith', 'endsWith'] as const
export const listTests = ['oneOf', 'notOneOf'] as const
export const stateTests = ['known', 'notKnown', 'true', 'false', 'notTrue', 'notFalse'] as const
export const dateTests = ['withinLast', 'notWithinLast', 'withinNext', 'notWithinNext', 'onDay', 'notOnDay'] as const
export const operators = [...comparisons, ...textTests, ...listTests, ...stateTests, ...dateTests] as const
export type Operator = (typeof operators)[number]

/** An attribute of the person, the entry payload, the event at hand or the context, compared with a value. */
export const attributeLeafSchema = z.strictObject({
  attribute: referenceSchema,
  is: z.enum(operators),
  value: z.union([operandSchema, z.array(jsonScalarSchema).max(500)]).exactOptional(),
})
export type AttributeLeaf = z.infer<typeof attributeLeafSchema>

/**
 * The stretch of time whose events count. Without one: all of them. Both ends are closed, but for calendar days. Events
 * dated later than now do not count, but for those of a calendar day, which counts whole.
 */
export const windowSchema = z.union([
  z.strictObject({ last: durationSchema }),
  z.strictObject({ day: z.int().min(-366).max(0), zone: zoneChoiceSchema.exactOptional() }),
  z.strictObject({ from: instantTextSchema.exactOptional(), to: instantTextSchema.exactOptional() }),
  z.strictObject({ since: z.literal('entry') }),
])
export type EventWindow = z.infer<typeof windowSchema>

export const measures = ['count', 'sum', 'first', 'last'] as const

/**
 * What a person did: how often (`count`), the sum of a number (`sum` of `event.x`), or a value of the earliest or latest
 * such event (`first`, `last`; of `event.at`, its instant, unless said).
 */
export const historyLeafShape = {
  did: z.string().min(1).max(200),
  measure: z.enum(measures),
  of: referenceSchema.exactOptional(),
  is: z.enum(operators),
  value: z.union([operandSchema, z.array(jsonScalarSchema).max(500)]).exactOptional(),
  window: windowSchema.exactOptional(),
}
export type HistoryLeaf = z.infer<z.ZodObject<typeof historyLeafShape, z.core.$strict>> & { readonly where?: Condition }

export const segmentLeafSchema = z.strictObject({ segment: z.string().min(1).max(64), is: z.enum(['in', 'out']) })
export type SegmentLeaf = z.infer<typeof segmentLeafSchema>
export const tagLeafSchema = z.strictObject({ tag: z.string().min(1).max(100), is: z.enum(['has', 'hasNot']) })
export type TagLeaf = z.infer<typeof tagLeafSchema>
export const tagsLeafSchema = z.strictObject({ tags: z.enum(['any', 'none']) })
export type TagsLeaf = z.infer<typeof tagsLeafSchema>
export const consentLeafSchema = z.strictObject({
  consent: z.strictObject({ channel: z.string().min(1), category: z.string().min(1) }),
  is: z.enum(['granted', 'notGranted', 'withdrawn']),
})
export type ConsentLeaf = z.infer<typeof consentLeafSchema>
/** True when any of the channels has an address that is not suppressed. Consent is asked apart. */
export const reachableLeafSchema = z.strictObject({ reachable: z.array(z.string().min(1)).min(1).max(10) })
export type ReachableLeaf = z.infer<typeof reachableLeafSchema>
export const journeyLeafSchema = z.strictObject({
  journey: z.string().min(1).max(64),
  is: z.enum(['inside', 'notInside', 'entered', 'neverEntered']),
  within: durationSchema.exactOptional(),
})
export type JourneyLeaf = z.infer<typeof journeyLeafSchema>
/** Weekdays are ISO: 1 Monday to 7 Sunday, of the day the window starts. `to` is open; from > to crosses midnight. */
export const clockLeafSchema = z.strictObject({
  clock: z.strictObject({
    from: timeOfDaySchema,
    to: timeOfDaySchema,
    weekdays: z.array(weekdaySchema).min(1).max(7).exactOptional(),
  }),
  zone: zoneChoiceSchema.exactOptional(),
})
export type ClockLeaf = z.infer<typeof clockLeafSchema>
/** The share of people (0 to 100 %) whose draw with this salt falls below. */
export const drawLeafSchema = z.strictObject({
  draw: z.strictObject({ salt: z.string().min(1).max(200), below: z.number().min(0).max(100) }),
})
export type DrawLeaf = z.infer<typeof drawLeafSchema>

export type Leaf =
  | AttributeLeaf
  | HistoryLeaf
  | SegmentLeaf
  | TagLeaf
  | TagsLeaf
  | ConsentLeaf
  | ReachableLeaf
  | JourneyLeaf
  | ClockLeaf
  | DrawLeaf

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Leaf

/** Empty `all` is true, empty `any` is false. Depth and number of leaves are checked apart (check.ts). */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).max(200) }),
    z.strictObject({ any: z.array(conditionSchema).max(200) }),
    z.strictObject({ not: conditionSchema }),
    attributeLeafSchema,
    z.strictObject({ ...historyLeafShape, where: conditionSchema.exactOptional() }),
    segmentLeafSchema,
    tagLeafSchema,
    tagsLeafSchema,
    consentLeafSchema,
    reachableLeafSchema,
    journeyLeafSchema,
    clockLeafSchema,
    drawLeafSchema,
  ]),
)
