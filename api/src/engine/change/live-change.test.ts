import { lift } from '@trailwright/shared/compile/lift.ts'
import type { Content } from '@trailwright/shared/content/schema.ts'
import { readJourney } from '@trailwright/shared/journey/read.ts'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { mildestRules } from '@trailwright/shared/policy/decision.ts'
import { DAY_MS, HOUR_MS } from '@trailwright/shared/time/instant.ts'
import {
  changeStatus,
  getCounts,
  getJourney,
  getVersion,
  importJourney,
  listVersions,
  publishJourney,
  saveDraft,
} from '@trailwright/shared/wire/journeys.ts'
import {
  backfill,
  cancelJob,
  listJobs,
  previewBackfill,
  previewPublish,
  previewResume,
  rollback,
} from '@trailwright/shared/wire/live-change.ts'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { testApp, type TestApp, testStart } from '../../http/testing.ts'
import { ingest } from '../../ingest/index.ts'
import { journeys } from '../../journeys/index.ts'
import { createSegments } from '../../segments/index.ts'
import { createEngine, createHandlers, type Engine, live, type Messages } from '../index.ts'

const mail: Content = {
  name: 'A mail',
  category: 'marketing',
  channel: 'email',
  bodies: { en: { subject: 'Hello', preheader: '', blocks: [] } },
}
const messages: Messages = {
  content: async () => mail,
  rules: async () => mildestRules,
  prepare: async (_db, { key, workspace, channel, address }) => ({
    ok: true,
    message: {
      key,
      workspace,
      channel,
      address,
      rendered: { channel: 'email', subject: '', preheader: '', html: '', text: '' },
      headers: [],
    },
  }),
  send: async () => ({ type: 'sent', provider: 'p', detail: {} }),
}

let t: TestApp
let engine: Engine
beforeEach(async () => {
  t = await testApp({
    features: [journeys, live],
    services: (services) => {
      const { database, clock } = services
      const handlers = createHandlers(messages, {
        egress: { request: () => Promise.reject(new Error('Nothing is asked')) },
        secret: async () => null,
        now: clock.now,
      })
      engine = createEngine({
        database,
        clock,
        log: pino({ level: 'silent' }),
        segments: createSegments(database.db),
        handlers,
      })
      return { ...services, engine }
    },
  })
})
afterEach(() => t.close())

const node = (kind: string, config: JsonObject, to: JsonObject = {}): JsonObject => ({ kind, v: 1, config, to })
const wait = (duration: string, next: string): JsonObject => node('wait.for', { duration }, { next })
const send = (content: string, sent: string): JsonObject =>
  node('message.send', { channel: 'email', content, category: 'marketing' }, { sent })

const first: Readonly<Record<string, JsonObject>> = {
  t: node('trigger.event', { event: 'signup' }, { next: 'd' }),
  d: wait('P2D', 'm'),
  m: send('hello', 'e'),
  e: wait('P9D', 'x'),
  x: node('exit', { reason: 'done' }),
}
const document = (nodes: Readonly<Record<string, JsonObject>>): JsonObject => ({
  dsl: 1,
  id: 'j',
  name: { en: 'J' },
  zone: 'UTC',
  nodes,
})

const settle = () => engine.settle()
const runTo = async (at: number): Promise<void> => {
  for (;;) {
    await settle()
    const due = await engine.nextDue()
    if (due === null || due > at) break
    await t.clock.moveTo(Math.max(due, t.clock.now()))
  }
  await t.clock.moveTo(at)
  await settle()
  // Whoever is signed in has been so since just now.
  const now = t.clock.now()
  await sql`update session set "startedAt" = ${now}, "seenAt" = ${now}`.execute(t.database.db)
}

const call = (type: string, userId: string, more: JsonObject) =>
  ingest({ db: t.database.db, clock: t.clock }, t.workspace, [{ type, userId, messageId: t.clock.id(), ...more }], {
    kind: 'server',
    name: 'test',
    sentAt: null,
  })
