import { saveDraft } from '@trailwright/shared/wire/journeys.ts'
import { createOwner, getSession } from '@trailwright/shared/wire/session.ts'
import { listPeople } from '@trailwright/shared/wire/people.ts'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { ApiProblem } from './api-problem.ts'
import { pathOf, send } from './send.ts'

const session = {
  user: { id: 'u1', name: 'Chen Yu', email: 'yu@shanye.example', language: 'en' },
  workspace: { id: 'w1', name: 'Shanye Home', zone: 'Asia/Shanghai', hasDemo: false },
  role: 'owner',
}
const calls: Request[] = []

/** The next answer of the api. */
function answers(status: number, body: unknown) {
  calls.length = 0
  vi.stubGlobal('fetch', (request: Request) => {
    calls.push(request.clone())
    return Promise.resolve(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }))
  })
}

async function problemOf(promise: Promise<unknown>): Promise<ApiProblem> {
  const error: unknown = await promise.catch((thrown: unknown) => thrown)
  if (error instanceof ApiProblem) return error
  throw new Error('expected a problem')
}

afterEach(() => vi.unstubAllGlobals())

describe('a call of the api', () => {
  test('reads the answer by the schema of its route', async () => {
    answers(200, session)
    await expect(send(getSession, {})).resolves.toEqual(session)
  })

  test('puts params into the path and the query behind it', async () => {
    answers(200, { items: [], next: null, total: 0 })
    await send(listPeople, { query: { search: '林 晓雯', limit: 50 } })
    const url = new URL(calls[0]?.url ?? '')
    expect([url.pathname, url.searchParams.get('search'), url.searchParams.get('limit')]).toEqual([
      '/api/v1/people',
      '林 晓雯',
      '50',
    ])
    expect(pathOf('/api/v1/people/{person}', { person: 'a/b' })).toBe('/api/v1/people/a%2Fb')
  })

  test('throws the problem that the api names', async () => {
    answers(403, { code: 'setup.token', params: { tries: 2 }, findings: [], reference: null })
    const body = {
      token: 'x'.repeat(20),
      name: 'Chen Yu',
      email: 'yu@shanye.example',
      password: 'a sentence of my own',
      language: 'en',
      zone: 'Asia/Shanghai',
      demo: true,
      workspaceName: 'Shanye Home',
    } as const
    const problem = await problemOf(send(createOwner, { body }))
    expect(problem).toMatchObject({ code: 'setup.token', status: 403, params: { tries: 2 } })
  })

  test('names a problem by its status when the body says nothing', async () => {
    answers(401, '<html>')
    expect((await problemOf(send(getSession, {}))).code).toBe('signed_out')
    answers(500, '')
    expect((await problemOf(send(getSession, {}))).code).toBe('fault')
  })

  test('takes an answer that breaks the contract for a fault, and says where', async () => {
    answers(200, { ...session, role: 'king' })
    const problem = await problemOf(send(getSession, {}))
    expect(problem.code).toBe('fault')
    expect(problem.reference).toContain('role')
  })

  test('returns both sides of a conflict', async () => {
    const theirs = { graph: emptyGraph, rev: 7, savedAt: 1, savedBy: 'Max Braun' }
    answers(409, { saved: false, theirs })
    const saved = await send(saveDraft, { params: { journey: 'j' }, body: { graph: emptyGraph, rev: 6 } })
    expect(saved).toEqual({ saved: false, theirs })
  })

  test('says that the server does not answer', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    const problem = await problemOf(send(saveDraft, { params: { journey: 'j' }, body: { graph: emptyGraph, rev: 1 } }))
    expect(problem.code).toBe('offline')
  })
})

const emptyGraph = {
  id: 'j',
  name: { en: 'J' },
  zone: 'UTC',
  settings: { entry: {}, goals: [], exits: [] },
  nodes: [],
  edges: [],
  notes: [],
  groups: [],
}
