import Box from '@mui/material/Box'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { useTranslation } from 'react-i18next'
import { TextInput } from '../../ui/TextInput.tsx'
import { LiquidInput } from '../liquid/LiquidInput.tsx'
import { Rows } from '../Rows.tsx'
import { objectsOf, textOf, type WidgetProps } from './field.ts'

export function HeadersField({ label, value, onChange, error, disabled }: WidgetProps) {
  const { t } = useTranslation()
  return (
    <Rows<JsonObject>
      label={label}
      rows={objectsOf(value)}
      onChange={onChange}
      addLabel={t('inspector.headers.add')}
      newRow={() => ({ name: '', value: '' })}
      disabled={disabled}
      error={error}
      row={(header, change) => (
        <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)', gap: 2 }}>
          <TextInput
            label={t('inspector.headers.name')}
            value={textOf(header['name'])}
            onChange={(name) => change({ ...header, name })}
            disabled={disabled}
          />
          <LiquidInput
            label={t('inspector.headers.value')}
            value={textOf(header['value'])}
            onChange={(text) => change({ ...header, value: text })}
            disabled={disabled}
          />
        </Box>
      )}
    />
  )
}
