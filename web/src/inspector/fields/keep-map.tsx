import Box from '@mui/material/Box'
import { useTranslation } from 'react-i18next'
import { TextInput } from '../../ui/TextInput.tsx'
import { Rows } from '../Rows.tsx'
import { isObject, textOf, type WidgetProps } from './field.ts'

/** Names under which parts of an answer are kept. */
export function KeepMapField({ label, value, onChange, error, disabled }: WidgetProps) {
  const { t } = useTranslation()
  const rows = Object.entries(isObject(value) ? value : {}).map(([name, path]) => ({ name, path: textOf(path) }))
  return (
    <Rows
      label={label}
      rows={rows}
      onChange={(next) => onChange(Object.fromEntries(next.map(({ name, path }) => [name, path])))}
      addLabel={t('inspector.keep.add')}
      newRow={() => ({ name: `value${rows.length + 1}`, path: '' })}
      disabled={disabled}
      error={error}
      help={rows[0] === undefined ? undefined : t('inspector.keep.help', { name: rows[0].name })}
      row={(row, change) => (
        <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}>
          <TextInput
            label={t('inspector.keep.name')}
            value={row.name}
            onChange={(name) => change({ ...row, name })}
            disabled={disabled}
          />
          <TextInput
            label={t('inspector.keep.path')}
            value={row.path}
            onChange={(path) => change({ ...row, path })}
            disabled={disabled}
            placeholder="data.id"
          />
        </Box>
      )}
    />
  )
}
