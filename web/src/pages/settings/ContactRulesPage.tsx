import Typography from '@mui/material/Typography'
import type { ContactRules } from '@trailwright/shared/policy/decision.ts'
import { useTranslation } from 'react-i18next'
import { DurationInput } from '../../ui/DurationInput.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { CapRows } from './CapRows.tsx'
import { QuietRows } from './QuietRows.tsx'
import { Section } from './Section.tsx'
import { SettingsForm } from './SettingsForm.tsx'

interface Draft {
  readonly rules: ContactRules
  readonly holdout: string
}

function percentOf(text: string): number | undefined {
  const value = Number(text)
  return text.trim() !== '' && value >= 0 && value <= 100 ? value : undefined
}

/** How much a person gets at most, and when nobody is disturbed. */
export function ContactRulesPage() {
  const { t } = useTranslation()
  return (
    <Section title={t('settings.pages.rules')} lead={t('settings.rules.lead')}>
      <SettingsForm<Draft>
        read={({ settings: { rules } }) => ({ rules, holdout: String(rules.holdoutPercent) })}
        write={({ rules, holdout }) => {
          const holdoutPercent = percentOf(holdout)
          const whole = [...rules.caps, ...rules.quietHours].every(({ channels }) => channels.length > 0)
          return holdoutPercent === undefined || !whole ? undefined : { rules: { ...rules, holdoutPercent } }
        }}
      >
        {({ draft, set, tried, disabled }) => {
          const change = (part: Partial<ContactRules>) => set({ rules: { ...draft.rules, ...part } })
          return (
            <>
              <Heading title={t('settings.rules.caps')} help={t('settings.rules.capsHelp')} />
              <CapRows caps={draft.rules.caps} onChange={(caps) => change({ caps })} disabled={disabled} />
              <Heading title={t('settings.rules.quiet')} help={t('settings.rules.quietHelp')} />
              <QuietRows
                quietHours={draft.rules.quietHours}
                onChange={(quietHours) => change({ quietHours })}
                disabled={disabled}
              />
              <DurationInput
                label={t('settings.rules.dedupe')}
                value={draft.rules.dedupeWindow}
                onChange={(dedupeWindow) => change({ dedupeWindow })}
                disabled={disabled}
              />
              <TextInput
                label={t('settings.rules.holdout')}
                value={draft.holdout}
                onChange={(holdout) => set({ holdout })}
                disabled={disabled}
                error={tried && percentOf(draft.holdout) === undefined ? t('settings.rules.percentWrong') : undefined}
              />
            </>
          )
        }}
      </SettingsForm>
    </Section>
  )
}

function Heading({ title, help }: { title: string; help: string }) {
  return (
    <div>
      <Typography variant="h3" component="h3">
        {title}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {help}
      </Typography>
    </div>
  )
}
