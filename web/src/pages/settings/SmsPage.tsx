import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { getSettings, updateSettings } from '@trailwright/shared/wire/settings.ts'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSend } from '../../client/hooks.ts'
import { useMay } from '../../client/session.ts'
import { PasswordInput } from '../../ui/PasswordInput.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { useToast } from '../../ui/ToastProvider.tsx'
import { Section } from './Section.tsx'
import { SettingsForm } from './SettingsForm.tsx'

const address = z.url({ protocol: /^https?$/ })
const isAddress = (text: string) => address.safeParse(text).success

/** The HTTP service that sends SMS. */
export function SmsPage() {
  const { t } = useTranslation()
  return (
    <Section title={t('settings.pages.sms')} lead={t('settings.sms.lead', { places: 'to, text, key' })}>
      <SettingsForm
        read={({ settings: { sms } }) => ({
          url: sms?.url ?? '',
          token: '',
          signature: sms?.signature ?? '',
          optOut: sms?.optOut ?? '',
        })}
        write={({ url, token, signature, optOut }) =>
          isAddress(url) ? { sms: { url, signature, optOut, ...(token === '' ? {} : { token }) } } : undefined
        }
      >
        {({ draft, set, tried, disabled, stored }) => (
          <>
            <TextInput
              label={t('settings.sms.url')}
              type="url"
              value={draft.url}
              onChange={(url) => set({ url })}
              disabled={disabled}
              error={tried && !isAddress(draft.url) ? t('settings.workspace.urlWrong') : undefined}
            />
            <PasswordInput
              label={t('settings.sms.token')}
              optional
              value={draft.token}
              onChange={(token) => set({ token })}
              autoComplete="new-password"
              disabled={disabled}
              help={t(stored.hasSmsToken ? 'settings.sms.tokenKept' : 'settings.sms.tokenHelp')}
            />
            <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 3 }}>
              <TextInput
                label={t('settings.sms.signature')}
                help={t('settings.sms.signatureHelp')}
                optional
                value={draft.signature}
                onChange={(signature) => set({ signature: signature.slice(0, 20) })}
                disabled={disabled}
              />
              <TextInput
                label={t('settings.sms.optOut')}
                help={t('settings.sms.optOutHelp')}
                optional
                value={draft.optOut}
                onChange={(optOut) => set({ optOut: optOut.slice(0, 30) })}
                disabled={disabled}
              />
            </Box>
            {stored.settings.sms !== null && <Removal />}
          </>
        )}
      </SettingsForm>
    </Section>
  )
}

function Removal() {
  const { t } = useTranslation()
  const mayManage = useMay('manage')
  const toast = useToast()
  const remove = useSend(updateSettings, [getSettings])
  if (!mayManage) return null
  return (
    <Box>
      <Button
        disabled={remove.isPending}
        onClick={() =>
          void remove.mutateAsync({ body: { sms: null } }).then(
            () => toast({ text: t('settings.sms.removed') }),
            () => undefined, // shown through `remove.error`
          )
        }
      >
        {t('settings.sms.remove')}
      </Button>
    </Box>
  )
}
