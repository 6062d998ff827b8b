import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import type { ContactRules } from '@trailwright/shared/policy/decision.ts'
import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { SelectInput } from '../../ui/SelectInput.tsx'
import { TimeOfDayInput } from '../../ui/TimeOfDayInput.tsx'
import { ToggleChips } from '../../ui/ToggleChips.tsx'
import { channels, freeId, RuleRow } from './RuleRow.tsx'

type Quiet = ContactRules['quietHours'][number]

interface QuietRowsProps {
  readonly quietHours: readonly Quiet[]
  readonly onChange: (quietHours: Quiet[]) => void
  readonly disabled: boolean
}

/** When nobody is disturbed, by whose clock, and what becomes of a message then. */
export function QuietRows({ quietHours, onChange, disabled }: QuietRowsProps) {
  const { t } = useTranslation()
  const change = (id: string, part: Partial<Quiet>) =>
    onChange(quietHours.map((quiet) => (quiet.id === id ? { ...quiet, ...part } : quiet)))
  const add = () =>
    onChange([
      ...quietHours,
      {
        id: freeId('quiet', quietHours),
        channels: [...channels],
        from: '21:00',
        to: '08:00',
        zone: 'person',
        then: 'defer',
      },
    ])
  return (
    <>
      {quietHours.length === 0 && <Typography color="textSecondary">{t('settings.rules.quietNone')}</Typography>}
      {quietHours.map((quiet) => (
        <RuleRow
          key={quiet.id}
          columns="120px 120px minmax(150px, 1fr)"
          onRemove={() => onChange(quietHours.filter(({ id }) => id !== quiet.id))}
          disabled={disabled}
        >
          <TimeOfDayInput
            label={t('settings.rules.from')}
            value={quiet.from}
            onChange={(from) => change(quiet.id, { from })}
            disabled={disabled}
          />
          <TimeOfDayInput
            label={t('settings.rules.to')}
            value={quiet.to}
            onChange={(to) => change(quiet.id, { to })}
            disabled={disabled}
          />
          <ToggleChips
            label={t('settings.rules.channels')}
            value={quiet.channels}
            onChange={(chosen) => change(quiet.id, { channels: [...chosen] })}
            options={channels.map((value) => ({ value, text: t(`ui.channels.${value}`) }))}
            disabled={disabled}
            error={quiet.channels.length === 0 ? t('settings.secrets.missing') : undefined}
          />
          <Box sx={{ gridColumn: { sm: '1 / span 2' } }}>
            <SelectInput
              label={t('settings.rules.zone')}
              value={quiet.zone}
              onChange={(zone) => change(quiet.id, { zone })}
              options={zonesWith(quiet.zone).map((value) => ({
                value,
                text: value === 'person' || value === 'journey' ? t(`settings.rules.zones.${value}`) : value,
              }))}
              disabled={disabled}
            />
          </Box>
          <SelectInput
            label={t('settings.rules.then')}
            value={quiet.then}
            onChange={(then) => change(quiet.id, { then })}
            options={(['defer', 'skip'] as const).map((value) => ({ value, text: t(`settings.rules.thens.${value}`) }))}
            disabled={disabled}
          />
        </RuleRow>
      ))}
      {!disabled && quietHours.length < 10 && (
        <Box>
          <Button variant="outlined" startIcon={<Plus size={15} strokeWidth={2} />} onClick={add}>
            {t('settings.rules.addQuiet')}
          </Button>
        </Box>
      )}
    </>
  )
}

/** The two clocks, and the zone that is set when it is neither. */
function zonesWith(zone: string): readonly string[] {
  return zone === 'person' || zone === 'journey' ? ['person', 'journey'] : ['person', 'journey', zone]
}
