import MenuItem from '@mui/material/MenuItem'
import Select from '@mui/material/Select'
import { Field, type FieldProps } from './Field.tsx'

interface SelectInputProps<Value extends string> extends FieldProps {
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly options: readonly { readonly value: Value; readonly text: string }[]
  readonly disabled?: boolean
}

/** A labelled choice of one among few. */
export function SelectInput<Value extends string>({
  value,
  onChange,
  options,
  disabled = false,
  ...field
}: SelectInputProps<Value>) {
  return (
    <Field {...field}>
      {({ id, ...aria }) => (
        <Select
          value={value}
          displayEmpty
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value)
            if (chosen !== undefined) onChange(chosen.value)
          }}
          disabled={disabled}
          error={aria['aria-invalid']}
          slotProps={{ root: {}, input: { id, ...aria } }}
          SelectDisplayProps={{ 'aria-label': field.label }}
          fullWidth
        >
          {options.map((option) => (
            <MenuItem key={option.value} value={option.value}>
              {option.text}
            </MenuItem>
          ))}
        </Select>
      )}
    </Field>
  )
}