const enter = async (...people: readonly string[]): Promise<void> => {
  for (const userId of people) {
    const context = { consent: { categoryPreferences: { 'email.marketing': true } } }
    await call('identify', userId, { traits: { email: `${userId}@example.com`, name: userId }, context })
    await call('track', userId, { event: 'signup' })
  }
  await settle()
}

const stay = { then: 'stay' } as const

const draw = async (journey: string, nodes: Readonly<Record<string, JsonObject>>): Promise<number> => {
  const read = readJourney(document(nodes))
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  const { rev } = (await t.as.editor.call(getJourney, { params: { journey } })).draft
  await t.as.editor.call(saveDraft, { params: { journey }, body: { graph: lift(read.value), rev } })
  return rev + 1
}
const begin = async (nodes = first): Promise<string> => {
  const contents = { hello: mail, late: mail }
  const file = { trailwright: 1, journey: document(nodes), contents } as JsonObject
  const { id } = await t.as.editor.call(importJourney, { body: { file } })
  await t.as.publisher.call(publishJourney, { params: { journey: id }, body: { rev: 1, note: '', inside: stay } })
  await settle()
  return id
}
const preview = (journey: string, map = {}, version: number | null = null) =>
  t.as.viewer.call(previewPublish, { params: { journey }, body: { map, version } })
const counts = (journey: string, version: number) =>
  t.as.viewer.call(getCounts, { params: { journey }, query: { version } })

it('says who stands where, what each gets before and after, and does just that', async () => {
  const id = await begin()
  await enter('a', 'b')
  await runTo(testStart + DAY_MS)
  await enter('c')
  const rev = await draw(id, { ...first, d: wait('PT12H', 'm') })
  const { inside, nodes, lastLeavesBy, nextDay } = await preview(id)
  expect(inside).toEqual([{ version: 1, people: 3 }])
  expect(nodes).toMatchObject([{ version: 1, node: 'd', people: 3, fate: 'changed', dueAtOnce: 2, waitLonger: 0 }])
  expect(lastLeavesBy).toBe(testStart + 12 * DAY_MS)
  expect(nextDay).toEqual({ entries: 3, messages: 0 })
  const early = nodes[0]?.samples.find(({ arrivedAt }) => arrivedAt === testStart)
  expect(early).toMatchObject({
    before: { node: 'm', at: testStart + 2 * DAY_MS },
    nextStep: { node: 'm', at: testStart + 2 * DAY_MS },
    now: { node: 'm', at: testStart + DAY_MS },
  })
  expect(JSON.stringify(nodes)).not.toContain('a@example.com')
  expect(await t.database.db.selectFrom('job').select('id').execute()).toEqual([])

  const params = { journey: id }
  const body = { rev, note: '', inside: { then: 'now' as const, map: {} } }
  const { version, job } = await t.as.publisher.call(publishJourney, { params, body })
  expect(version).toBe(2)
  expect(await t.as.viewer.call(listJobs, { params })).toMatchObject({
    items: [{ id: job, kind: 'move', status: 'running', total: 3, done: 0, startedBy: 'publisher' }],
  })
  await settle()
  expect(await t.as.viewer.call(listJobs, { params })).toMatchObject({ items: [{ status: 'done', done: 3, gone: 0 }] })
  expect(await counts(id, 1)).toMatchObject({ entered: 3, inside: 0, left: [{ reason: 'moved', people: 3 }] })
  const after = await counts(id, 2)
  expect(after).toMatchObject({ entered: 3, inside: 3 })
  expect(after.nodes.find(({ node: at }) => at === 'e')).toMatchObject({ hereNow: 2 })
  expect((await t.as.viewer.call(getJourney, { params })).row).toMatchObject({ entered: 3, inside: 3, version: 2 })
})

