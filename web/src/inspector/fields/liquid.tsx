import { useTranslation } from 'react-i18next'
import { TextInput } from '../../ui/TextInput.tsx'
import { textOf, type WidgetProps } from './field.ts'

const example = '{{ person.firstName }}, {{ entry.total }}'

/** A text with places for values of the person and the journey. */
export function LiquidField({ label, value, onChange, empty, error, disabled }: WidgetProps) {
  const { t } = useTranslation()
  return (
    <TextInput
      label={label}
      value={textOf(value)}
      onChange={(text) => onChange(text === '' ? empty : text)}
      error={error}
      help={t('inspector.liquidHelp', { example })}
      optional={empty === null}
      disabled={disabled}
      rows={4}
      mono
    />
  )
}
