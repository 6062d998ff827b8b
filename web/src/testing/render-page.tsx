import type { Language } from '@trailwright/shared/language/language.ts'
import type { SessionInfo } from '@trailwright/shared/wire/session.ts'
import { createMemoryHistory } from '@tanstack/react-router'
import { cleanup, configure, render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, vi } from 'vitest'
import { App } from '../app/App.tsx'
import { createAppRouter } from '../app/router.ts'
import { createStyles } from '../app/styles.ts'
import { createQueryClient } from '../client/queries.ts'
import { chooseLanguage, startI18n } from '../i18n/i18n.ts'

/** What the api answers, by `GET /api/v1/journeys`; a function sees the body that was sent. */
export type Answers = Readonly<Record<string, Answer | ((body: unknown) => Answer)>>
type Answer = object | { readonly status: number; readonly body: object }

export interface Request {
  readonly call: string
  readonly search: string
  readonly body: unknown
}

/** An owner of a workspace in Shanghai. */
export const owner: SessionInfo = {
  user: { id: 'u1', name: 'Chen Yu', email: 'yu.chen@shanye.example', language: 'en' },
  workspace: { id: 'w1', name: 'Shanye Home', zone: 'Asia/Shanghai', hasDemo: false },
  role: 'owner',
}

/** Answers that every page behind the sign-in asks for. */
const usual: Answers = {
  'GET /api/v1/session': owner,
  'GET /api/v1/members': {
    members: [{ user: 'u1', name: 'Chen Yu', email: 'yu.chen@shanye.example', role: 'owner', joinedAt: 0 }],
    invitations: [],
  },
  'GET /api/v1/segments': { items: [] },
  'GET /api/v1/contents': { items: [] },
  'GET /api/v1/journeys': { items: [] },
  'GET /api/v1/starters': { items: [] },
  'GET /api/v1/setup': { needsOwner: false, offersDemo: true, entersDemo: false },
}

// Pages load when they are opened, which takes long where many tests run at once.
configure({ asyncUtilTimeout: 20_000 })

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  localStorage.clear()
})

/** Opens the product at an address, with an api that answers from a table and writes down what it was asked. */
export async function renderPage(path: string, answers: Answers = {}, language: Language = 'en') {
  const requests: Request[] = []
  vi.stubGlobal('fetch', (input: URL | string | globalThis.Request) =>
    answer(input, { ...usual, ...answers }, requests),
  )
  await startI18n(language)
  await chooseLanguage(language)
  const queries = createQueryClient(() => undefined)
  const router = createAppRouter(queries, createMemoryHistory({ initialEntries: [path] }))
  const view = render(<App styles={createStyles(document)} queries={queries} router={router} />)
  return { ...view, user: userEvent.setup(), router, requests }
}

async function answer(input: URL | string | globalThis.Request, answers: Answers, requests: Request[]) {
  const request = input instanceof Request ? input : new Request(input)
  const url = new URL(request.url)
  const call = `${request.method} ${url.pathname}`
  const text = await request.text()
  const body: unknown = text === '' ? undefined : JSON.parse(text)
  requests.push({ call, search: url.search, body })
  const found = answers[call] ?? { status: 404, body: { code: 'not_found', params: {}, findings: [], reference: null } }
  const given = typeof found === 'function' ? found(body) : found
  return 'status' in given && 'body' in given
    ? new Response(JSON.stringify(given.body), { status: Number(given.status) })
    : new Response(JSON.stringify(given), { status: 200 })
}
