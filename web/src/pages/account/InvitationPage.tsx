import Button from '@mui/material/Button'
import { useSearch } from '@tanstack/react-router'
import { acceptLink, readLink } from '@trailwright/shared/wire/session.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute, useSend } from '../../client/hooks.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { ErrorState, ProblemAlert } from '../../ui/ErrorState.tsx'
import { Form } from '../../ui/Form.tsx'
import { PasswordInput } from '../../ui/PasswordInput.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { AccountFrame } from './AccountFrame.tsx'
import { isLongEnough } from './credentials.ts'
import { useEnter } from './use-enter.ts'

/** Joins a workspace by the link that an owner handed over. */
export function InvitationPage() {
  const { t } = useTranslation()
  const { token } = useSearch({ from: '/invite' })
  const language = useLanguage()
  const enter = useEnter()
  const link = useRoute(readLink, { params: { token } })
  const accept = useSend(acceptLink)
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)

  const submit = () => {
    setTried(true)
    if (name.trim() === '' || !isLongEnough(password)) return
    accept.mutate({ params: { token }, body: { name, password, language } }, { onSuccess: () => enter() })
  }

  if (link.error !== null) return <ErrorState problem={link.error} />
  if (link.data === undefined) return null
  return (
    <AccountFrame
      title={t('account.invitation.title', { workspace: link.data.workspace })}
      lead={t('account.invitation.lead', { email: link.data.email })}
    >
      <Form onSubmit={submit}>
        <TextInput
          label={t('account.yourName')}
          value={name}
          onChange={setName}
          autoComplete="name"
          autoFocus
          error={tried && name.trim() === '' ? t('account.nameMissing') : undefined}
        />
        <PasswordInput
          label={t('account.password')}
          value={password}
          onChange={setPassword}
          autoComplete="new-password"
          help={t('account.passwordHelp')}
          error={tried && !isLongEnough(password) ? t('account.passwordShort') : undefined}
        />
        <ProblemAlert problem={accept.error} />
        <Button type="submit" variant="contained" size="large" disabled={accept.isPending}>
          {t('account.invitation.submit')}
        </Button>
      </Form>
    </AccountFrame>
  )
}
