import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { messageCategories } from '@trailwright/shared/content/schema.ts'
import type { ContactRules } from '@trailwright/shared/policy/decision.ts'
import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { DurationInput } from '../../ui/DurationInput.tsx'
import { SelectInput } from '../../ui/SelectInput.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { ToggleChips } from '../../ui/ToggleChips.tsx'
import { channels, freeId, RuleRow } from './RuleRow.tsx'

type Cap = ContactRules['caps'][number]

interface CapRowsProps {
  readonly caps: readonly Cap[]
  readonly onChange: (caps: Cap[]) => void
  readonly disabled: boolean
}

/** How many messages of a kind a person gets at most in a sliding window. */
export function CapRows({ caps, onChange, disabled }: CapRowsProps) {
  const { t } = useTranslation()
  const change = (id: string, part: Partial<Cap>) =>
    onChange(caps.map((cap) => (cap.id === id ? { ...cap, ...part } : cap)))
  const add = () =>
    onChange([
      ...caps,
      { id: freeId('cap', caps), channels: [...channels], category: 'marketing', limit: 3, window: 'P7D' },
    ])
  return (
    <>
      {caps.length === 0 && <Typography color="textSecondary">{t('settings.rules.capsNone')}</Typography>}
      {caps.map((cap) => (
        <RuleRow
          key={cap.id}
          columns="72px 150px minmax(150px, 1fr) 200px"
          onRemove={() => onChange(caps.filter(({ id }) => id !== cap.id))}
          disabled={disabled}
        >
          <TextInput
            label={t('settings.rules.limit')}
            type="number"
            value={String(cap.limit)}
            onChange={(text) => change(cap.id, { limit: Math.min(1000, Math.max(0, Math.trunc(Number(text)) || 0)) })}
            disabled={disabled}
          />
          <SelectInput
            label={t('settings.rules.category')}
            value={cap.category}
            onChange={(category) => change(cap.id, { category })}
            options={messageCategories.map((value) => ({ value, text: t(`settings.rules.categories.${value}`) }))}
            disabled={disabled}
          />
          <ToggleChips
            label={t('settings.rules.channels')}
            value={cap.channels}
            onChange={(chosen) => change(cap.id, { channels: [...chosen] })}
            options={channels.map((value) => ({ value, text: t(`ui.channels.${value}`) }))}
            disabled={disabled}
            error={cap.channels.length === 0 ? t('settings.secrets.missing') : undefined}
          />
          <DurationInput
            label={t('settings.rules.window')}
            value={cap.window}
            onChange={(window) => change(cap.id, { window })}
            disabled={disabled}
          />
        </RuleRow>
      ))}
      {!disabled && caps.length < 10 && (
        <Box>
          <Button variant="outlined" startIcon={<Plus size={15} strokeWidth={2} />} onClick={add}>
            {t('settings.rules.addCap')}
          </Button>
        </Box>
      )}
    </>
  )
}
