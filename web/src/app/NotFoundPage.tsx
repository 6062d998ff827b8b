import Button from '@mui/material/Button'
import { createLink } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/EmptyState.tsx'

const LinkButton = createLink(Button)

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <EmptyState
      title={t('app.notFound')}
      help={t('app.notFoundHelp')}
      action={
        <LinkButton to="/" variant="outlined">
          {t('app.toJourneys')}
        </LinkButton>
      }
    />
  )
}
