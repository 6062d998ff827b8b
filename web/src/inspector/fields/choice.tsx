import { useTranslation } from 'react-i18next'
import { SelectInput } from '../../ui/SelectInput.tsx'
import { textOf, type WidgetProps } from './field.ts'

/** One of the options of the field, in the words of the kind. */
export function ChoiceField({ label, value, onChange, field, empty, option, error, disabled }: WidgetProps) {
  const { t } = useTranslation()
  const options = (field.options ?? []).map((name) => ({ value: name, text: option(name) }))
  return (
    <SelectInput
      label={label}
      value={textOf(value)}
      onChange={(next) => onChange(next === '' ? empty : next)}
      options={empty === null ? [{ value: '', text: t('inspector.none') }, ...options] : options}
      error={error}
      disabled={disabled || options.length < 2}
    />
  )
}
