import type { Json } from '@trailwright/shared/problem/json.ts'
import { useTranslation } from 'react-i18next'
import { isList, isObject, textOf } from '../fields/field.ts'
import { type ReferenceOption, useReferenceName, type ValueType } from '../references.ts'
import { literalOf, valueFormOf } from './condition-draft.ts'
import { DurationTokens } from './DurationTokens.tsx'
import { ManyToken } from './ManyToken.tsx'
import { Token } from './Token.tsx'
import { useReferenceOptions } from './use-lists.ts'

interface ValueTokenProps {
  readonly operator: string
  readonly value: Json | undefined
  readonly onChange: (value: Json | undefined) => void
  readonly type: ValueType | undefined
  /** Values last seen. */
  readonly samples: readonly Json[]
  /** Where a value may come from instead. */
  readonly references: readonly ReferenceOption[]
  readonly disabled: boolean
  readonly broken: boolean
}

/** What is compared with: typed, one last seen, or taken from the person or the journey. */
export function ValueToken(props: ValueTokenProps) {
  const { operator, value, onChange, type, samples, references, disabled, broken } = props
  const { t } = useTranslation()
  const label = t('inspector.condition.value')
  const from = useReferenceOptions(references)
  const nameOf = useReferenceName(references)
  const seen = samples
    .filter((sample) => sample !== null && typeof sample !== 'object')
    .map((sample) => ({ value: String(sample), name: String(sample), group: t('inspector.seen') }))

  const typing = type === 'number' || type === 'date' ? type : 'text'
  switch (valueFormOf(operator)) {
    case 'none':
      return null
    case 'duration':
      return <DurationTokens label={label} value={textOf(value)} onChange={onChange} disabled={disabled} />
    case 'day': {
      const known = {
        '0': t('inspector.condition.days.0'),
        '1': t('inspector.condition.days.1'),
        '-1': t('inspector.condition.days.-1'),
      }
      const days = typeof value === 'number' ? value : 0
      return (
        <>
          <Token
            label={label}
            tint="value"
            value={String(days)}
            onChange={(text) => onChange(Math.round(Number(text)) || 0)}
            options={Object.entries(known).map(([key, name]) => ({ value: key, name }))}
            free
            disabled={disabled}
          />
          {!(String(days) in known) && ` ${t('inspector.condition.daysAhead')}`}
        </>
      )
    }
    case 'list': {
      const items = isList(value) ? value.map(String) : []
      return (
        <ManyToken
          label={label}
          tint="value"
          values={items}
          onChange={(next) =>
            onChange(
              next
                // Several can be typed or pasted at once.
                .flatMap((item) => (items.includes(item) ? [item] : item.split(/[,，、]/)))
                .map((item) => item.trim())
                .filter((item) => item !== '')
                .map((item) => literalOf(item, type)),
            )
          }
          options={seen}
          as={typing === 'number' ? 'number' : 'text'}
          placeholder={t('inspector.condition.chooseValue')}
          free
          disabled={disabled}
          broken={broken}
          onClear={() => onChange([])}
        />
      )
    }
    case 'operand': {
      const reference = isObject(value) ? textOf(value['from']) : ''
      const now = isObject(value) ? textOf(value['now']) : ''
      return (
        <Token
          label={label}
          tint={reference === '' ? 'value' : 'data'}
          value={reference === '' ? shown(value) : reference}
          text={
            reference === '' ? (now === '' ? shown(value) : `${t('inspector.value.now')} ${now}`) : nameOf(reference)
          }
          onChange={(text) => {
            if (references.some((option) => option.reference === text)) onChange({ from: text })
            else onChange(text === '' ? undefined : literalOf(text, type))
          }}
          options={[...seen, ...from]}
          as={isObject(value) ? 'text' : typing}
          placeholder={t('inspector.condition.chooseValue')}
          free
          disabled={disabled}
          broken={broken}
          onClear={() => onChange(undefined)}
        />
      )
    }
  }
}

function shown(value: Json | undefined): string {
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value)
}
