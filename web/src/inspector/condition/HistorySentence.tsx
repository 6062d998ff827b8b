import { DAY_MS, formatInstant, parseInstant } from '@trailwright/shared/time/instant.ts'
import { localDate, parsePlainDate, startOfDay } from '@trailwright/shared/time/day.ts'
import { comparisons } from '@trailwright/shared/condition/schema.ts'
import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import { useTranslation } from 'react-i18next'
import { now, readerZone } from '../../client/clock.ts'
import { useNames } from '../../client/use-names.ts'
import { isObject, textOf, withKey } from '../fields/field.ts'
import { useReferenceName, useReferences } from '../references.ts'
import { operatorsFor } from './condition-draft.ts'
import { DurationTokens } from './DurationTokens.tsx'
import { compared, type LeafProps, OperatorToken, Spaced } from './leaf-parts.tsx'
import { Token } from './Token.tsx'
import { useEventOptions } from './use-lists.ts'
import { ValueToken } from './ValueToken.tsx'

const measures = ['some', 'none', 'count', 'sum', 'first', 'last'] as const
type Measure = (typeof measures)[number]

/** "Did" and "did not do" are counts against 1; the rest compares a number or a value. */
function measureOf(leaf: JsonObject): Measure {
  const measure = measures.find((each) => each === leaf['measure']) ?? 'count'
  if (measure !== 'count' || leaf['value'] !== 1) return measure
  if (leaf['is'] === '>=') return 'some'
  return leaf['is'] === '<' ? 'none' : 'count'
}

function withMeasure(leaf: JsonObject, measure: Measure): JsonObject {
  const { of: _, ...rest } = leaf
  switch (measure) {
    case 'some':
      return { ...rest, measure: 'count', is: '>=', value: 1 }
    case 'none':
      return { ...rest, measure: 'count', is: '<', value: 1 }
    case 'count':
      return { ...rest, measure, is: '>=', value: 2 }
    case 'sum':
      return { ...rest, measure, is: '>=', value: 100 }
    case 'first':
    case 'last':
      return withKey({ ...rest, measure, is: 'withinLast' }, 'value', 'P30D')
  }
}

/** What a person did: how often, how much, when, in which stretch of time. */
export function HistorySentence({ leaf, onChange, broken, disabled }: LeafProps) {
  const { t } = useTranslation()
  const events = useEventOptions()
  const event = textOf(leaf['did'])
  const references = useReferences(event)
  const nameOf = useReferenceName(references)
  const properties = references.filter(({ root }) => root === 'event')
  const measure = measureOf(leaf)
  const of = textOf(leaf['of'])
  const property = properties.find(({ reference }) => reference === of)
  const isValue = measure === 'first' || measure === 'last'
  const is = textOf(leaf['is'])
  const type = measure === 'count' || measure === 'sum' ? 'number' : of === '' ? 'date' : property?.type
  return (
    <Spaced>
      {[
        <Token
          label={t('inspector.condition.measure')}
          tint="value"
          value={measure}
          onChange={(next) => onChange(withMeasure(leaf, measures.find((each) => each === next) ?? 'some'))}
          options={measures.map((each) => ({ value: each, name: t(`inspector.condition.measures.${each}`) }))}
          disabled={disabled}
        />,
        (measure === 'sum' || isValue) && (
          <Token
            label={t('inspector.condition.field')}
            tint="data"
            value={of}
            text={of === '' ? '' : nameOf(of)}
            onChange={(next) =>
              onChange(
                isValue
                  ? compared(
                      withKey(leaf, 'of', next),
                      operatorsFor(properties.find(({ reference }) => reference === next)?.type, '')[0] ?? '=',
                      undefined,
                    )
                  : { ...leaf, of: next },
              )
            }
            options={properties
              .filter(({ type: each }) => isValue || each === 'number')
              .map(({ reference, name }) => ({ value: reference, name }))}
            placeholder={isValue ? t('inspector.condition.window') : t('inspector.condition.chooseField')}
            disabled={disabled}
            broken={measure === 'sum' && broken === 'field' && event !== ''}
            onClear={() => onChange(isValue ? withMeasure(leaf, measure) : withKey(leaf, 'of', undefined))}
          />
        ),
        (measure === 'sum' || isValue) && t('inspector.condition.of'),
        <Token
          label={t('inspector.condition.event')}
          tint={event === '' ? 'value' : 'event'}
          value={event}
          onChange={(did) => onChange({ ...leaf, did })}
          options={events}
          placeholder={t('inspector.condition.chooseEvent')}
          free
          disabled={disabled}
          broken={broken === 'field' && event === ''}
          onClear={() => onChange({ ...leaf, did: '' })}
        />,
        measure !== 'some' && measure !== 'none' && (
          <OperatorToken
            value={is}
            options={isValue ? operatorsFor(type, is) : comparisons}
            onChange={(operator) => onChange(compared(leaf, operator, leaf['value']))}
            disabled={disabled}
          />
        ),
        measure !== 'some' && measure !== 'none' && (
          <ValueToken
            operator={is}
            value={leaf['value']}
            onChange={(value) => onChange(withKey(leaf, 'value', value))}
            type={type}
            samples={property?.samples ?? []}
            references={isValue ? references.filter(({ root }) => root !== 'event') : []}
            disabled={disabled}
            broken={broken === 'value'}
          />
        ),
        measure === 'count' && t('inspector.condition.times'),
        !isValue && (
          <WindowTokens
            value={leaf['window']}
            onChange={(window) => onChange(withKey(leaf, 'window', window))}
            disabled={disabled}
          />
        ),
      ]}
    </Spaced>
  )
}

