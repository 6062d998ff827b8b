import { useTranslation } from 'react-i18next'
import { SelectInput } from '../../ui/SelectInput.tsx'
import { useReferenceName, useReferences } from '../references.ts'
import { NumberInput } from '../NumberInput.tsx'
import { isObject, textOf, type WidgetProps } from './field.ts'

const typed = '#'

/** A number; where it may be absent, it may also come from the person or the journey. */
export function NumberField({ label, value, onChange, empty, error, disabled }: WidgetProps) {
  const { t } = useTranslation()
  const references = useReferences()
  const nameOf = useReferenceName(references)
  const from = isObject(value) ? textOf(value['from']) : undefined
  const number = (
    <NumberInput
      label={from === undefined && empty === null ? t('inspector.value.number') : label}
      value={typeof value === 'number' ? value : null}
      onChange={(next) => onChange(next ?? empty)}
      error={error}
      disabled={disabled}
    />
  )
  if (empty !== null) return number
  const numeric = references.filter(({ root, type }) => root !== 'event' && (type === undefined || type === 'number'))
  const known = from === undefined || numeric.some(({ reference }) => reference === from)
  const choice = from ?? (typeof value === 'number' ? typed : '')
  return (
    <>
      <SelectInput
        label={label}
        value={choice}
        onChange={(next) => onChange(next === '' ? null : next === typed ? 0 : { from: next })}
        options={[
          { value: '', text: t('inspector.none') },
          { value: typed, text: t('inspector.value.number') },
          ...numeric.map(({ reference, name }) => ({ value: reference, text: name })),
          ...(known ? [] : [{ value: from, text: nameOf(from) }]),
        ]}
        disabled={disabled}
        error={error}
      />
      {choice === typed && number}
    </>
  )
}