it('a move that is arranged and not done yet is looked at, too, and followed by a later one', async () => {
  const id = await begin()
  await enter('a', 'b')
  const params = { journey: id }
  const move = { then: 'nextStep' as const, map: {} }
  const rev = await draw(id, { ...first, e: wait('P1D', 'x') })
  await t.as.publisher.call(publishJourney, { params, body: { rev, note: '', inside: move } })
  await settle()
  const again = await draw(id, { ...first, e: wait('P3D', 'x') })
  expect((await preview(id)).nodes).toMatchObject([
    { version: 1, node: 'd', people: 2, fate: 'same', samples: [{ before: { node: 'm' } }, { now: { node: 'm' } }] },
  ])
  await t.as.publisher.call(publishJourney, { params, body: { rev: again, note: '', inside: move } })
  await runTo(testStart + 2 * DAY_MS)
  expect(await counts(id, 2)).toMatchObject({ entered: 0 })
  expect(await counts(id, 3)).toMatchObject({ entered: 2, inside: 2 })
})

it('goes back to an earlier version as a new one, and leaves the draft alone', async () => {
  const id = await begin()
  const params = { journey: id }
  const rev = await draw(id, { ...first, d: wait('P5D', 'm') })
  await t.as.publisher.call(publishJourney, { params, body: { rev, note: '', inside: stay } })
  const drawn = await draw(id, { ...first, d: wait('P6D', 'm') })
  const body = { to: 1, note: 'back', inside: stay }
  expect(await t.as.publisher.call(rollback, { params, body })).toEqual({ version: 3, job: null })
  const version = (number: number) => t.as.viewer.call(getVersion, { params: { journey: id, version: number } })
  expect((await version(3)).journey).toEqual((await version(1)).journey)
  expect((await t.as.viewer.call(getJourney, { params })).draft.rev).toBe(drawn)
  expect((await t.as.viewer.call(listVersions, { params })).items).toMatchObject([{ note: 'back' }, {}, {}])
  expect(await t.as.publisher.ask(rollback, { params, body: { ...body, to: 9 } })).toMatchObject({
    status: 404,
    body: { code: 'version.unknown' },
  })
})

it('sends nobody to a step that is not there or is a door, and does one thing at a time', async () => {
  const id = await begin()
  await enter('a')
  const params = { journey: id }
  const rev = await draw(id, { ...first, d: wait('P1D', 'm') })
  for (const step of ['nowhere', 't']) {
    const inside = { then: 'now' as const, map: { d: step } }
    expect(await t.as.publisher.ask(publishJourney, { params, body: { rev, note: '', inside } })).toMatchObject({
      status: 422,
      body: { code: 'map.unknown-step' },
    })
  }
  const inside = { then: 'now' as const, map: {} }
  const { job } = await t.as.publisher.call(publishJourney, { params, body: { rev, note: '', inside } })
  const busy = { status: 409, body: { code: 'job.running' } }
  expect(await t.as.publisher.ask(rollback, { params, body: { to: 1, note: '', inside } })).toMatchObject(busy)
  expect(await t.as.publisher.ask(changeStatus, { params, body: { to: 'stopped', inside: 'leave' } })).toMatchObject(
    busy,
  )
  expect(
    await t.as.publisher.ask(backfill, { params: { journey: id, node: 'm' }, body: { includeAgain: true } }),
  ).toMatchObject(busy)
  expect((await t.as.viewer.call(listVersions, { params })).items).toHaveLength(2)

  await t.as.publisher.call(cancelJob, { params: { journey: id, job: job ?? '' } })
  await settle()
  expect(await t.as.viewer.call(listJobs, { params })).toMatchObject({ items: [{ status: 'cancelled', done: 0 }] })
  expect(await counts(id, 1)).toMatchObject({ inside: 1 })
})