const windows = ['ever', 'last', 'today', 'yesterday', 'entry', 'between'] as const
type Window = (typeof windows)[number]

function windowOf(value: Json | undefined): Window | undefined {
  if (!isObject(value)) return 'ever'
  if ('last' in value) return 'last'
  if ('since' in value) return 'entry'
  if (value['day'] === 0) return 'today'
  if ('from' in value || 'to' in value) return 'between'
  return value['day'] === -1 ? 'yesterday' : undefined
}

const newWindow: Readonly<Record<Window, () => JsonObject | undefined>> = {
  ever: () => undefined,
  last: () => ({ last: 'P30D' }),
  today: () => ({ day: 0 }),
  yesterday: () => ({ day: -1 }),
  entry: () => ({ since: 'entry' }),
  between: () => {
    const today = localDate(now(), readerZone())
    return { from: firstOf(localDate(now() - 30 * DAY_MS, readerZone())), to: lastOf(today) }
  },
}

/** The first and the last moment of a day, by the clock of the reader. */
function firstOf(day: string): string {
  return formatInstant(startOfDay(day, readerZone()))
}
function lastOf(day: string): string {
  const next = localDate(startOfDay(day, readerZone()) + 1.5 * DAY_MS, readerZone())
  return formatInstant(startOfDay(next, readerZone()) - 1)
}

function dayOf(value: Json | undefined): string {
  const at = parseInstant(textOf(value))
  return at === undefined ? '' : localDate(at, readerZone())
}

interface WindowTokensProps {
  readonly value: Json | undefined
  readonly onChange: (window: JsonObject | undefined) => void
  readonly disabled: boolean
}

function WindowTokens({ value, onChange, disabled }: WindowTokensProps) {
  const { t } = useTranslation()
  const window = windowOf(value)
  const label = t('inspector.condition.window')
  const last = isObject(value) ? textOf(value['last']) : ''
  return (
    <>
      <Token
        label={label}
        tint="value"
        value={window ?? ''}
        {...(window === undefined ? { text: t('configure.condition.otherWindow') } : {})}
        onChange={(next) => onChange(newWindow[windows.find((each) => each === next) ?? 'ever']())}
        options={windows.map((each) => ({ value: each, name: t(`inspector.condition.windows.${each}`) }))}
        disabled={disabled}
      />
      {window === 'last' && ' '}
      {window === 'last' && (
        <DurationTokens label={label} value={last} onChange={(next) => onChange({ last: next })} disabled={disabled} />
      )}
      {window === 'between' && isObject(value) && (
        <>
          {' '}
          <DayToken
            label={t('configure.condition.fromDay')}
            day={dayOf(value['from'])}
            onChange={(day) => onChange({ ...value, from: firstOf(day) })}
            disabled={disabled}
          />{' '}
          {t('inspector.condition.and')}{' '}
          <DayToken
            label={t('configure.condition.toDay')}
            day={dayOf(value['to'])}
            onChange={(day) => onChange({ ...value, to: lastOf(day) })}
            disabled={disabled}
          />
        </>
      )}
    </>
  )
}

interface DayTokenProps {
  readonly label: string
  readonly day: string
  readonly onChange: (day: string) => void
  readonly disabled: boolean
}

function DayToken({ label, day, onChange, disabled }: DayTokenProps) {
  const names = useNames()
  return (
    <Token
      label={label}
      tint="value"
      value={day}
      text={day === '' ? '' : names.date(day)}
      onChange={(next) => {
        if (parsePlainDate(next) !== undefined) onChange(next)
      }}
      options={[]}
      free
      as="date"
      disabled={disabled}
    />
  )
}
