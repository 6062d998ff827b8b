import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { getSettings, testSmtp, updateSettings } from '@trailwright/shared/wire/settings.ts'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSend } from '../../client/hooks.ts'
import { useMay } from '../../client/session.ts'
import { ProblemAlert } from '../../ui/ErrorState.tsx'
import { PasswordInput } from '../../ui/PasswordInput.tsx'
import { SelectInput } from '../../ui/SelectInput.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { useToast } from '../../ui/ToastProvider.tsx'
import { Section } from './Section.tsx'
import { SettingsForm, type StoredSettings } from './SettingsForm.tsx'

const kinds = ['starttls', 'tls', 'none'] as const
const portOf = { starttls: '587', tls: '465', none: '25' } as const

function isPort(text: string): boolean {
  const port = Number(text)
  return Number.isInteger(port) && port >= 1 && port <= 65_535
}

/** The server that sends e-mails, and a test of it. */
export function SmtpPage() {
  const { t } = useTranslation()
  return (
    <Section title={t('settings.pages.email')} lead={t('settings.smtp.lead')}>
      <SettingsForm
        read={({ settings: { smtp } }) => ({
          host: smtp?.host ?? '',
          port: String(smtp?.port ?? 587),
          secure: smtp?.secure ?? 'starttls',
          user: smtp?.user ?? '',
          password: '',
        })}
        write={({ host, port, secure, user, password }) =>
          host.trim() !== '' && isPort(port)
            ? {
                smtp: {
                  host: host.trim(),
                  port: Number(port),
                  secure,
                  user: user || null,
                  ...(password === '' ? {} : { password }),
                },
              }
            : undefined
        }
      >
        {({ draft, set, tried, disabled, stored }) => (
          <>
            <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 120px' }, gap: 3 }}>
              <TextInput
                label={t('settings.smtp.host')}
                value={draft.host}
                onChange={(host) => set({ host })}
                disabled={disabled}
                error={tried && draft.host.trim() === '' ? t('settings.smtp.hostMissing') : undefined}
              />
              <TextInput
                label={t('settings.smtp.port')}
                value={draft.port}
                onChange={(port) => set({ port })}
                disabled={disabled}
                error={tried && !isPort(draft.port) ? t('settings.smtp.portWrong') : undefined}
              />
            </Box>
            <SelectInput
              label={t('settings.smtp.secure')}
              value={draft.secure}
              onChange={(secure) => set({ secure, port: portOf[secure] })}
              options={kinds.map((value) => ({ value, text: t(`settings.smtp.secures.${value}`) }))}
              disabled={disabled}
            />
            <TextInput
              label={t('settings.smtp.user')}
              optional
              value={draft.user}
              onChange={(user) => set({ user })}
              disabled={disabled}
            />
            <PasswordInput
              label={t('settings.smtp.password')}
              optional
              value={draft.password}
              onChange={(password) => set({ password })}
              autoComplete="new-password"
              disabled={disabled}
              help={stored.hasSmtpPassword ? t('settings.smtp.passwordKept') : undefined}
            />
            <StoredServer stored={stored} />
          </>
        )}
      </SettingsForm>
    </Section>
  )
}

/** What can be done with the server that is stored already. */
function StoredServer({ stored }: { stored: StoredSettings }) {
  const { t } = useTranslation()
  const mayManage = useMay('manage')
  const toast = useToast()
  const test = useSend(testSmtp)
  const remove = useSend(updateSettings, [getSettings])
  if (stored.settings.smtp === null || !mayManage) return null
  const answer = test.data
  const cause = causeIn(answer?.detail ?? '')
  return (
    <>
      <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
        <Button variant="outlined" disabled={test.isPending} onClick={() => test.mutate({})}>
          {t(test.isPending ? 'settings.smtp.testing' : 'settings.smtp.test')}
        </Button>
        <Button
          disabled={remove.isPending}
          onClick={() =>
            void remove.mutateAsync({ body: { smtp: null } }).then(
              () => toast({ text: t('settings.smtp.removed') }),
              () => undefined, // shown through `remove.error`
            )
          }
        >
          {t('settings.smtp.remove')}
        </Button>
      </Box>
      {answer !== undefined && (
        <Alert severity={answer.ok ? 'success' : 'error'}>
          {answer.ok
            ? t('settings.smtp.tested')
            : t(`settings.smtp.causes.${cause.code}`, {
                host: cause.host,
                defaultValue: t('settings.smtp.testFailed', { detail: answer.detail }),
              })}
        </Alert>
      )}
      <ProblemAlert problem={test.error ?? remove.error} />
    </>
  )
}

const causeSchema = z.object({ code: z.string(), host: z.string().catch('') })

/** The code of ours in a detail, where it has one; what a foreign server answered has none. */
function causeIn(detail: string): z.infer<typeof causeSchema> {
  try {
    return causeSchema.parse(JSON.parse(detail))
  } catch {
    return { code: 'unknown', host: '' }
  }
}
