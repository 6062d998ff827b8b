import { createOwner } from '@trailwright/shared/wire/session.ts'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { readerZone } from '../../client/clock.ts'
import { useSend } from '../../client/hooks.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { ProblemAlert } from '../../ui/ErrorState.tsx'
import { AccountFrame } from './AccountFrame.tsx'
import { useEnter } from './use-enter.ts'

/** A password that nobody needs to know: the members page makes a link that sets another. */
const unguessable = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(18)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** A copy that was started with `--demo` asks nothing: the printed link signs in at once. */
export function DemoEntry({ token }: { token: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const enter = useEnter()
  const create = useSend(createOwner)
  const asked = useRef(false)

  useEffect(() => {
    // The link works once: a second effect of the same page does not use it up.
    if (asked.current) return
    asked.current = true
    create.mutate(
      {
        body: {
          token,
          name: t('account.firstRun.demoOwner'),
          email: 'owner@example.com',
          password: unguessable(),
          language,
          zone: readerZone(),
          demo: true,
          workspaceName: t('account.firstRun.demoWorkspace'),
        },
      },
      { onSuccess: () => enter('/start') },
    )
  }, [create, enter, language, t, token])

  return (
    <AccountFrame title={t('account.firstRun.demoTitle')} lead={t('account.firstRun.demoLead')}>
      <ProblemAlert problem={create.error} />
    </AccountFrame>
  )
}
