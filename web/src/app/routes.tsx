import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { jsonObjectSchema } from '@trailwright/shared/problem/json.ts'
import { z } from 'zod'
import { asProblem } from '../client/api-problem.ts'
import { sessionQuery } from '../client/session.ts'
import { adoptLanguage } from '../i18n/i18n.ts'
import { Shell } from './Shell.tsx'

/** Every address of the product and the page behind it. Pages load when they are opened. */

interface RouterContext {
  readonly queries: QueryClient
}

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet })

/** Sends whoever has no session to the sign-in, and back here afterwards. */
async function needsSession({ context, location }: { context: RouterContext; location: { href: string } }) {
  try {
    const { user } = await context.queries.ensureQueryData(sessionQuery)
    await adoptLanguage(user.language)
  } catch (error) {
    if (asProblem(error).code === 'signed_out') throw redirect({ to: '/sign-in', search: { to: location.href } })
    throw error
  }
}

const token = z.object({ token: z.string().catch('') })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({ to: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../pages/account/SignInPage.tsx'), 'SignInPage'),
})
const firstRun = createRoute({
  getParentRoute: () => root,
  path: '/first-run',
  validateSearch: token,
  component: lazyRouteComponent(() => import('../pages/account/FirstRunPage.tsx'), 'FirstRunPage'),
})
const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite',
  validateSearch: token,
  component: lazyRouteComponent(() => import('../pages/account/InvitationPage.tsx'), 'InvitationPage'),
})
const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset',
  validateSearch: token,
  component: lazyRouteComponent(() => import('../pages/account/ResetPage.tsx'), 'ResetPage'),
})

const shell = createRoute({ getParentRoute: () => root, id: 'shell', beforeLoad: needsSession, component: Shell })

