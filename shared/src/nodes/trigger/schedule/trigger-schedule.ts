import { z } from 'zod'
import { recurrenceSchema } from '../../../time/recurrence.ts'
import { checkRecurrence } from '../../../time/recurrence-check.ts'
import { zoneChoiceSchema } from '../../../time/zone.ts'
import { defineNode } from '../../define.ts'
import { bold, boldOr, sentence } from '../../phrase.ts'
import { checkSegment } from '../../references-check.ts'
import { textIn } from '../../unfinished.ts'
import { recurrenceInWords } from './recurrence-in-words.ts'
import { triggerScheduleText as text, triggerScheduleWords as words } from './trigger-schedule.text.ts'

/** Everybody of a segment enters at fixed times. */
export const triggerSchedule = defineNode({
  kind: 'trigger.schedule',
  v: 1,
  family: 'start',
  icon: 'calendar-clock',
  config: z.strictObject({
    recurrence: recurrenceSchema,
    zone: zoneChoiceSchema.default('journey'),
    /** Null: everybody whom the entry settings admit. */
    audience: z.string().min(1).max(64).nullable().default(null),
  }),
  defaults: () => ({ recurrence: { rrule: 'FREQ=WEEKLY;BYDAY=MO', at: '10:00' }, zone: 'journey', audience: null }),
  fields: {
    recurrence: { widget: 'recurrence', section: 'what' },
    zone: { widget: 'zone', section: 'what' },
    audience: { widget: 'segment', section: 'limit' },
  },
  ports: () => [{ name: 'next' }],
  check: ({ recurrence, audience }, { refs }) => [
    ...checkRecurrence(recurrence).map((finding) => ({ ...finding, path: ['recurrence', ...finding.path] })),
    ...(audience === null ? [] : checkSegment(refs, audience, ['audience'])),
  ],
  effects: [],
  text,
  summary: (config, names) => {
    const { everybody, some, chooseTime } = words[names.language]
    const audience = textIn(config, 'audience')
    return sentence(audience === undefined ? everybody : some, {
      when: boldOr(recurrenceInWords(config, names), chooseTime),
      audience: bold(audience === undefined ? '' : names.segment(audience)),
    })
  },
  upgrades: [],
  step: () => ({ type: 'go', port: 'next' }),
})
