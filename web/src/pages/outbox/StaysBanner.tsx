import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import { createLink } from '@tanstack/react-router'
import { getSettings } from '@trailwright/shared/wire/settings.ts'
import { Inbox } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { useMay } from '../../client/session.ts'
import { Banner } from '../../ui/Banner.tsx'

const RouteLink = createLink(Link)

/** While a channel has no provider: its messages stay here. */
export function StaysBanner() {
  const { t } = useTranslation()
  const mayManage = useMay('manage')
  const settings = useRoute(getSettings).data?.settings
  if (settings === undefined || (settings.smtp !== null && settings.sms !== null)) return null
  const { smtp, sms } = settings
  const which = smtp !== null ? 'sms' : sms !== null ? 'email' : 'both'
  return (
    <Banner tone="info" icon={Inbox} title={t(`outbox.stays.${which}`)}>
      {t('outbox.stays.help')}{' '}
      {mayManage && (
        <Box component="span" sx={{ '& a': { mr: 3, whiteSpace: 'nowrap' } }}>
          {smtp === null && (
            <RouteLink to="/settings/email" sx={{ fontWeight: 600 }}>
              {t('outbox.stays.setEmail')}
            </RouteLink>
          )}
          {sms === null && (
            <RouteLink to="/settings/sms" sx={{ fontWeight: 600 }}>
              {t('outbox.stays.setSms')}
            </RouteLink>
          )}
        </Box>
      )}
    </Banner>
  )
}
