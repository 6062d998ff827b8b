import type { RecurrenceCode } from '../../time/recurrence-check.ts'
import { say } from './text.ts'

/** About the times of a schedule. */
export const scheduleTexts = {
  'recurrence.unreadable': say(
    'The schedule cannot be read.',
    'Choose the days anew; a rule written by hand must follow RFC 5545, such as FREQ=WEEKLY;BYDAY=MO.',
    '无法读取该定时规则。',
    '重新选择日期；手写规则须符合 RFC 5545，例如 FREQ=WEEKLY;BYDAY=MO。',
  ),
  'recurrence.too-often': say(
    'The rule repeats within a day.',
    'A rule chooses days. To repeat by hours or minutes, choose an interval.',
    '该规则在一天内重复。',
    '规则只用于选择日期；若需按小时或分钟重复，选择「间隔」。',
  ),
  'recurrence.time-in-rule': say(
    'The rule names a time of day.',
    'Set the time in its own field, and remove it from the rule.',
    '规则中含有时刻。',
    '在时刻栏中填写，并从规则中删除。',
  ),
  'recurrence.part-unknown': say(
    'The rule has a part that is not known: {rule}',
    'Remove it, or correct its spelling.',
    '规则中有无法识别的部分：{rule}',
    '删除它，或更正拼写。',
  ),
  'recurrence.start-missing': say(
    'It is not clear on which day the schedule begins to count.',
    'Choose a first day.',
    '不清楚定时从哪一天开始计算。',
    '选择起始日期。',
  ),
  'recurrence.never': say(
    'The schedule never comes.',
    'Choose days that exist; 30 February does not.',
    '该定时永远不会到来。',
    '选择存在的日期；例如 2 月 30 日并不存在。',
  ),
  'recurrence.interval-not-exact': say(
    'The interval {every} counts months, which differ in length.',
    'Use days or hours, or choose days of the month.',
    '间隔 {every} 按月计算，而各月长度不同。',
    '改用天或小时，或选择每月的日期。',
  ),
  'recurrence.interval-too-short': say(
    'The interval {every} is shorter than a minute.',
    'Choose a minute or more.',
    '间隔 {every} 短于一分钟。',
    '选择一分钟或更长。',
  ),
  'recurrence.months-skipped': say(
    'Months without the day {days} are left out (months {months}).',
    'To take the last day of each month, choose “last day”.',
    '没有 {days} 日的月份会被跳过（{months} 月）。',
    '若要取每月最后一天，选择「最后一天」。',
  ),
} satisfies Readonly<Record<RecurrenceCode, ReturnType<typeof say>>>
