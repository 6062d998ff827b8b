import { z } from 'zod'
import type { Json, JsonObject } from '../../../problem/json.ts'
import { atTimeOfDay, parsePlainDate, startOfDay, timeOfDaySchema, type TimeOfDay } from '../../../time/day.ts'
import { addDuration, durationSchema } from '../../../time/duration.ts'
import { parseInstant, type Instant } from '../../../time/instant.ts'
import { zoneChoiceSchema, type Zone } from '../../../time/zone.ts'
import { defineNode, type Names } from '../../define.ts'
import { bold, boldOr, sentence } from '../../phrase.ts'
import { durationIn, textIn } from '../../unfinished.ts'
import { waitDateText as text, waitDateWords as words } from './wait-date.text.ts'

const sides = ['before', 'on', 'after'] as const

const name = z
  .string()
  .max(200)
  .regex(/^[^.{}\s"']+(?:\.[^.{}\s"']+)*$/u)

const configSchema = z
  .strictObject({
    from: z.enum(['person', 'entry']).default('person'),
    attribute: name.nullable().default(null),
    property: name.nullable().default(null),
    side: z.enum(sides).default('on'),
    /** Days and longer are counted on the calendar. */
    offset: durationSchema.nullable().default(null),
    /** Null: the time that the value itself says, for a plain date the start of the day. */
    at: timeOfDaySchema.nullable().default(null),
    zone: zoneChoiceSchema.default('person'),
  })
  .superRefine(({ from, attribute, property, side, offset }, context) => {
    const missing = (field: string): void => context.addIssue({ code: 'custom', path: [field], message: 'missing' })
    if (from === 'person' && attribute === null) missing('attribute')
    if (from === 'entry' && property === null) missing('property')
    if (side !== 'on' && offset === null) missing('offset')
  })
type Config = z.infer<typeof configSchema>

const referenceOf = ({ from, attribute, property }: Config): string =>
  from === 'person' ? `person.${attribute ?? ''}` : `entry.${property ?? ''}`

/** The instant that a value names by this clock; undefined when it names none that exists. */
const readDate = (value: Json, at: TimeOfDay | null, zone: Zone): Instant | undefined => {
  if (typeof value !== 'string') return undefined
  const trimmed = value.trim()
  const day = parsePlainDate(trimmed)
  if (day !== undefined) return at === null ? startOfDay(day, zone) : atTimeOfDay(day, at, zone)
  return parseInstant(trimmed)
}

/** Days are counted on the calendar of the zone; with a time of day, that time on the day reached. */
const momentOf = ({ side, offset, at }: Config, date: Instant, zone: Zone): Instant => {
  const signed = side === 'on' || offset === null ? 'P0D' : side === 'before' ? `-${offset}` : offset
  return addDuration(date, signed, at === null ? { zone, calendar: true } : { zone, at })
}

const dateInWords = (config: JsonObject, names: Names): string | undefined => {
  const isOfEntry = config['from'] === 'entry'
  const found = textIn(config, isOfEntry ? 'property' : 'attribute')
  return found === undefined ? undefined : names.attribute(`${isOfEntry ? 'entry' : 'person'}.${found}`)
}

/** A date that is the person's own, or some time before or after it. Without a usable one nobody goes on by accident. */
export const waitDate = defineNode({
  kind: 'wait.date',
  v: 1,
  family: 'wait',
  icon: 'calendar-heart',
  config: configSchema,
  defaults: () => ({
    from: 'person',
    attribute: null,
    property: null,
    side: 'before',
    offset: 'P2D',
    at: '10:00',
    zone: 'person',
  }),
  fields: {
    from: { widget: 'choice', section: 'what', options: ['person', 'entry'] },
    attribute: { widget: 'attribute', section: 'what', when: { field: 'from', is: ['person'] } },
    property: { widget: 'text', section: 'what', when: { field: 'from', is: ['entry'] } },
    side: { widget: 'choice', section: 'what', options: sides },
    offset: { widget: 'duration', section: 'what', when: { field: 'side', is: ['before', 'after'] } },
    at: { widget: 'timeOfDay', section: 'what' },
    zone: { widget: 'zone', section: 'advanced' },
  },
  ports: () => [{ name: 'next' }, { name: 'missing' }, { name: 'past', fallback: 'missing' }],
  reads: (config) => [referenceOf(config)],
  longestStayMs: () => null,
  effects: [],
  text,
  summary: (config, names) => {
    const { at: atTime, chooseDate, chooseOffset, ...bySide } = words[names.language]
    const side = sides.find((each) => each === config['side']) ?? 'on'
    const offset = durationIn(config, 'offset')
    const at = textIn(config, 'at')
    const line = sentence(bySide[side], {
      offset: boldOr(offset && names.duration(offset), chooseOffset),
      date: boldOr(dateInWords(config, names), chooseDate),
    })
    return at === undefined ? line : [...line, ...sentence(atTime, { at: bold(at) })]
  },
  upgrades: [],
  step: (config, input) => {
    if (input.signal.type !== 'arrived') return { type: 'go', port: 'next' }
    const zone = input.zone(config.zone)
    const value = input.read(referenceOf(config))
    const date = readDate(value, config.at, zone)
    if (date === undefined) return { type: 'go', port: 'missing', values: { value, reads: referenceOf(config) } }
    const until = momentOf(config, date, zone)
    const values = { value, until, zone }
    if (until < input.at) return { type: 'go', port: 'past', values }
    return until === input.at ? { type: 'go', port: 'next', values } : { type: 'rest', wake: until, values }
  },
})
