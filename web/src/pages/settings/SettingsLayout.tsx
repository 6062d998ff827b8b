import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import { createLink, Outlet } from '@tanstack/react-router'
import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../client/session.ts'
import { Banner } from '../../ui/Banner.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'

const LinkBase = createLink(ButtonBase)

const pages = [
  { to: '/settings/workspace', name: 'workspace' },
  { to: '/settings/members', name: 'members' },
  { to: '/settings/sender', name: 'sender' },
  { to: '/settings/email', name: 'email' },
  { to: '/settings/sms', name: 'sms' },
  { to: '/settings/contact-rules', name: 'rules' },
  { to: '/settings/retention', name: 'retention' },
  { to: '/settings/write-keys', name: 'keys' },
  { to: '/settings/secrets', name: 'secrets' },
] as const

/** The settings: their sections at the left, above on a narrow window. */
export function SettingsLayout() {
  const { t } = useTranslation()
  const mayManage = useMay('manage')
  return (
    <>
      <PageHeader title={t('settings.title')} />
      {!mayManage && (
        <Banner tone="info" icon={Lock} title={t('settings.readOnly')}>
          {t('settings.readOnlyHelp')}
        </Banner>
      )}
      <Box
        sx={{
          display: 'flex',
          flexDirection: { xs: 'column', lg: 'row' },
          alignItems: 'flex-start',
          gap: { xs: 5, lg: 10 },
          px: { xs: 4, md: 7 },
          py: 6,
        }}
      >
        <Box
          component="nav"
          aria-label={t('settings.sections')}
          sx={{
            display: 'flex',
            flexDirection: { xs: 'row', lg: 'column' },
            flexWrap: 'wrap',
            gap: 0.5,
            width: { lg: 176 },
            flex: 'none',
          }}
        >
          {pages.map(({ to, name }) => (
            <LinkBase
              key={to}
              to={to}
              sx={{
                justifyContent: 'flex-start',
                minHeight: 34,
                px: 2.5,
                borderRadius: 1,
                typography: 'body2',
                color: 'text.secondary',
                '&:hover': { bgcolor: 'surface.hover' },
                '&.active': { bgcolor: 'primary.soft', color: 'primary.main', fontWeight: 600 },
                '@media (pointer: coarse)': { minHeight: 44 },
              }}
            >
              {t(`settings.pages.${name}`)}
            </LinkBase>
          ))}
        </Box>
        <Box sx={{ flex: 1, minWidth: 0, width: '100%', maxWidth: 760 }}>
          <Outlet />
        </Box>
      </Box>
    </>
  )
}
