import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import FormHelperText from '@mui/material/FormHelperText'
import IconButton from '@mui/material/IconButton'
import MenuItem from '@mui/material/MenuItem'
import OutlinedInput from '@mui/material/OutlinedInput'
import Select from '@mui/material/Select'
import Typography from '@mui/material/Typography'
import { Plus, X } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type PropertyFault, type PropertyRow, type PropertyType, propertyTypes } from './property-rows.ts'

interface PropertyRowsProps {
  readonly rows: readonly PropertyRow[]
  readonly onChange: (rows: readonly PropertyRow[]) => void
  readonly faults: ReadonlyMap<number, PropertyFault>
}

/** Data of an event, one piece a row: name, type, value. */
export function PropertyRows({ rows, onChange, faults }: PropertyRowsProps) {
  const { t } = useTranslation()
  const set = (key: number, change: Partial<PropertyRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...change } : row)))
  const add = () =>
    onChange([...rows, { key: Math.max(0, ...rows.map(({ key }) => key)) + 1, name: '', type: 'text', text: '' }])
  return (
    <Box role="group" aria-label={t('events.form.properties')} sx={{ display: 'grid', gap: 2 }}>
      <Typography variant="body2">{t('events.form.properties')}</Typography>
      {rows.map((row) => (
        <Row
          key={row.key}
          row={row}
          fault={faults.get(row.key)}
          onChange={(change) => set(row.key, change)}
          onRemove={() => onChange(rows.filter(({ key }) => key !== row.key))}
        />
      ))}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 3, flexWrap: 'wrap' }}>
        <Button
          size="small"
          variant="outlined"
          startIcon={<Plus size={14} strokeWidth={2} aria-hidden />}
          onClick={add}
        >
          {t('events.form.addProperty')}
        </Button>
        <Typography variant="caption" color="textSecondary">
          {t('events.form.propertiesHelp')}
        </Typography>
      </Box>
    </Box>
  )
}

interface RowProps {
  readonly row: PropertyRow
  readonly fault: PropertyFault | undefined
  readonly onChange: (change: Partial<PropertyRow>) => void
  readonly onRemove: () => void
}

function Row({ row, fault, onChange, onRemove }: RowProps) {
  const { t } = useTranslation()
  const id = useId()
  const isNameWrong = fault === 'nameless' || fault === 'twice'
  const describedBy = fault === undefined ? {} : { 'aria-describedby': id }
  const choose = (type: PropertyType) =>
    onChange({ type, ...(type === 'boolean' && row.text !== 'true' ? { text: 'false' } : {}) })
  return (
    <div>
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          alignItems: 'center',
          gridTemplateColumns: { xs: 'minmax(0, 1fr) 116px 34px', sm: 'minmax(0, 4fr) 116px minmax(0, 5fr) 34px' },
          gridTemplateAreas: { xs: '"name type remove" "value value value"', sm: '"name type value remove"' },
        }}
      >
        <OutlinedInput
          value={row.name}
          onChange={(event) => onChange({ name: event.target.value })}
          placeholder={t('events.form.property')}
          error={isNameWrong}
          slotProps={{ input: { 'aria-label': t('events.form.property'), ...(isNameWrong ? describedBy : {}) } }}
          sx={{ gridArea: 'name' }}
        />
        <Select
          value={row.type}
          onChange={(event) => {
            const type = propertyTypes.find((one) => one === event.target.value)
            if (type !== undefined) choose(type)
          }}
          SelectDisplayProps={{ 'aria-label': t('events.form.type') }}
          sx={{ gridArea: 'type' }}
        >
          {propertyTypes.map((type) => (
            <MenuItem key={type} value={type}>
              {t(`events.form.types.${type}`)}
            </MenuItem>
          ))}
        </Select>
        {row.type === 'boolean' ? (
          <Select
            value={row.text === 'true' ? 'true' : 'false'}
            onChange={(event) => onChange({ text: event.target.value })}
            SelectDisplayProps={{ 'aria-label': t('events.form.value') }}
            sx={{ gridArea: 'value' }}
          >
            <MenuItem value="true">{t('events.form.yes')}</MenuItem>
            <MenuItem value="false">{t('events.form.no')}</MenuItem>
          </Select>
        ) : (
          <OutlinedInput
            value={row.text}
            onChange={(event) => onChange({ text: event.target.value })}
            placeholder={t('events.form.value')}
            error={fault !== undefined && !isNameWrong}
            multiline={row.type === 'json'}
            slotProps={{ input: { 'aria-label': t('events.form.value'), ...(isNameWrong ? {} : describedBy) } }}
            sx={{ gridArea: 'value', ...(row.type === 'json' ? { fontFamily: 'monospace' } : {}) }}
          />
        )}
        <IconButton
          onClick={onRemove}
          aria-label={
            row.name === '' ? t('events.form.removeUnnamed') : t('events.form.removeProperty', { name: row.name })
          }
          sx={{ gridArea: 'remove' }}
        >
          <X size={16} strokeWidth={1.8} aria-hidden />
        </IconButton>
      </Box>
      {fault !== undefined && (
        <FormHelperText id={id} error>
          {t(`events.form.faults.${fault}`)}
        </FormHelperText>
      )}
    </div>
  )
}
