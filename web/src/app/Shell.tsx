import Box from '@mui/material/Box'
import Drawer from '@mui/material/Drawer'
import IconButton from '@mui/material/IconButton'
import useMediaQuery from '@mui/material/useMediaQuery'
import type { Theme } from '@mui/material/styles'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { Menu as MenuIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BrandMark } from '../ui/BrandMark.tsx'
import { PageCommands } from './commands/PageCommands.tsx'
import { Navigation } from './Navigation.tsx'
import { OfflineBanner } from './OfflineBanner.tsx'

const navigationWidth = 216

/** The frame of every page but the editor: menu at the left, below 768 px in a drawer. */
export function Shell() {
  const { t } = useTranslation()
  const wide = useMediaQuery((theme: Theme) => theme.breakpoints.up('md'))
  const [open, setOpen] = useState(false)
  const path = useRouterState({ select: (state) => state.location.pathname })
  useEffect(() => setOpen(false), [path])

  return (
    <Box sx={{ display: 'flex', flexDirection: { xs: 'column', md: 'row' }, height: '100%' }}>
      <Box
        component="a"
        href="#content"
        sx={{
          position: 'absolute',
          left: 12,
          top: -60,
          zIndex: 'tooltip',
          px: 3,
          py: 1.5,
          borderRadius: 1,
          bgcolor: 'primary.main',
          color: 'primary.contrastText',
          '&:focus': { top: 12 },
        }}
      >
        {t('app.skipToContent')}
      </Box>
      {wide ? (
        <Box
          component="nav"
          aria-label={t('app.navigation')}
          sx={{
            width: navigationWidth,
            flex: 'none',
            borderRight: 1,
            borderColor: 'divider',
            bgcolor: 'background.default',
          }}
        >
          <Navigation />
        </Box>
      ) : (
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 2.5,
            px: 2,
            height: 52,
            flex: 'none',
            borderBottom: 1,
            borderColor: 'divider',
            bgcolor: 'background.default',
          }}
        >
          <IconButton aria-label={t('app.openNavigation')} onClick={() => setOpen(true)}>
            <MenuIcon size={20} strokeWidth={1.8} />
          </IconButton>
          <BrandMark />
          <Box sx={{ typography: 'h3' }}>{t('app.name')}</Box>
          <Drawer open={open} onClose={() => setOpen(false)}>
            <Box component="nav" aria-label={t('app.navigation')} sx={{ width: 264, height: '100%' }}>
              <Navigation />
            </Box>
          </Drawer>
        </Box>
      )}
      <Box
        component="main"
        id="content"
        tabIndex={-1}
        sx={{
          flex: 1,
          minWidth: 0,
          minHeight: 0,
          display: 'flex',
          flexDirection: 'column',
          overflow: 'auto',
          bgcolor: 'background.paper',
          outline: 'none',
        }}
      >
        <OfflineBanner />
        <Outlet />
        <PageCommands />
      </Box>
    </Box>
  )
}
