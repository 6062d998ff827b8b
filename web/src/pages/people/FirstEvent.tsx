import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { createLink } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../client/session.ts'
import { CopyField } from '../../ui/CopyField.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { curlSample } from '../settings/event-samples.ts'

const LinkButton = createLink(Button)

/** While there is nobody: how the first person comes here. */
export function FirstEvent() {
  const { t } = useTranslation()
  const mayManage = useMay('manage')
  return (
    <>
      <PageHeader title={t('people.title')} />
      <EmptyState
        title={t('people.empty.title')}
        help={t('people.empty.help')}
        action={
          <>
            {mayManage && (
              <LinkButton to="/settings/write-keys" variant="contained">
                {t('people.empty.key')}
              </LinkButton>
            )}
            <LinkButton to="/events" variant="outlined">
              {t('people.empty.test')}
            </LinkButton>
          </>
        }
      />
      <Box sx={{ px: { xs: 4, md: 7 }, maxWidth: 720 }}>
        <CopyField label={t('people.empty.sample')} value={curlSample('WRITE_KEY', window.location.origin)} block />
      </Box>
    </>
  )
}
