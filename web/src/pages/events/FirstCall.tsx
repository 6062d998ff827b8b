import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { createLink } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../client/session.ts'
import { CopyField } from '../../ui/CopyField.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { serverSample } from '../settings/event-samples.ts'

const LinkButton = createLink(Button)

/** While nothing has come: a program that sends the first event, or `send` for one by hand. */
export function FirstCall({ send }: { send: ReactNode }) {
  const { t } = useTranslation()
  const mayManage = useMay('manage')
  return (
    <>
      <EmptyState
        title={t('events.empty')}
        help={t('events.emptyHelp')}
        action={
          <>
            {mayManage && (
              <LinkButton to="/settings/write-keys" variant="contained">
                {t('events.key')}
              </LinkButton>
            )}
            {send}
          </>
        }
      />
      <Box sx={{ px: { xs: 4, md: 7 }, pb: 7, maxWidth: 760 }}>
        <CopyField label={t('events.emptySample')} value={serverSample('WRITE_KEY', window.location.origin)} block />
      </Box>
    </>
  )
}
