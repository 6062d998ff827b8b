import { useTranslation } from 'react-i18next'
import type { Json } from '@trailwright/shared/problem/json.ts'
import { getCatalogue } from '@trailwright/shared/wire/events.ts'
import { useRoute } from '../client/hooks.ts'
import { isObject, textOf } from './fields/field.ts'
import { NameInput } from './NameInput.tsx'
import { useReferenceName, useReferences } from './references.ts'

interface ValueInputProps {
  readonly label: string
  readonly value: Json | undefined
  readonly onChange: (value: Json) => void
  readonly disabled: boolean
  /** Whose last values are offered. */
  readonly attribute?: string
  /** Only numbers and what gives one. */
  readonly numeric?: boolean
}

const nowKey = '$now'

/** A literal, now, or a value taken from the person or the journey. */
export function ValueInput({ label, value, onChange, disabled, attribute, numeric = false }: ValueInputProps) {
  const { t } = useTranslation()
  const references = useReferences().filter(({ root }) => root !== 'event')
  const nameOf = useReferenceName(references)
  const known = useRoute(getCatalogue).data?.attributes.find(({ path }) => path === attribute)
  const samples = (known?.samples ?? []).filter((sample) => typeof sample !== 'object')
  const from = isObject(value) ? textOf(value['from']) : ''
  const isNow = isObject(value) && value['now'] === true
  const shown = from !== '' ? `$${from}` : isNow ? nowKey : value === undefined || value === null ? '' : String(value)
  const literal = (text: string): Json => {
    if (numeric || known?.type === 'number')
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
    if (known?.type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
    return known === undefined && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
  }
  const options = [
    ...samples.map((sample) => ({ value: String(sample), name: String(sample), hint: t('inspector.seen') })),
    ...(numeric ? [] : [{ value: nowKey, name: t('inspector.value.now') }]),
    ...references
      .filter(({ type }) => !numeric || type === undefined || type === 'number')
      .map(({ reference, name }) => ({ value: `$${reference}`, name })),
    ...(from !== '' ? [{ value: `$${from}`, name: nameOf(from) }] : []),
  ]
  return (
    <NameInput
      label={label}
      value={shown}
      free
      disabled={disabled}
      options={[...new Map(options.map((option) => [option.value, option])).values()]}
      onChange={(next) => {
        if (next === nowKey) onChange({ now: true })
        else if (next.startsWith('$')) onChange({ from: next.slice(1) })
        else onChange(literal(next))
      }}
    />
  )
}
