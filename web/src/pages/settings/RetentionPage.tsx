import { type Retention, retentionSchema, usualRetention } from '@trailwright/shared/wire/settings.ts'
import { useTranslation } from 'react-i18next'
import { TextInput } from '../../ui/TextInput.tsx'
import { Section } from './Section.tsx'
import { SettingsForm } from './SettingsForm.tsx'

const parts = ['received', 'bodies', 'history', 'events', 'drafts'] as const satisfies readonly (keyof Retention)[]
type Part = (typeof parts)[number]
/** Days as typed; empty: for ever. */
type Draft = Readonly<Record<Part, string>>

const daysOf = (text: string): number | null => (text.trim() === '' ? null : Number(text))

const isRight = (part: Part, text: string): boolean => retentionSchema.shape[part].safeParse(daysOf(text)).success

/** For how long what comes in and goes out is kept. */
export function RetentionPage() {
  const { t } = useTranslation()
  const label: Readonly<Record<Part, string>> = {
    received: t('settings.retention.received'),
    bodies: t('settings.retention.bodies'),
    history: t('settings.retention.history'),
    events: t('settings.retention.events'),
    drafts: t('settings.retention.drafts'),
  }
  const help: Readonly<Record<Part, string>> = {
    received: t('settings.retention.receivedHelp'),
    bodies: t('settings.retention.bodiesHelp'),
    history: t('settings.retention.historyHelp'),
    events: t('settings.retention.eventsHelp'),
    drafts: t('settings.retention.draftsHelp'),
  }
  return (
    <Section title={t('settings.pages.retention')} lead={t('settings.retention.lead')}>
      <SettingsForm<Draft>
        read={({ settings: { retention = usualRetention } }) => ({
          received: String(retention.received),
          bodies: String(retention.bodies ?? ''),
          history: String(retention.history ?? ''),
          events: String(retention.events ?? ''),
          drafts: String(retention.drafts ?? ''),
        })}
        write={(draft) => {
          const days = Object.fromEntries(parts.map((part) => [part, daysOf(draft[part])]))
          const retention = retentionSchema.safeParse(days)
          return retention.success ? { retention: retention.data } : undefined
        }}
      >
        {({ draft, set, tried, disabled }) =>
          parts.map((part) => (
            <TextInput
              key={part}
              label={label[part]}
              help={help[part]}
              type="number"
              optional={part !== 'received'}
              placeholder={part === 'received' ? '' : t('settings.retention.forever')}
              value={draft[part]}
              onChange={(text) => set({ [part]: text })}
              disabled={disabled}
              error={
                tried && !isRight(part, draft[part])
                  ? t(part === 'received' ? 'settings.retention.receivedWrong' : 'settings.retention.wrong')
                  : undefined
              }
            />
          ))
        }
      </SettingsForm>
    </Section>
  )
}
