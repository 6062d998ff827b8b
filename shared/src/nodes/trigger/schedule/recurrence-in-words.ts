import { fill } from '../../../language/language.ts'
import { recurrenceSchema, type Recurrence, type RuleRecurrence } from '../../../time/recurrence.ts'
import type { JsonObject } from '../../../problem/json.ts'
import type { Names } from '../../define.ts'
import { triggerScheduleWords } from './trigger-schedule.text.ts'

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

const parts = (rule: string): Readonly<Record<string, string>> =>
  Object.fromEntries(rule.split(';').map((part) => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']))

const ruleInWords = ({ rrule, at }: RuleRecurrence, names: Names): string => {
  const words = triggerScheduleWords[names.language]
  const { FREQ, INTERVAL = '1', BYDAY, BYMONTHDAY, ...others } = parts(rrule)
  const isPlain = Object.keys(others).every((name) => ['WKST', 'COUNT', 'UNTIL'].includes(name))
  const days = BYDAY?.split(',').map((day) => weekdays.indexOf(day) + 1)
  const once = INTERVAL === '1'
  if (isPlain && FREQ === 'DAILY' && BYDAY === undefined && BYMONTHDAY === undefined)
    return fill(once ? words.daily : words.everyDays, { n: INTERVAL, at })
  if (isPlain && FREQ === 'WEEKLY' && days !== undefined && !days.includes(0)) {
    const named = days.map((day) => names.weekday(day)).join(words.and)
    return fill(once ? words.weekly : words.everyWeeks, { n: INTERVAL, days: named, at })
  }
  if (isPlain && once && FREQ === 'MONTHLY' && BYDAY === undefined && /^[\d,]+$/.test(BYMONTHDAY ?? ''))
    return fill(words.monthly, { days: (BYMONTHDAY ?? '').split(',').join(words.and), at })
  return fill(words.rule, { rule: rrule, at })
}

const inWords = (recurrence: Recurrence, names: Names): string => {
  const words = triggerScheduleWords[names.language]
  if ('once' in recurrence) return fill(words.once, { date: names.date(recurrence.once) })
  if ('every' in recurrence) return fill(words.interval, { duration: names.duration(recurrence.every) })
  return ruleInWords(recurrence, names)
}

/** "every Monday 10:00"; the rule itself where it is too rich for a sentence; undefined while it is unfinished. */
export const recurrenceInWords = (config: JsonObject, names: Names): string | undefined => {
  const recurrence = recurrenceSchema.safeParse(config['recurrence'])
  return recurrence.success ? inWords(recurrence.data, names) : undefined
}
