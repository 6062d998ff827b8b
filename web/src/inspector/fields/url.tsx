import { LiquidInput } from '../liquid/LiquidInput.tsx'
import { LiquidPreview } from '../liquid/LiquidPreview.tsx'
import { useTemplateFault } from '../liquid/use-template-fault.ts'
import { textOf, type WidgetProps } from './field.ts'

/** A web address, which may hold values after the host. */
export function UrlField({ label, value, onChange, error, disabled }: WidgetProps) {
  const url = textOf(value)
  const fault = useTemplateFault(url, 'url')
  return (
    <>
      <LiquidInput
        label={label}
        value={url}
        onChange={onChange}
        error={error ?? fault}
        placeholder="https://"
        disabled={disabled}
      />
      <LiquidPreview template={url} place="url" />
    </>
  )
}