const journeys = createRoute({
  getParentRoute: () => shell,
  path: '/',
  validateSearch: z.object({
    status: z.enum(['live', 'paused', 'draft', 'stopped', 'archived']).optional().catch(undefined),
    search: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../pages/journeys/JourneysPage.tsx'), 'JourneysPage'),
})

const start = createRoute({
  getParentRoute: () => shell,
  path: '/start',
  component: lazyRouteComponent(() => import('../pages/start/StartPage.tsx'), 'StartPage'),
})

/** The editor fills the window: no menu at the left. */
const editor = createRoute({
  getParentRoute: () => root,
  path: '/journeys/$id',
  beforeLoad: needsSession,
  validateSearch: z.object({
    lens: z.enum(['build', 'simulate', 'live']).optional().catch(undefined),
    node: z.string().optional().catch(undefined),
    person: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../pages/editor/EditorPage.tsx'), 'EditorPage'),
})

const people = createRoute({
  getParentRoute: () => shell,
  path: '/people',
  validateSearch: z.object({
    search: z.string().optional().catch(undefined),
    segment: z.string().optional().catch(undefined),
    cursor: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../pages/people/PeoplePage.tsx'), 'PeoplePage'),
})
const person = createRoute({
  getParentRoute: () => shell,
  path: '/people/$id',
  validateSearch: z.object({
    kind: z.enum(['event', 'message', 'notSent', 'journey', 'step', 'consent', 'merge']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../pages/people/PersonPage.tsx'), 'PersonPage'),
})
const segments = createRoute({
  getParentRoute: () => shell,
  path: '/segments',
  component: lazyRouteComponent(() => import('../pages/segments/SegmentsPage.tsx'), 'SegmentsPage'),
})
const segment = createRoute({
  getParentRoute: () => shell,
  path: '/segments/$id',
  component: lazyRouteComponent(() => import('../pages/segments/SegmentPage.tsx'), 'SegmentPage'),
})
const contents = createRoute({
  getParentRoute: () => shell,
  path: '/content',
  component: lazyRouteComponent(() => import('../pages/content/ContentsPage.tsx'), 'ContentsPage'),
})
const content = createRoute({
  getParentRoute: () => shell,
  path: '/content/$id',
  validateSearch: z.object({ language: z.enum(['en', 'zh-CN']).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../pages/content/ContentPage.tsx'), 'ContentPage'),
})
const outbox = createRoute({
  getParentRoute: () => shell,
  path: '/outbox',
  validateSearch: z.object({
    status: z
      .enum(['pending', 'deferred', 'sent', 'outbox', 'skipped', 'failed', 'held', 'withdrawn'])
      .optional()
      .catch(undefined),
    channel: z.string().optional().catch(undefined),
    journey: z.string().optional().catch(undefined),
    delivery: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../pages/outbox/OutboxPage.tsx'), 'OutboxPage'),
})
const events = createRoute({
  getParentRoute: () => shell,
  path: '/events',
  validateSearch: z.object({
    name: z.string().optional().catch(undefined),
    status: z.enum(['accepted', 'duplicate', 'refused']).optional().catch(undefined),
    event: z.string().optional().catch(undefined),
    /** The name of an event to send by hand: the form is open with it. */
    send: z.string().optional().catch(undefined),
    /** The data that it takes along. */
    data: jsonObjectSchema.optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../pages/events/EventsPage.tsx'), 'EventsPage'),
})
const errors = createRoute({
  getParentRoute: () => shell,
  path: '/errors',
  validateSearch: z.object({ journey: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../pages/errors/ErrorsPage.tsx'), 'ErrorsPage'),
})
const help = createRoute({
  getParentRoute: () => shell,
  path: '/help',
  component: lazyRouteComponent(() => import('../pages/help/HelpPage.tsx'), 'HelpPage'),
})

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('../pages/settings/SettingsLayout.tsx'), 'SettingsLayout'),
})
const settingsHome = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/workspace', replace: true })
  },
})
const workspace = createRoute({
  getParentRoute: () => settings,
  path: '/workspace',
  component: lazyRouteComponent(() => import('../pages/settings/WorkspacePage.tsx'), 'WorkspacePage'),
})
const sender = createRoute({
  getParentRoute: () => settings,
  path: '/sender',
  component: lazyRouteComponent(() => import('../pages/settings/SenderPage.tsx'), 'SenderPage'),
})
const email = createRoute({
  getParentRoute: () => settings,
  path: '/email',
  component: lazyRouteComponent(() => import('../pages/settings/SmtpPage.tsx'), 'SmtpPage'),
})
const sms = createRoute({
  getParentRoute: () => settings,
  path: '/sms',
  component: lazyRouteComponent(() => import('../pages/settings/SmsPage.tsx'), 'SmsPage'),
})
const rules = createRoute({
  getParentRoute: () => settings,
  path: '/contact-rules',
  component: lazyRouteComponent(() => import('../pages/settings/ContactRulesPage.tsx'), 'ContactRulesPage'),
})
const retention = createRoute({
  getParentRoute: () => settings,
  path: '/retention',
  component: lazyRouteComponent(() => import('../pages/settings/RetentionPage.tsx'), 'RetentionPage'),
})
const keys = createRoute({
  getParentRoute: () => settings,
  path: '/write-keys',
  component: lazyRouteComponent(() => import('../pages/settings/WriteKeysPage.tsx'), 'WriteKeysPage'),
})
const members = createRoute({
  getParentRoute: () => settings,
  path: '/members',
  component: lazyRouteComponent(() => import('../pages/settings/MembersPage.tsx'), 'MembersPage'),
})
const secrets = createRoute({
  getParentRoute: () => settings,
  path: '/secrets',
  component: lazyRouteComponent(() => import('../pages/settings/SecretsPage.tsx'), 'SecretsPage'),
})

export const routeTree = root.addChildren([
  signIn,
  firstRun,
  invite,
  reset,
  editor,
  shell.addChildren([
    journeys,
    start,
    people,
    person,
    segments,
    segment,
    contents,
    content,
    outbox,
    events,
    errors,
    help,
    settings.addChildren([settingsHome, workspace, sender, email, sms, rules, retention, keys, members, secrets]),
  ]),
])
