import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import { createLink } from '@tanstack/react-router'
import {
  Activity,
  CircleQuestionMark,
  Funnel,
  LayoutTemplate,
  type LucideIcon,
  Settings,
  Send,
  TriangleAlert,
  Users,
  Waypoints,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { BrandMark } from '../ui/BrandMark.tsx'
import { HeldBadge } from './HeldBadge.tsx'
import { UserMenu } from './UserMenu.tsx'
import { WorkspaceCard } from './WorkspaceCard.tsx'

const LinkBase = createLink(ButtonBase)

const main = [
  { to: '/', name: 'journeys', icon: Waypoints, exact: true },
  { to: '/people', name: 'people', icon: Users },
  { to: '/segments', name: 'segments', icon: Funnel },
  { to: '/content', name: 'content', icon: LayoutTemplate },
  { to: '/outbox', name: 'outbox', icon: Send },
  { to: '/events', name: 'events', icon: Activity },
  { to: '/errors', name: 'errors', icon: TriangleAlert },
] as const

const foot = [
  { to: '/help', name: 'help', icon: CircleQuestionMark },
  { to: '/settings', name: 'settings', icon: Settings },
] as const

/** The main menu: product, workspace, the places, help and settings, the reader. */
export function Navigation() {
  const { t } = useTranslation()
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', px: 2.5, pt: 4, pb: 2, overflowY: 'auto' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2.5, px: 2.25, mb: 3 }}>
        <BrandMark />
        <Box sx={{ fontSize: 15, lineHeight: '22px', fontWeight: 600 }}>{t('app.name')}</Box>
      </Box>
      <WorkspaceCard />
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, mt: 3, display: 'grid', gap: 0.25 }}>
        {main.map((entry) => (
          <Entry
            key={entry.to}
            {...entry}
            text={t(`app.nav.${entry.name}`)}
            badge={entry.name === 'errors' && <HeldBadge />}
          />
        ))}
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, mt: 'auto', pt: 4, pb: 2, display: 'grid', gap: 0.25 }}>
        {foot.map((entry) => (
          <Entry key={entry.to} {...entry} text={t(`app.nav.${entry.name}`)} />
        ))}
      </Box>
      <Box sx={{ borderTop: 1, borderColor: 'divider', pt: 2 }}>
        <UserMenu />
      </Box>
    </Box>
  )
}

interface EntryProps {
  readonly to: (typeof main)[number]['to'] | (typeof foot)[number]['to']
  readonly icon: LucideIcon
  readonly text: string
  readonly exact?: boolean
  /** At the right: how many wait for the reader. */
  readonly badge?: ReactNode
}

function Entry({ to, icon: Icon, text, exact = false, badge }: EntryProps) {
  return (
    <li>
      <LinkBase
        to={to}
        activeOptions={{ exact, includeSearch: false }}
        sx={{
          width: '100%',
          justifyContent: 'flex-start',
          gap: 2.75,
          height: 34,
          px: 2.25,
          borderRadius: 1,
          typography: 'body2',
          fontSize: 13.5,
          color: 'text.secondary',
          '&:hover': { bgcolor: 'surface.hover' },
          '&.active': { bgcolor: 'primary.soft', color: 'primary.main', fontWeight: 600 },
          '@media (pointer: coarse)': { height: 44 },
        }}
      >
        <Icon size={17} strokeWidth={1.8} aria-hidden />
        {text}
        {badge}
      </LinkBase>
    </li>
  )
}
