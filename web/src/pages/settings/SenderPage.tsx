import { useTranslation } from 'react-i18next'
import { TextInput } from '../../ui/TextInput.tsx'
import { isEmail } from '../account/credentials.ts'
import { Section } from './Section.tsx'
import { SettingsForm } from './SettingsForm.tsx'

/** Who writes the e-mails, and the postal address under them. */
export function SenderPage() {
  const { t } = useTranslation()
  return (
    <Section title={t('settings.pages.sender')} lead={t('settings.sender.lead')}>
      <SettingsForm
        read={({ settings: { sender } }) => ({
          name: sender?.name ?? '',
          email: sender?.email ?? '',
          replyTo: sender?.replyTo ?? '',
          postalAddress: sender?.postalAddress ?? '',
        })}
        write={({ name, email, replyTo, postalAddress }) =>
          name.trim() !== '' && isEmail(email) && (replyTo === '' || isEmail(replyTo))
            ? { sender: { name, email: email.trim(), replyTo: replyTo.trim() || null, postalAddress } }
            : undefined
        }
      >
        {({ draft, set, tried, disabled }) => (
          <>
            <TextInput
              label={t('settings.sender.name')}
              value={draft.name}
              onChange={(name) => set({ name })}
              disabled={disabled}
              error={tried && draft.name.trim() === '' ? t('settings.sender.nameMissing') : undefined}
            />
            <TextInput
              label={t('settings.sender.email')}
              type="email"
              value={draft.email}
              onChange={(email) => set({ email })}
              disabled={disabled}
              error={tried && !isEmail(draft.email) ? t('account.emailWrong') : undefined}
            />
            <TextInput
              label={t('settings.sender.replyTo')}
              help={t('settings.sender.replyToHelp')}
              type="email"
              optional
              value={draft.replyTo}
              onChange={(replyTo) => set({ replyTo })}
              disabled={disabled}
              error={tried && draft.replyTo !== '' && !isEmail(draft.replyTo) ? t('account.emailWrong') : undefined}
            />
            <TextInput
              label={t('settings.sender.postal')}
              help={t('settings.sender.postalHelp')}
              rows={3}
              value={draft.postalAddress}
              onChange={(postalAddress) => set({ postalAddress })}
              disabled={disabled}
            />
          </>
        )}
      </SettingsForm>
    </Section>
  )
}
