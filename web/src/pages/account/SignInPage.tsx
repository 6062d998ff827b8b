import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { getSetup } from '@trailwright/shared/wire/session.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { signIn } from '../../client/sign-in.ts'
import { ProblemAlert } from '../../ui/ErrorState.tsx'
import { Form } from '../../ui/Form.tsx'
import { PasswordInput } from '../../ui/PasswordInput.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { AccountFrame } from './AccountFrame.tsx'
import { isEmail } from './credentials.ts'
import { useEnter } from './use-enter.ts'

/** Opens a session, and then the page the reader wanted. */
export function SignInPage() {
  const { t } = useTranslation()
  const { to } = useSearch({ from: '/sign-in' })
  const enter = useEnter()
  const needsOwner = useRoute(getSetup).data?.needsOwner ?? false
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const attempt = useMutation({ mutationFn: () => signIn(email.trim(), password), onSuccess: () => enter(to) })

  const submit = () => {
    setTried(true)
    if (isEmail(email) && password !== '') attempt.mutate()
  }

  return (
    <AccountFrame title={t('account.signIn.title')} lead={t('account.signIn.lead')} foot={t('account.signIn.foot')}>
      <Form onSubmit={submit}>
        {needsOwner && <Alert severity="info">{t('account.signIn.waits')}</Alert>}
        <TextInput
          label={t('account.email')}
          value={email}
          onChange={setEmail}
          type="email"
          autoComplete="username"
          autoFocus
          error={tried && !isEmail(email) ? t('account.emailWrong') : undefined}
        />
        <PasswordInput
          label={t('account.password')}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
        />
        <ProblemAlert problem={attempt.error} />
        <Button type="submit" variant="contained" size="large" disabled={attempt.isPending}>
          {t('account.signIn.submit')}
        </Button>
      </Form>
    </AccountFrame>
  )
}
