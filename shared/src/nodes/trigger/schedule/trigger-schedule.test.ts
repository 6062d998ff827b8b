import { expect, test } from 'vitest'
import { phraseText } from '../../testing/phrase-text.ts'
import { plainNames } from '../../testing/plain-names.ts'
import type { JsonObject } from '../../../problem/json.ts'
import { triggerSchedule } from './trigger-schedule.ts'

const says = (recurrence: JsonObject): string =>
  phraseText(triggerSchedule.summary({ recurrence, audience: 'vip' }, plainNames('en')))

test.each([
  [{ rrule: 'FREQ=DAILY', at: '09:00' }, '{every day 09:00}, {vip}'],
  [{ rrule: 'FREQ=DAILY;INTERVAL=3', start: '2026-01-01', at: '09:00' }, '{every 3 days 09:00}, {vip}'],
  [{ rrule: 'FREQ=WEEKLY;BYDAY=MO,TH', at: '10:00' }, '{every day 1, day 4 10:00}, {vip}'],
  [{ rrule: 'FREQ=MONTHLY;BYMONTHDAY=1,15', at: '10:00' }, '{every month on day 1, 15 10:00}, {vip}'],
  [{ rrule: 'FREQ=YEARLY;BYMONTH=5', at: '10:00' }, '{FREQ=YEARLY;BYMONTH=5 10:00}, {vip}'],
  [{ once: '2026-05-01T10:00' }, '{2026-05-01T10:00}, {vip}'],
  [{ every: 'PT15M', from: '2026-05-01T00:00:00Z' }, '{every PT15M}, {vip}'],
  [{ rrule: '', at: '10:00' }, '?Choose a time?, {vip}'],
])('%j is said as %s', (recurrence, sentence) => {
  expect(says(recurrence)).toBe(sentence)
})
