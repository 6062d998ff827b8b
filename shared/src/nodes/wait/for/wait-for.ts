import { z } from 'zod'
import { error } from '../../../problem/finding.ts'
import { timeOfDaySchema } from '../../../time/day.ts'
import { durationSchema, parseDuration } from '../../../time/duration.ts'
import { DAY_MS } from '../../../time/instant.ts'
import { waitFor as instantAfter } from '../../../time/moment.ts'
import { zoneChoiceSchema } from '../../../time/zone.ts'
import { defineNode } from '../../define.ts'
import { bold, boldOr, sentence } from '../../phrase.ts'
import { durationIn, textIn } from '../../unfinished.ts'
import { longestMs, shortestMs } from '../longest-stay.ts'
import { waitForText as text, waitForWords as words } from './wait-for.text.ts'

/** A length of time. The instant is computed on arrival and kept. */
export const waitFor = defineNode({
  kind: 'wait.for',
  v: 1,
  family: 'wait',
  icon: 'timer',
  config: z.strictObject({
    duration: durationSchema,
    calendar: z.boolean().default(false),
    at: timeOfDaySchema.nullable().default(null),
    zone: zoneChoiceSchema.default('person'),
  }),
  defaults: () => ({ duration: 'P1D', calendar: false, at: null, zone: 'person' }),
  fields: {
    duration: { widget: 'duration', section: 'what' },
    at: { widget: 'timeOfDay', section: 'what' },
    calendar: { widget: 'toggle', section: 'advanced' },
    zone: { widget: 'zone', section: 'advanced' },
  },
  ports: () => [{ name: 'next' }],
  check: ({ duration, calendar, at }) =>
    parseDuration(duration)?.months !== 0 && !calendar && at === null
      ? [error('wait.months-need-calendar', { path: ['duration'], params: { duration } })]
      : [],
  alwaysRests: () => true,
  longestStayMs: ({ duration, calendar, at }) => longestMs(duration) + (calendar || at !== null ? DAY_MS : 0),
  leastStayMs: ({ duration, calendar, at }) =>
    Math.max(0, shortestMs(duration) - (calendar || at !== null ? DAY_MS : 0)),
  effects: [],
  text,
  summary: (config, names) => {
    const { plain, at: until, chooseDuration } = words[names.language]
    const duration = durationIn(config, 'duration')
    const at = textIn(config, 'at')
    return sentence(at === undefined ? plain : until, {
      duration: boldOr(duration && names.duration(duration), chooseDuration),
      at: bold(at ?? ''),
    })
  },
  upgrades: [],
  step: ({ duration, calendar, at, zone }, input) => {
    if (input.signal.type !== 'arrived') return { type: 'go', port: 'next' }
    const wait = at === null ? { duration, calendar } : { duration, calendar, at }
    const clock = input.zone(zone)
    const wake = instantAfter(input.at, wait, clock)
    return { type: 'rest', wake, values: { until: wake, zone: clock } }
  },
})
