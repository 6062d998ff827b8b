import Autocomplete from '@mui/material/Autocomplete'
import TextField from '@mui/material/TextField'
import { ChevronDown } from 'lucide-react'
import { Field, type FieldProps } from './Field.tsx'

interface ZoneInputProps extends FieldProps {
  readonly value: string
  readonly onChange: (zone: string) => void
  readonly disabled?: boolean
}

const zones = Intl.supportedValuesOf('timeZone')

/** A time zone of the IANA list, found by typing a part of its name. */
export function ZoneInput({ value, onChange, disabled = false, ...field }: ZoneInputProps) {
  const options = zones.includes(value) ? zones : [value, ...zones]
  return (
    <Field {...field}>
      {({ id, ...aria }) => (
        <Autocomplete
          id={id}
          options={options}
          value={value}
          onChange={(_, zone) => onChange(zone)}
          disableClearable
          disabled={disabled}
          popupIcon={<ChevronDown size={16} strokeWidth={1.8} aria-hidden />}
          renderInput={({ slotProps, ...params }) => (
            <TextField
              {...params}
              error={aria['aria-invalid']}
              slotProps={{ ...slotProps, htmlInput: { ...slotProps?.htmlInput, ...aria } }}
            />
          )}
          sx={{
            '& .MuiOutlinedInput-root.MuiOutlinedInput-root': { p: 0, pr: 9 },
            '& .MuiAutocomplete-endAdornment.MuiAutocomplete-endAdornment': { right: 2 },
            '& .MuiAutocomplete-popupIndicator': { width: 28, height: 28 },
            '& .MuiAutocomplete-input.MuiAutocomplete-input': { px: 3, py: 1.5 },
          }}
        />
      )}
    </Field>
  )
}
