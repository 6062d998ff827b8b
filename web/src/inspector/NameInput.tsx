import Autocomplete from '@mui/material/Autocomplete'
import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, type FieldProps } from '../ui/Field.tsx'

export interface NameOption {
  readonly value: string
  readonly name: string
  /** Grey, at the right: how often, which channel, what was last seen. */
  readonly hint?: string | undefined
}

interface NameInputProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly options: readonly NameOption[]
  readonly disabled?: boolean
  readonly placeholder?: string
  /** Whether what is typed and not in the list counts: an event that never came yet. Else it goes when the field is left. */
  readonly free?: boolean
}

/** One of many by name, found by typing. */
export function NameInput(props: NameInputProps) {
  const { value, onChange, options, disabled = false, placeholder, free = false, ...field } = props
  const { t } = useTranslation()
  const known = options.find((option) => option.value === value)
  // A name that is typed in full is what the list knows by it.
  const valueOf = (text: string) => options.find(({ name, value: own }) => name === text || own === text)?.value ?? text
  const chosen = value === '' ? null : (known ?? { value, name: value })
  const [typed, setTyped] = useState('')
  const sought = typed.trim().toLowerCase()
  const isUnknown = !free && typed !== chosen?.name && !options.some((option) => isMeant(option, sought))
  return (
    <Field {...field} {...(isUnknown && sought !== '' ? { error: t('inspector.notInList') } : {})}>
      {({ id, ...aria }) => (
        <Autocomplete<NameOption, false, false, true>
          id={id}
          options={options}
          value={chosen}
          freeSolo
          clearOnBlur={!free}
          forcePopupIcon
          filterOptions={(all, { inputValue }) => {
            const words = inputValue.trim().toLowerCase()
            return words === chosen?.name.toLowerCase() ? [...all] : all.filter((option) => isMeant(option, words))
          }}
          autoHighlight={!free}
          disabled={disabled}
          getOptionLabel={(option) => (typeof option === 'string' ? option : option.name)}
          isOptionEqualToValue={(option, current) =>
            option.value === (typeof current === 'string' ? current : current.value)
          }
          onChange={(_, next) => {
            if (next === null) onChange('')
            else if (typeof next !== 'string') onChange(next.value)
            else if (free) onChange(valueOf(next.trim()))
            // Enter after typing takes the option that is lit, the first that fits.
            else {
              const meant = options.find((option) => isMeant(option, next.trim().toLowerCase()))
              if (meant !== undefined) onChange(meant.value)
            }
          }}
          onInputChange={(_, text, reason) => {
            setTyped(text)
            if (free && reason === 'blur' && text.trim() !== '' && text !== chosen?.name) onChange(text.trim())
          }}
          popupIcon={<ChevronDown size={16} strokeWidth={1.8} aria-hidden />}
          clearText={t('inspector.clear')}
          openText={t('inspector.choose')}
          renderOption={({ key, ...row }, option) => (
            <Box component="li" key={key} {...row} sx={{ display: 'flex', gap: 2, typography: 'body2' }}>
              <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
                {option.name}
              </Box>
              {option.hint !== undefined && (
                <Box
                  component="span"
                  sx={{
                    color: 'text.secondary',
                    typography: 'caption',
                    maxWidth: '45%',
                    overflow: 'hidden',
                    textOverflow: 'ellipsis',
                    whiteSpace: 'nowrap',
                  }}
                >
                  {option.hint}
                </Box>
              )}
            </Box>
          )}
          renderInput={({ slotProps, ...params }) => (
            <TextField
              {...params}
              {...(placeholder === undefined ? {} : { placeholder })}
              error={aria['aria-invalid']}
              slotProps={{
                ...slotProps,
                htmlInput: {
                  ...slotProps?.htmlInput,
                  ...aria,
                  onBlur: (event: React.FocusEvent<HTMLInputElement>) => {
                    slotProps?.htmlInput?.onBlur?.(event)
                    const text = event.target.value.trim()
                    if (free && text !== '' && text !== chosen?.name) onChange(valueOf(text))
                  },
                },
              }}
            />
          )}
          sx={{
            '& .MuiOutlinedInput-root.MuiOutlinedInput-root': { p: 0, pr: 12 },
            '& .MuiAutocomplete-endAdornment.MuiAutocomplete-endAdornment': { right: 2 },
            '& .MuiAutocomplete-popupIndicator, & .MuiAutocomplete-clearIndicator': { width: 26, height: 26 },
            '& .MuiAutocomplete-input.MuiAutocomplete-input': { px: 3, py: 1.5 },
          }}
        />
      )}
    </Field>
  )
}

/** Found by what it is called and by what it is called by machines. */
function isMeant({ name, value }: NameOption, words: string): boolean {
  return name.toLowerCase().includes(words) || value.toLowerCase().includes(words)
}
