import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { createLink, useSearch } from '@tanstack/react-router'
import { languages } from '@trailwright/shared/language/language.ts'
import { createOwner, getSetup } from '@trailwright/shared/wire/session.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readerZone } from '../../client/clock.ts'
import { useRoute, useSend } from '../../client/hooks.ts'
import { chooseLanguage } from '../../i18n/i18n.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { ProblemAlert } from '../../ui/ErrorState.tsx'
import { Form } from '../../ui/Form.tsx'
import { PasswordInput } from '../../ui/PasswordInput.tsx'
import { SelectInput } from '../../ui/SelectInput.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { ZoneInput } from '../../ui/ZoneInput.tsx'
import { AccountFrame } from './AccountFrame.tsx'
import { isEmail, isLongEnough } from './credentials.ts'
import { DemoCard } from './DemoCard.tsx'
import { DemoEntry } from './DemoEntry.tsx'
import { useEnter } from './use-enter.ts'

const LinkButton = createLink(Button)

/** The first account of a new copy, by the one-time link that the start printed. */
export function FirstRunPage() {
  const { t } = useTranslation()
  const { token } = useSearch({ from: '/first-run' })
  const language = useLanguage()
  const enter = useEnter()
  const setup = useRoute(getSetup)
  const create = useSend(createOwner)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [zone, setZone] = useState(readerZone)
  const [wantsDemo, setWantsDemo] = useState(true)
  const [tried, setTried] = useState(false)

  const offersDemo = setup.data?.offersDemo ?? true
  const demo = wantsDemo && offersDemo
  const complete = name.trim() !== '' && isEmail(email) && isLongEnough(password)
  const submit = () => {
    setTried(true)
    if (!complete) return
    const workspaceName = demo
      ? t('account.firstRun.demoWorkspace')
      : t('account.firstRun.ownWorkspace', { name: name.trim() })
    create.mutate(
      { body: { token, name, email: email.trim(), password, language, zone, demo, workspaceName } },
      // With the demo shop there are journeys already; the first page would be a list of other people's work.
      { onSuccess: () => enter(demo ? '/start' : '/') },
    )
  }

  if (setup.data?.needsOwner === false) {
    return (
      <AccountFrame title={t('account.firstRun.title')} lead={t('account.firstRun.done')}>
        <LinkButton to="/sign-in" variant="contained" size="large">
          {t('account.firstRun.toSignIn')}
        </LinkButton>
      </AccountFrame>
    )
  }
  if (setup.isPending) return null
  if (setup.data?.entersDemo === true) return <DemoEntry token={token} />
  return (
    <AccountFrame
      title={t('account.firstRun.title')}
      lead={t('account.firstRun.lead')}
      foot={t('account.firstRun.foot')}
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
        <TextInput
          label={t('account.email')}
          value={email}
          onChange={setEmail}
          type="email"
          autoComplete="username"
          error={tried && !isEmail(email) ? t('account.emailWrong') : undefined}
        />
        <PasswordInput
          label={t('account.password')}
          value={password}
          onChange={setPassword}
          autoComplete="new-password"
          help={t('account.passwordHelp')}
          error={tried && !isLongEnough(password) ? t('account.passwordShort') : undefined}
        />
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 3 }}>
          <SelectInput
            label={t('account.language')}
            value={language}
            onChange={(chosen) => void chooseLanguage(chosen)}
            options={languages.map((value) => ({ value, text: t(`app.languages.${value}`) }))}
          />
          <ZoneInput label={t('account.zone')} value={zone} onChange={setZone} />
        </Box>
        {offersDemo && <DemoCard chosen={wantsDemo} onChange={setWantsDemo} />}
        <ProblemAlert problem={create.error} />
        <Button type="submit" variant="contained" size="large" disabled={create.isPending}>
          {t(create.isPending ? 'account.firstRun.busy' : 'account.firstRun.submit')}
        </Button>
      </Form>
    </AccountFrame>
  )
}
