import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { useTranslation } from 'react-i18next'
import { SelectInput } from '../../ui/SelectInput.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { Rows } from '../Rows.tsx'
import { objectsOf, textOf, type WidgetProps } from './field.ts'

const types = ['text', 'number', 'boolean', 'date'] as const

/** What a calling system passes. */
export function InputFieldsField({ label, value, onChange, error, disabled }: WidgetProps) {
  const { t } = useTranslation()
  return (
    <Rows<JsonObject>
      label={label}
      rows={objectsOf(value)}
      onChange={onChange}
      addLabel={t('inspector.inputs.add')}
      newRow={() => ({ name: '', type: 'text', required: false })}
      disabled={disabled}
      error={error}
      row={(input, change) => (
        <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 104px', columnGap: 2 }}>
          <TextInput
            label={t('inspector.inputs.name')}
            value={textOf(input['name'])}
            onChange={(name) => change({ ...input, name })}
            disabled={disabled}
          />
          <SelectInput
            label={t('inspector.inputs.type')}
            value={types.find((type) => type === input['type']) ?? 'text'}
            onChange={(type) => change({ ...input, type })}
            options={types.map((type) => ({ value: type, text: t(`inspector.inputTypes.${type}`) }))}
            disabled={disabled}
          />
          <FormControlLabel
            control={
              <Checkbox
                checked={input['required'] === true}
                onChange={(_, required) => change({ ...input, required })}
                disabled={disabled}
              />
            }
            label={t('inspector.inputs.required')}
            slotProps={{ typography: { variant: 'body2' } }}
          />
        </Box>
      )}
    />
  )
}
