import { z } from 'zod'
import { warning } from '../../../problem/finding.ts'
import { plainDateSchema, timeOfDaySchema, weekdaySchema } from '../../../time/day.ts'
import { DAY_MS } from '../../../time/instant.ts'
import { ifPastSchema, waitUntil as momentFrom, type WaitUntilRule } from '../../../time/moment.ts'
import { zoneChoiceSchema } from '../../../time/zone.ts'
import { defineNode, type Names } from '../../define.ts'
import { boldOr, sentence } from '../../phrase.ts'
import { numberIn, textIn } from '../../unfinished.ts'
import type { JsonObject } from '../../../problem/json.ts'
import { waitUntilText as text, waitUntilWords as words } from './wait-until.text.ts'

const configSchema = z
  .strictObject({
    until: z.enum(['time', 'weekday', 'date']).default('time'),
    date: plainDateSchema.nullable().default(null),
    weekday: weekdaySchema.nullable().default(null),
    /** Null only with a date: the start of that day. */
    at: timeOfDaySchema.nullable().default(null),
    zone: zoneChoiceSchema.default('person'),
    ifPast: ifPastSchema.default('nextOccurrence'),
  })
  .superRefine(({ until, date, weekday, at }, context) => {
    const missing = (field: string): void => context.addIssue({ code: 'custom', path: [field], message: 'missing' })
    if (until === 'date' && date === null) missing('date')
    if (until === 'weekday' && weekday === null) missing('weekday')
    if (until !== 'date' && at === null) missing('at')
  })

const ruleOf = ({ until, date, weekday, at }: z.infer<typeof configSchema>): WaitUntilRule | undefined => {
  if (until === 'date') {
    if (date === null) return undefined
    return at === null ? { date } : { date, at }
  }
  if (at === null) return undefined
  if (until === 'time') return { at }
  return weekday === null ? undefined : { weekday, at }
}

const momentInWords = (config: JsonObject, names: Names): string | undefined => {
  const at = textIn(config, 'at')
  if (config['until'] === 'date') {
    const date = textIn(config, 'date')
    return date && names.date(at === undefined ? date : `${date}T${at}`)
  }
  if (config['until'] !== 'weekday') return at
  const weekday = numberIn(config, 'weekday')
  return weekday === undefined || at === undefined ? undefined : `${names.weekday(weekday)} ${at}`
}

/** A day, a weekday or a time of day. */
export const waitUntil = defineNode({
  kind: 'wait.until',
  v: 1,
  family: 'wait',
  icon: 'calendar-days',
  config: configSchema,
  defaults: () => ({
    until: 'time',
    date: null,
    weekday: null,
    at: '10:00',
    zone: 'person',
    ifPast: 'nextOccurrence',
  }),
  fields: {
    until: { widget: 'choice', section: 'what', options: ['time', 'weekday', 'date'] },
    weekday: { widget: 'weekday', section: 'what', when: { field: 'until', is: ['weekday'] } },
    date: { widget: 'date', section: 'what', when: { field: 'until', is: ['date'] } },
    at: { widget: 'timeOfDay', section: 'what' },
    zone: { widget: 'zone', section: 'what' },
    ifPast: { widget: 'choice', section: 'limit', options: ['nextOccurrence', 'continue', 'exit'] },
  },
  ports: () => [{ name: 'next' }],
  check: ({ until, ifPast }) =>
    until === 'date' && ifPast === 'nextOccurrence' ? [warning('wait.date-comes-once', { path: ['ifPast'] })] : [],
  longestStayMs: ({ until }) => (until === 'date' ? null : (until === 'weekday' ? 8 : 2) * DAY_MS),
  effects: [],
  text,
  summary: (config, names) => {
    const { until, chooseMoment } = words[names.language]
    return sentence(until, { moment: boldOr(momentInWords(config, names), chooseMoment) })
  },
  upgrades: [],
  step: (config, input) => {
    const rule = ruleOf(config)
    if (input.signal.type !== 'arrived' || rule === undefined) return { type: 'go', port: 'next' }
    const clock = input.zone(config.zone)
    const moment = momentFrom(input.at, rule, clock, config.ifPast)
    if (moment === 'past') return { type: 'end', reason: 'too-late', outcome: 'neutral' }
    if (moment.at === input.at) return { type: 'go', port: 'next', values: { until: moment.at, zone: clock } }
    return { type: 'rest', wake: moment.at, values: { until: moment.at, zone: clock } }
  },
})
