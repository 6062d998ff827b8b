import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import { Check } from 'lucide-react'
import { Field, type FieldProps } from './Field.tsx'

interface ToggleChipsProps<Value extends string> extends FieldProps {
  readonly value: readonly Value[]
  readonly onChange: (value: readonly Value[]) => void
  readonly options: readonly { readonly value: Value; readonly text: string }[]
  readonly disabled?: boolean
}

/** Some of a few, each on or off. */
export function ToggleChips<Value extends string>(props: ToggleChipsProps<Value>) {
  const { value, onChange, options, disabled = false, ...field } = props
  return (
    <Field {...field}>
      {({ id, ...aria }) => (
        <Box
          id={id}
          role="group"
          aria-label={field.label}
          {...aria}
          sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}
        >
          {options.map((option) => {
            const on = value.includes(option.value)
            const toggled = on ? value.filter((one) => one !== option.value) : [...value, option.value]
            return (
              <ButtonBase
                key={option.value}
                aria-pressed={on}
                disabled={disabled}
                onClick={() => onChange(toggled)}
                sx={{
                  height: 34,
                  px: 2.75,
                  gap: 1.5,
                  border: 1,
                  borderRadius: 1,
                  typography: 'body2',
                  borderColor: on ? 'primary.line' : 'line.strong',
                  bgcolor: on ? 'primary.soft' : 'background.paper',
                  color: on ? 'primary.main' : 'text.secondary',
                  '@media (pointer: coarse)': { height: 44 },
                }}
              >
                {on && <Check size={14} strokeWidth={2} aria-hidden />}
                {option.text}
              </ButtonBase>
            )
          })}
        </Box>
      )}
    </Field>
  )
}
