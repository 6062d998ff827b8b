import Button from '@mui/material/Button'
import { createLink } from '@tanstack/react-router'
import type { ErrorGroup } from '@trailwright/shared/wire/errors.ts'
import { Wrench } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Mend } from './error-words.ts'

const LinkButton = createLink(Button)

/** The way to where a cause is mended. */
export function MendLink({ mend, journey }: { mend: Mend; journey: ErrorGroup['journey'] }) {
  const { t } = useTranslation()
  const look = {
    size: 'small',
    variant: 'text',
    startIcon: <Wrench size={14} strokeWidth={1.8} aria-hidden />,
    children: t(`errors.mend.${mend.at}`),
  } as const
  switch (mend.at) {
    case 'content':
      return <LinkButton {...look} to="/content/$id" params={{ id: mend.content }} />
    case 'step':
      return journey === null ? null : (
        <LinkButton {...look} to="/journeys/$id" params={{ id: journey.id }} search={{ node: journey.node }} />
      )
    case 'sender':
    case 'email':
    case 'sms':
    case 'secrets':
      return <LinkButton {...look} to={`/settings/${mend.at}`} />
  }
}
