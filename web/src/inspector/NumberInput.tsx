import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldProps } from '../ui/Field.tsx'
import { TextInput } from '../ui/TextInput.tsx'

interface NumberInputProps extends FieldProps {
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly disabled?: boolean
  readonly end?: ReactNode
}

/** A number as typed; what is no number yet stays on screen and is not taken. */
export function NumberInput({ value, onChange, ...field }: NumberInputProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? (value === null ? '' : String(value))
  const isWrong = typed !== null && typed.trim() !== '' && !Number.isFinite(Number(typed))
  return (
    <TextInput
      {...field}
      error={field.error ?? (isWrong ? t('inspector.value.numberWrong') : undefined)}
      value={shown}
      onChange={(text) => {
        setTyped(text)
        if (text.trim() === '') onChange(null)
        else if (Number.isFinite(Number(text))) onChange(Number(text))
      }}
    />
  )
}
