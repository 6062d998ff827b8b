import Button from '@mui/material/Button'
import { useSearch } from '@tanstack/react-router'
import { acceptLink, readLink } from '@trailwright/shared/wire/session.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute, useSend } from '../../client/hooks.ts'
import { ErrorState, ProblemAlert } from '../../ui/ErrorState.tsx'
import { Form } from '../../ui/Form.tsx'
import { PasswordInput } from '../../ui/PasswordInput.tsx'
import { AccountFrame } from './AccountFrame.tsx'
import { isLongEnough } from './credentials.ts'
import { useEnter } from './use-enter.ts'

/** Sets a new password by the link that an owner made. */
export function ResetPage() {
  const { t } = useTranslation()
  const { token } = useSearch({ from: '/reset' })
  const enter = useEnter()
  const link = useRoute(readLink, { params: { token } })
  const accept = useSend(acceptLink)
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)

  const submit = () => {
    setTried(true)
    if (isLongEnough(password)) accept.mutate({ params: { token }, body: { password } }, { onSuccess: () => enter() })
  }

  if (link.error !== null) return <ErrorState problem={link.error} />
  if (link.data === undefined) return null
  return (
    <AccountFrame title={t('account.reset.title')} lead={t('account.reset.lead', { email: link.data.email })}>
      <Form onSubmit={submit}>
        <PasswordInput
          label={t('account.password')}
          value={password}
          onChange={setPassword}
          autoComplete="new-password"
          autoFocus
          help={t('account.passwordHelp')}
          error={tried && !isLongEnough(password) ? t('account.passwordShort') : undefined}
        />
        <ProblemAlert problem={accept.error} />
        <Button type="submit" variant="contained" size="large" disabled={accept.isPending}>
          {t('account.reset.submit')}
        </Button>
      </Form>
    </AccountFrame>
  )
}
