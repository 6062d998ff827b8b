import Autocomplete from '@mui/material/Autocomplete'
import TextField from '@mui/material/TextField'
import { listPeople, type PersonRow } from '@trailwright/shared/wire/people.ts'
import { ChevronDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { Field } from '../../ui/Field.tsx'

interface PersonInputProps {
  readonly label: string
  readonly value: PersonRow | null
  readonly onChange: (person: PersonRow | null) => void
}

const restMs = 250
const few = 8

/** A choice of one person, found by name, address or id; nobody at first. */
export function PersonInput({ label, value, onChange }: PersonInputProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), restMs)
    return () => clearTimeout(timer)
  }, [typed])
  const found = useRoute(
    listPeople,
    { query: { limit: few, ...(search === '' || search === value?.name ? {} : { search }) } },
    { keepPrevious: true },
  )
  return (
    <Field label={label}>
      {({ id, ...aria }) => (
        <Autocomplete
          id={id}
          options={found.data?.items ?? []}
          value={value}
          onChange={(_, person) => onChange(person)}
          inputValue={typed}
          onInputChange={(_, text) => setTyped(text)}
          filterOptions={(options) => options}
          getOptionLabel={({ name }) => name || t('people.nameless')}
          getOptionKey={({ id: key }) => key}
          isOptionEqualToValue={(one, other) => one.id === other.id}
          renderOption={({ key, ...option }, { name, city, email }) => (
            <li key={key} {...option}>
              <span>
                {name || t('people.nameless')}
                <small style={{ display: 'block', opacity: 0.75 }}>{[city, email].filter(Boolean).join(' · ')}</small>
              </span>
            </li>
          )}
          renderInput={(params) => (
            <TextField
              {...params}
              placeholder={t('content.previewNobody')}
              slotProps={{ ...params.slotProps, htmlInput: { ...params.slotProps.htmlInput, ...aria } }}
            />
          )}
          sx={{
            '& .MuiOutlinedInput-root.MuiOutlinedInput-root': { p: 0, pr: 9 },
            '& .MuiAutocomplete-endAdornment.MuiAutocomplete-endAdornment': { right: 2 },
            '& .MuiAutocomplete-popupIndicator, & .MuiAutocomplete-clearIndicator': { width: 28, height: 28 },
            '& .MuiAutocomplete-input.MuiAutocomplete-input': { px: 3, py: 1.5 },
            '& input::placeholder': { color: 'text.secondary', opacity: 1 },
          }}
          fullWidth
          popupIcon={<ChevronDown size={16} strokeWidth={1.8} aria-hidden />}
        />
      )}
    </Field>
  )
}
