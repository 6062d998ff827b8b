import { useNavigate } from '@tanstack/react-router'
import {
  Activity,
  CircleQuestionMark,
  Funnel,
  Gauge,
  KeyRound,
  LayoutTemplate,
  Plus,
  Send,
  Settings,
  TriangleAlert,
  UserCog,
  Users,
  Waypoints,
} from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { wordsFor } from '../../i18n/command-words.ts'
import type { Command } from '../../ui/command.ts'

const pages = [
  { to: '/', name: 'journeys', icon: Waypoints, find: 'journeys' },
  { to: '/start', name: 'start', icon: Plus, find: 'start' },
  { to: '/people', name: 'people', icon: Users, find: 'people' },
  { to: '/segments', name: 'segments', icon: Funnel, find: 'segments' },
  { to: '/content', name: 'content', icon: LayoutTemplate, find: 'content' },
  { to: '/outbox', name: 'outbox', icon: Send, find: 'outbox' },
  { to: '/events', name: 'events', icon: Activity, find: 'events' },
  { to: '/errors', name: 'errors', icon: TriangleAlert, find: 'errors' },
  { to: '/settings', name: 'settings', icon: Settings, find: 'page_settings' },
  { to: '/settings/members', name: 'members', icon: UserCog, find: 'members' },
  { to: '/settings/contact-rules', name: 'contactRules', icon: Gauge, find: 'contactRules' },
  { to: '/settings/write-keys', name: 'keys', icon: KeyRound, find: 'page_keys' },
  { to: '/help', name: 'help', icon: CircleQuestionMark, find: 'help' },
] as const

/** Going to each page of the product. */
export function usePageCommands(): readonly Command[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return useMemo(
    () =>
      pages.map(({ to, name, icon: Icon, find }) => ({
        id: `page-${name}`,
        group: t('commands.groups.page'),
        title: t(`commands.page.${name}`),
        find: wordsFor(find, ({ page }) => page[name]),
        mark: <Icon size={16} strokeWidth={1.8} aria-hidden />,
        run: () => void navigate({ to }),
      })),
    [t, navigate],
  )
}
