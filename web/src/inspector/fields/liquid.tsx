import { useTranslation } from 'react-i18next'
import { LiquidInput } from '../liquid/LiquidInput.tsx'
import { LiquidPreview } from '../liquid/LiquidPreview.tsx'
import { useTemplateFault } from '../liquid/use-template-fault.ts'
import { textOf, type WidgetProps } from './field.ts'

/** A text with places for values of the person and the journey. */
export function LiquidField({ label, value, onChange, empty, error, disabled }: WidgetProps) {
  const { t } = useTranslation()
  const template = textOf(value)
  const fault = useTemplateFault(template, 'text')
  return (
    <>
      <LiquidInput
        label={label}
        value={template}
        onChange={(text) => onChange(text === '' ? empty : text)}
        error={error ?? fault}
        help={t('liquid.help', { example: '{{' })}
        optional={empty === null}
        disabled={disabled}
        rows={4}
      />
      <LiquidPreview template={template} place="text" />
    </>
  )
}