it('shows before a resumption who came due in the pause, and treats just those', async () => {
  const id = await begin()
  const params = { journey: id }
  await enter('a', 'b')
  await runTo(testStart + DAY_MS)
  await enter('c')
  await t.as.publisher.call(changeStatus, { params, body: { to: 'paused' } })
  await runTo(testStart + 3 * DAY_MS + HOUR_MS)
  // To pause what is paused changes nothing: it is since then.
  await t.as.publisher.call(changeStatus, { params, body: { to: 'paused' } })
  await enter('late')
  const shown = await t.as.viewer.call(previewResume, { params, query: { olderThan: 'P1D' } })
  expect(shown).toMatchObject({
    pausedAt: testStart + DAY_MS,
    inside: 3,
    waits: 3,
    messages: 0,
    older: 2,
    oldestDueAt: testStart + 2 * DAY_MS,
    samples: [{ node: 'd' }, { node: 'd' }, { node: 'd' }],
  })
  const due = { due: 'drop' as const, olderThan: 'P1D' }
  const { job } = await t.as.publisher.call(changeStatus, { params, body: { to: 'live', due } })
  const hurry = { to: 'live' as const, due: { due: 'now' as const } }
  expect(await t.as.publisher.ask(changeStatus, { params, body: hurry })).toMatchObject({ status: 409 })
  expect((await t.as.viewer.call(getJourney, { params })).row.status).toBe('paused')
  await settle()
  expect((await t.as.viewer.call(getJourney, { params })).row.status).toBe('live')
  expect(await t.as.viewer.call(listJobs, { params })).toMatchObject({
    items: [{ id: job, kind: 'resume', status: 'done', gone: shown.older }],
  })
  const after = await counts(id, 1)
  expect(after).toMatchObject({ entered: 3, inside: 1, left: [{ reason: 'stale', people: 2 }] })
  expect(after.nodes.find(({ node: at }) => at === 'e')).toMatchObject({ hereNow: 1 })
})

it('brings an added step to those who are past it: as many as were shown, and nobody twice', async () => {
  const id = await begin({ ...first, m: send('hello', 'n'), n: send('hello', 'e') })
  const params = { journey: id }
  await enter('a', 'b')
  await runTo(testStart + 2 * DAY_MS + HOUR_MS)
  await enter('c')
  const rev = await draw(id, {
    ...first,
    m: send('hello', 'late'),
    late: send('late', 'n'),
    n: send('hello', 'e'),
  })
  await t.as.publisher.call(publishJourney, { params, body: { rev, note: '', inside: { then: 'now', map: {} } } })
  await settle()
  const at = { journey: id, node: 'late' }
  expect(await t.as.viewer.call(previewBackfill, { params: at })).toMatchObject({
    people: 2,
    again: 2,
    nodes: [{ node: 'e', people: 2, again: ['n'] }],
    samples: [{ again: ['n'] }, { again: ['n'] }],
  })
  await t.as.publisher.call(backfill, { params: at, body: { includeAgain: false } })
  await settle()
  expect((await t.as.viewer.call(previewBackfill, { params: at })).people).toBe(2)
  await t.as.publisher.call(backfill, { params: at, body: { includeAgain: true } })
  await settle()
  expect((await t.as.viewer.call(previewBackfill, { params: at })).people).toBe(0)
  const late = (await counts(id, 2)).nodes.find(({ node: step }) => step === 'late')
  expect(late).toMatchObject({ arrived: 2, ports: [{ port: 'sent', people: 2 }] })
})

it('puts away what is over and what was never published, and takes it out again as it was', async () => {
  const id = await begin()
  const params = { journey: id }
  const status = async () => (await t.as.viewer.call(getJourney, { params })).row.status
  expect(await t.as.publisher.ask(changeStatus, { params, body: { to: 'archived' } })).toMatchObject({
    status: 409,
    body: { code: 'journey.still-runs' },
  })
  await t.as.publisher.call(changeStatus, { params, body: { to: 'stopped', inside: 'finish' } })
  await t.as.publisher.call(changeStatus, { params, body: { to: 'archived' } })
  expect(await status()).toBe('archived')
  await t.as.publisher.call(changeStatus, { params, body: { to: 'stopped', inside: 'finish' } })
  expect(await status()).toBe('stopped')

  const file = { trailwright: 1, journey: document(first), contents: { hello: mail } } as JsonObject
  const draft = { journey: (await t.as.editor.call(importJourney, { body: { file } })).id }
  await t.as.publisher.call(changeStatus, { params: draft, body: { to: 'archived' } })
  await t.as.publisher.call(changeStatus, { params: draft, body: { to: 'stopped', inside: 'finish' } })
  expect((await t.as.viewer.call(getJourney, { params: draft })).row.status).toBe('draft')
})
