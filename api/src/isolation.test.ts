import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lift } from '@trailwright/shared/compile/lift.ts'
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { readJourney } from '@trailwright/shared/journey/read.ts'
import type { Json } from '@trailwright/shared/problem/json.ts'
import { startThread } from '@trailwright/shared/wire/comments.ts'
import { listErrors } from '@trailwright/shared/wire/errors.ts'
import { importJourney, publishJourney } from '@trailwright/shared/wire/journeys.ts'
import { routes } from '@trailwright/shared/wire/index.ts'
import { permissionsOf, type Route } from '@trailwright/shared/wire/route.ts'
import { createWriteKey, inviteMember, listMembers, putSecret } from '@trailwright/shared/wire/settings.ts'
import { featuresOf } from './features.ts'
import { testApp, type TestApp } from './http/testing.ts'
import { ingest } from './ingest/index.ts'

/** Stands in everything of the first workspace that may not be seen from the second. */
const canary = 'canary4711'

const content = {
  name: canary,
  category: 'marketing',
  channel: 'email',
  bodies: { en: { subject: canary, preheader: '', blocks: [{ id: 'a', type: 'text', text: 'Hi' }] } },
} as const
const condition = { attribute: 'person.plan', is: '=', value: canary } as const
const journey: Json = {
  dsl: 1,
  id: 'cart',
  name: { en: canary },
  zone: 'UTC',
  nodes: {
    start: { kind: 'trigger.api', v: 1, config: {}, to: { next: 'mail' } },
    mail: { kind: 'message.send', v: 1, config: { channel: 'email', content: 'theirs' }, to: { sent: 'done' } },
    done: { kind: 'exit', v: 1, config: { reason: 'finished' }, to: {} },
  },
}
const file: Json = {
  trailwright: 1,
  journey,
  contents: { theirs: content },
  segments: [{ id: 'theirs', name: canary, condition }],
}
const graph = (() => {
  const read = readJourney(journey)
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  return lift(read.value)
})()

/** A body that each operation on one thing takes. */
const bodies: Readonly<Record<string, Json>> = {
  startThread: { node: null, text: 'Mine' },
  replyInThread: { text: 'Mine' },
  resolveThread: { resolved: true },
  editComment: { text: 'Mine' },
  beat: { window: 'window-1', node: null, leaving: false },
  askForReview: { rev: 1, note: '' },
  decideReview: { verdict: 'approved', rev: 1, note: '' },
  changeRole: { role: 'viewer' },
  updateSegment: { name: 'Mine', condition },
  saveContent: { content, rev: 1 },
  sendTest: { to: 'me@example.com', person: null, language: 'en' },
  getFacts: { events: [], segments: [] },
  saveDraft: { graph, rev: 1 } as unknown as Json,
  publishJourney: { rev: 1, note: '', inside: { then: 'stay' } },
  changeStatus: { to: 'paused' },
  previewPublish: { map: {}, version: null },
  rollback: { to: 1, note: '', inside: { then: 'stay' } },
  backfill: { includeAgain: false },
  renameJourney: { name: { en: 'Mine' } },
  resolveErrors: { then: 'retry', only: null },
  triggerJourney: { userId: 'u1', data: {}, idempotencyKey: 'once-only' },
}
const queries: Readonly<Record<string, string>> = { listInside: '?which=inside', listComments: '?which=open' }
/** Makes what it is asked for, in the own workspace. */
const creates = ['putSecret']

