import { formatInstant, parseInstant } from '@trailwright/shared/time/instant.ts'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { useTranslation } from 'react-i18next'
import { now } from '../../client/clock.ts'
import { DurationInput } from '../../ui/DurationInput.tsx'
import { SelectInput } from '../../ui/SelectInput.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { TimeOfDayInput } from '../../ui/TimeOfDayInput.tsx'
import { ToggleChips } from '../../ui/ToggleChips.tsx'
import { DateInput } from '../DateInput.tsx'
import { NumberInput } from '../NumberInput.tsx'
import { ruleDays, weekdayKeys, type WeekdayKey } from '../weekdays.ts'
import { isObject, textOf, type WidgetProps } from './field.ts'

const modes = ['once', 'daily', 'weekly', 'monthly', 'every', 'custom'] as const
type Mode = (typeof modes)[number]

const weekly = /^FREQ=WEEKLY;BYDAY=([A-Z,]+)$/
const monthly = /^FREQ=MONTHLY;BYMONTHDAY=(\d+)$/

/** Which of the usual ways a recurrence is. */
function modeOf(value: JsonObject): Mode {
  if ('once' in value) return 'once'
  if ('every' in value) return 'every'
  const rule = textOf(value['rrule'])
  if (rule === 'FREQ=DAILY') return 'daily'
  if (weekly.test(rule)) return 'weekly'
  return monthly.test(rule) ? 'monthly' : 'custom'
}

/** When a schedule fires: the usual ways as a form, any other as a rule. */
export function RecurrenceField({ label, value, onChange, error, disabled }: WidgetProps) {
  const { t } = useTranslation()
  const recurrence = isObject(value) ? value : {}
  const mode = modeOf(recurrence)
  const at = textOf(recurrence['at']) || '10:00'
  const rule = textOf(recurrence['rrule'])
  const days = (weekly.exec(rule)?.[1] ?? '').split(',')
  const chosen = weekdayKeys.filter((key) => days.includes(ruleDays[key]))
  const tomorrow = formatInstant(now() + 86_400_000).slice(0, 10)
  const begin: Readonly<Record<Mode, () => JsonObject>> = {
    once: () => ({ once: `${tomorrow}T${at}` }),
    daily: () => ({ rrule: 'FREQ=DAILY', at }),
    weekly: () => ({ rrule: 'FREQ=WEEKLY;BYDAY=MO', at }),
    monthly: () => ({ rrule: 'FREQ=MONTHLY;BYMONTHDAY=1', at }),
    every: () => ({ every: 'P1D', from: formatInstant(now()) }),
    custom: () => ({ rrule: rule || 'FREQ=MONTHLY;BYDAY=1MO', at }),
  }
  const from = parseInstant(textOf(recurrence['from']))
  return (
    <>
      <SelectInput
        label={label}
        value={mode}
        onChange={(next) => onChange(begin[next]())}
        options={modes.map((each) => ({ value: each, text: t(`inspector.recurrence.${each}`) }))}
        error={error}
        disabled={disabled}
      />
      {mode === 'once' && (
        <DateInput
          label={t('inspector.recurrence.on')}
          withTime
          value={textOf(recurrence['once'])}
          onChange={(once) => onChange({ once })}
          disabled={disabled}
        />
      )}
      {mode === 'weekly' && (
        <ToggleChips<WeekdayKey>
          label={t('inspector.recurrence.days')}
          value={chosen}
          onChange={(keys) => {
            const names = weekdayKeys.filter((key) => keys.includes(key)).map((key) => ruleDays[key])
            if (names.length > 0) onChange({ ...recurrence, rrule: `FREQ=WEEKLY;BYDAY=${names.join(',')}` })
          }}
          options={weekdayKeys.map((key) => ({ value: key, text: t(`inspector.weekdaysShort.${key}`) }))}
          disabled={disabled}
        />
      )}
      {mode === 'monthly' && (
        <NumberInput
          label={t('inspector.recurrence.dayOfMonth')}
          value={Number(monthly.exec(rule)?.[1] ?? 1)}
          onChange={(day) => {
            const fitting = Math.min(Math.max(Math.round(day ?? 1), 1), 31)
            onChange({ ...recurrence, rrule: `FREQ=MONTHLY;BYMONTHDAY=${fitting}` })
          }}
          disabled={disabled}
        />
      )}
      {mode === 'custom' && (
        <TextInput
          label={t('inspector.recurrence.rule')}
          help={t('inspector.recurrence.ruleHelp')}
          value={rule}
          onChange={(rrule) => onChange({ ...recurrence, rrule })}
          disabled={disabled}
          mono
        />
      )}
      {mode === 'every' && (
        <>
          <DurationInput
            label={t('inspector.recurrence.interval')}
            value={textOf(recurrence['every'])}
            onChange={(every) => onChange({ ...recurrence, every })}
            units={['minutes', 'hours', 'days', 'weeks']}
            disabled={disabled}
          />
          <DateInput
            label={t('inspector.recurrence.from')}
            withTime
            value={from === undefined ? '' : formatInstant(from).slice(0, 16)}
            onChange={(text) => onChange({ ...recurrence, from: `${text}:00.000Z` })}
            disabled={disabled}
          />
        </>
      )}
      {mode !== 'once' && mode !== 'every' && (
        <TimeOfDayInput
          label={t('inspector.recurrence.at')}
          value={at}
          onChange={(time) => onChange({ ...recurrence, at: time })}
          disabled={disabled}
        />
      )}
    </>
  )
}