let t: TestApp
const ids: Record<string, string> = {}
beforeAll(async () => {
  t = await testApp({ features: featuresOf })
  const { owner } = t.as
  const { id } = await owner.call(importJourney, { body: { file } })
  await owner.call(publishJourney, {
    params: { journey: id },
    body: { rev: 1, note: canary, inside: { then: 'stay' } },
  })
  const { item } = await owner.call(createWriteKey, { body: { name: canary, kind: 'server' } })
  await owner.call(inviteMember, { body: { email: `${canary}@example.com`, role: 'viewer' } })
  const { invitations } = await owner.call(listMembers, {})
  await owner.call(putSecret, { params: { name: canary }, body: { host: 'example.com', header: 'x', value: canary } })
  const { database, clock } = t
  await ingest(
    { db: database.db, clock },
    t.workspace,
    [
      { type: 'identify', userId: 'u1', messageId: 'm1', traits: { name: canary, email: `${canary}@example.com` } },
      { type: 'track', userId: 'u1', messageId: 'm2', event: canary, properties: { [canary]: canary } },
    ],
    { kind: 'server', name: canary, sentAt: null },
  )
  const person = await database.db.selectFrom('person').select('id').executeTakeFirstOrThrow()
  await database.db
    .insertInto('delivery')
    .values({
      bucket: bucketOf(t.workspace, person.id),
      workspace: t.workspace,
      id: 'delivery-a',
      person: person.id,
      journey: id,
      version: 1,
      node: 'mail',
      content: 'theirs',
      channel: 'email',
      category: 'marketing',
      topic: 'marketing',
      address: `${canary}@example.com`,
      status: 'sent',
      reason: null,
      detail: '{}',
      evidence: '[]',
      subject: canary,
      rendered: null,
      headers: '[]',
      at: clock.now(),
      counts_to_cap: 1,
      test: 0,
    })
    .execute()
  const bucket = bucketOf(t.workspace, person.id)
  await database.db
    .insertInto('inbox')
    .values({
      bucket,
      workspace: t.workspace,
      person: person.id,
      seq: 1,
      at: clock.now(),
      kind: 'set-aside',
      body: JSON.stringify({ kind: 'event', body: '{}', problem: canary }),
    })
    .execute()
  const { groups } = await owner.call(listErrors, {})
  await database.db
    .insertInto('job')
    .values({
      workspace: t.workspace,
      id: 'job-a',
      journey: id,
      kind: 'stop',
      status: 'running',
      detail: '{"kind":"stop"}',
      total: 0,
      done: 0,
      gone: 0,
      bucket: -1,
      after: '',
      next_at: 0,
      started_at: clock.now(),
      started_by: t.users.owner,
    })
    .execute()
  const thread = await owner.call(startThread, { params: { journey: id }, body: { node: 'mail', text: canary } })
  Object.assign(ids, {
    journey: id,
    thread: thread.id,
    comment: thread.comments[0]?.id,
    content: 'theirs',
    segment: 'theirs',
    person: person.id,
    delivery: 'delivery-a',
    key: item.id,
    invitation: invitations[0]?.id,
    user: t.users.editor,
    version: '1',
    rev: '1',
    node: 'mail',
    job: 'job-a',
    group: groups[0]?.id,
    name: canary,
  })
})
afterAll(() => t.close())

const named = (list: readonly Route[]): [string, Route][] => list.map((route) => [route.operationId, route])
const closed = routes.filter(({ permission }) => permission !== 'public')
const onOne = closed.filter(({ path, operationId }) => path.includes('{') && !creates.includes(operationId))
const onAll = closed.filter(({ path, method }) => !path.includes('{') && method === 'get')

const request = (who: keyof TestApp['as'], route: Route, id: (name: string) => string) => {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => id(name))
  return t.as[who].request(
    route.method.toUpperCase(),
    path + (queries[route.operationId] ?? ''),
    bodies[route.operationId],
  )
}
const theirs = (name: string): string => {
  const id = ids[name]
  if (id === undefined) throw new Error(`No ${name} was made for this test.`)
  return id
}
const noneOf: Readonly<Record<string, string>> = { name: 'no-such', node: 'no-such', version: '1', rev: '1' }
const none = (name: string): string => noneOf[name] ?? '00000000-0000-7000-8000-000000000000'

describe('seen from another workspace', () => {
  test('there is something to look for', () => {
    expect(onOne.length).toBeGreaterThan(25)
    expect(onAll.length).toBeGreaterThan(10)
  })

  test.each(named(onOne))('%s: what is there is not there, byte for byte', async (_name, route) => {
    const foreign = await request('stranger', route, theirs)
    const missing = await request('stranger', route, none)
    expect(missing).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(foreign.text).toBe(missing.text)
    expect(foreign.status).toBe(404)
  })

  test.each(named(onAll))('%s: shows nothing of it', async (_name, route) => {
    const { status, text } = await t.as.stranger.request('GET', route.path)
    expect(status).toBe(200)
    expect(text).not.toContain(canary)
  })

  test.each([
    `/api/v1/people?segment=theirs`,
    `/api/v1/people?search=${canary}`,
    `/api/v1/deliveries?journey=JOURNEY`,
    `/api/v1/events?name=${canary}`,
  ])('%s finds nothing of it', async (path) => {
    const { text } = await t.as.stranger.request('GET', path.replace('JOURNEY', theirs('journey')))
    expect(text).not.toContain(canary)
  })

  test('a person named in a body is nobody', async () => {
    const asked = {
      content: { ...content, name: 'Mine', bodies: {} },
      person: theirs('person'),
      language: 'en',
      entry: {},
    }
    const { text } = await t.as.stranger.request('POST', '/api/v1/contents/preview', asked)
    expect(text).not.toContain(canary)
  })
})

describe('the actual handlers', () => {
  // Last, since some of them delete what the others look at.
  const order = [...onOne].sort((a, b) => Number(a.method === 'delete') - Number(b.method === 'delete'))

  test.each(named(order))(
    '%s: a role without the permission is refused before anything is looked up',
    async (_name, route) => {
      for (const role of ['viewer', 'editor', 'publisher'] as const) {
        if (permissionsOf[role].includes(route.permission)) continue
        expect(await request(role, route, theirs)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
      }
      expect((await request('nobody', route, theirs)).status).toBe(401)
    },
  )

  test.each(named(order))('%s: its owner finds it', async (_name, route) => {
    expect([200, 409, 422]).toContain((await request('owner', route, theirs)).status)
  })
})
