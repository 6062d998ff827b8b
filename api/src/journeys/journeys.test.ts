import fc from 'fast-check'
import { sql } from 'kysely'
import type { z } from 'zod'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lift } from '@trailwright/shared/compile/lift.ts'
import { graphArbitrary } from '@trailwright/shared/compile/testing/arbitrary-graph.ts'
import type { Content } from '@trailwright/shared/content/schema.ts'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import type { Language } from '@trailwright/shared/language/language.ts'
import { readJourney } from '@trailwright/shared/journey/read.ts'
import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import {
  changeStatus,
  checkJourney,
  createJourney,
  deleteJourney,
  exportJourney,
  getJourney,
  importJourney,
  listJourneys,
  listStarters,
  listVersions,
  publishJourney,
  renameJourney,
  saveDraft,
} from '@trailwright/shared/wire/journeys.ts'
import { postgresForTests } from '../database/testing/postgres.ts'
import { notingEngine, testApp, type TestApp, testStart } from '../http/testing.ts'
import { journeys } from './index.ts'

const features = [journeys]

const node = (kind: string, config: JsonObject, to: JsonObject = {}): JsonObject => ({ kind, v: 1, config, to })
const documentOf = (nodes: Readonly<Record<string, JsonObject>>): JsonObject => ({
  dsl: 1,
  id: 'cart',
  name: { en: 'Cart', 'zh-CN': '购物车' },
  zone: 'Asia/Shanghai',
  nodes,
})
const reminder = documentOf({
  cart: node('trigger.event', { event: 'Cart Updated' }, { next: 'wait' }),
  wait: node('wait.for', { duration: 'PT2H' }, { next: 'vip' }),
  vip: node('split.if', { condition: { segment: 'vip', is: 'in' } }, { yes: 'mail', no: 'done' }),
  mail: node('message.send', { channel: 'email', content: 'hello' }, { sent: 'done' }),
  done: node('exit', { reason: 'finished' }),
})
const hello: Content = {
  name: 'Hello',
  category: 'marketing',
  channel: 'email',
  bodies: { en: { subject: 'Hello', preheader: '', blocks: [{ id: 'a', type: 'text', text: 'Hi' }] } },
}
const anotherHello: Content = {
  ...hello,
  name: 'Another hello',
  bodies: { en: { subject: 'Hello again', preheader: '', blocks: [] } },
}
const vip = {
  id: 'vip',
  name: 'VIP',
  condition: { attribute: 'person.plan', is: '=' as const, value: 'gold' },
}
const file = (journey: Json, more: JsonObject = {}): JsonObject => ({ trailwright: 1, journey, ...more })
const whole = file(reminder, { contents: { hello }, segments: [vip] } as JsonObject)

const graphOf = (document: JsonObject): Graph => {
  const read = readJourney(document)
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  return lift(read.value)
}

describe.each(['sqlite', 'postgres'] as const)('journeys on %s', (dialect) => {
  const engine = notingEngine()
  let t: TestApp
  let drop = (): Promise<void> => Promise.resolve()
  beforeAll(async () => {
    const postgres = dialect === 'postgres' ? await postgresForTests() : null
    if (postgres !== null) drop = postgres.close
    t = await testApp({
      features,
      services: (services) => ({ ...services, engine }),
      ...(postgres === null ? {} : { postgresUrl: postgres.url }),
    })
  })
  afterAll(async () => {
    await t.close()
    await drop()
  })

  const create = async (name = 'Cart') =>
    (await t.as.editor.call(createJourney, { body: { name: { en: name }, starter: null } })).id
  const importWhole = async () => (await t.as.editor.call(importJourney, { body: { file: whole } })).id
  const read = (journey: string) => t.as.viewer.call(getJourney, { params: { journey } })

  test('a blank one has a readable id, the zone of the workspace, and nothing on it', async () => {
    const id = await create('Welcome back!')
    expect(id).toMatch(/^welcome-back-[0-9a-f]{4}$/)
    const { row, draft, live } = await read(id)
    expect(row).toEqual({
      id,
      name: { en: 'Welcome back!' },
      status: 'draft',
      version: null,
      changed: true,
      trigger: null,
      inside: 0,
      entered: 0,
      owner: 'editor',
      updatedAt: testStart,
    })
    expect(draft).toMatchObject({ rev: 1, graph: { id, zone: 'Asia/Shanghai', nodes: [], edges: [] } })
    expect(live).toBeNull()
    const { findings, blocks } = await t.as.viewer.call(checkJourney, { params: { journey: id } })
    expect(findings.map(({ code }) => code)).toContain('path.no-trigger')
    expect(blocks).toBe(true)
  })

  test('of two who save from the same revision the second one is shown both sides', async () => {
    const id = await create()
    const { draft } = await read(id)
    const mine: Graph = { ...draft.graph, name: { en: 'Mine' } }
    const saved = await t.as.editor.call(saveDraft, { params: { journey: id }, body: { graph: mine, rev: 1 } })
    expect(saved).toEqual({ saved: true, rev: 2, savedAt: testStart })
    const late = await t.as.publisher.ask(saveDraft, { params: { journey: id }, body: { graph: draft.graph, rev: 1 } })
    expect(late).toMatchObject({
      status: 409,
      body: { saved: false, theirs: { rev: 2, savedBy: 'editor', graph: { id, name: { en: 'Mine' } } } },
    })
    expect((await read(id)).row.name).toEqual({ en: 'Mine' })
  })

  test('a draft keeps its journey’s id, whatever is sent', async () => {
    const [id, other] = [await create(), await create()]
    const { draft } = await read(other)
    await t.as.editor.call(saveDraft, { params: { journey: id }, body: { graph: draft.graph, rev: 1 } })
    expect((await read(id)).draft.graph.id).toBe(id)
  })

  test('renaming reaches the draft, and nobody’s saving conflicts with it', async () => {
    const id = await create()
    await t.as.editor.call(renameJourney, { params: { journey: id }, body: { name: { 'zh-CN': '新名字' } } })
    const { row, draft } = await read(id)
    expect([row.name, draft.graph.name, draft.rev]).toEqual([{ 'zh-CN': '新名字' }, { 'zh-CN': '新名字' }, 1])
  })

  test('with something to fix it is not published, and says what and where', async () => {
    const id = await create()
    const graph = graphOf(
      documentOf({
        cart: node('trigger.event', { event: '' }, { next: 'mail' }),
        mail: node('message.send', { channel: 'email', content: 'none' }),
      }),
    )
    await t.as.editor.call(saveDraft, { params: { journey: id }, body: { graph, rev: 1 } })
    const refused = await t.as.publisher.ask(publishJourney, {
      params: { journey: id },
      body: { rev: 2, note: '', inside: { then: 'stay' } },
    })
    expect(refused).toMatchObject({ status: 422, body: { code: 'publish.findings' } })
    expect(refused.body).toMatchObject({
      findings: [
        { code: 'config.missing', node: 'cart' },
        { code: 'content.unknown', node: 'mail', params: { content: 'none' } },
      ],
    })
    expect((await read(id)).row.status).toBe('draft')
  })

  test('of 5,000 steps it is kept, and told that it is too large to run', async () => {
    const id = await create()
    const { draft } = await read(id)
    const nodes = Array.from({ length: 5000 }, (_, n) => ({
      id: `n${n}`,
      kind: 'wait.for',
      v: 1,
      config: { duration: 'P1D' },
      position: { x: 0, y: n },
    }))
    const edges = nodes.slice(1).map((each, n) => ({ from: `n${n}`, port: 'next', to: each.id }))
    await t.as.editor.call(saveDraft, {
      params: { journey: id },
      body: { graph: { ...draft.graph, nodes, edges }, rev: 1 },
    })
    const { findings, blocks } = await t.as.viewer.call(checkJourney, { params: { journey: id } })
    expect(findings.map(({ code }) => code)).toContain('graph.too-many-nodes')
    expect(blocks).toBe(true)
  })

  test('published, it is an immutable version that the engine hears of; a later draft does not touch it', async () => {
    const id = await importWhole()
    const stale = await t.as.publisher.ask(publishJourney, {
      params: { journey: id },
      body: { rev: 7, note: '', inside: { then: 'stay' } },
    })
    expect(stale).toMatchObject({ status: 409, body: { code: 'draft.conflict' } })
    const first = await t.as.publisher.call(publishJourney, {
      params: { journey: id },
      body: { rev: 1, note: 'First', inside: { then: 'stay' } },
    })
    expect(first).toEqual({ version: 1, job: null })
    expect(engine.told).toContain(`published ${id}`)
    const { row, draft, live } = await read(id)
    expect(row).toMatchObject({ status: 'live', version: 1, changed: false, trigger: { kind: 'trigger.event' } })
    expect(live).toMatchObject({ number: 1, publishedBy: 'publisher', note: 'First', journey: { id } })

    const nodes = draft.graph.nodes.map((each) =>
      each.id === 'wait' ? { ...each, config: { duration: 'PT1H' } } : each,
    )
    await t.as.editor.call(saveDraft, { params: { journey: id }, body: { graph: { ...draft.graph, nodes }, rev: 1 } })
    const edited = await read(id)
    expect(edited.row.changed).toBe(true)
    expect(edited.live).toEqual(live)
    const { changes } = await t.as.viewer.call(checkJourney, { params: { journey: id } })
    expect(changes).toMatchObject([{ type: 'fieldChanged', field: 'duration', before: 'PT2H', after: 'PT1H' }])
    await t.as.publisher.call(publishJourney, {
      params: { journey: id },
      body: { rev: 2, note: 'Sooner', inside: { then: 'stay' } },
    })
    const { items } = await t.as.viewer.call(listVersions, { params: { journey: id } })
    expect(items.map(({ number, note }) => [number, note])).toEqual([
      [2, 'Sooner'],
      [1, 'First'],
    ])
  })

  test('is paused, resumed and stopped through the engine, once it was published', async () => {
    const id = await importWhole()
    const to = (body: z.input<(typeof changeStatus)['body']>) =>
      t.as.publisher.ask(changeStatus, { params: { journey: id }, body })
    expect(await to({ to: 'paused' })).toMatchObject({ status: 409, body: { code: 'journey.never-published' } })
    await t.as.publisher.call(publishJourney, {
      params: { journey: id },
      body: { rev: 1, note: '', inside: { then: 'stay' } },
    })
    for (const body of [
      { to: 'paused' },
      { to: 'live', due: { due: 'now' } },
      { to: 'stopped', inside: 'leave' },
    ] as const) {
      expect((await to(body)).status).toBe(200)
      expect((await read(id)).row.status).toBe(body.to)
    }
    expect(engine.told.filter((line) => line.includes(id))).toEqual([
      `published ${id}`,
      `paused ${id}`,
      `resumed ${id}`,
      `stopped ${id}`,
    ])
  })

  test('is deleted while it has no history', async () => {
    const id = await importWhole()
    const other = await create()
    await t.as.publisher.call(publishJourney, {
      params: { journey: id },
      body: { rev: 1, note: '', inside: { then: 'stay' } },
    })
    const kept = await t.as.publisher.ask(deleteJourney, { params: { journey: id } })
    expect(kept).toMatchObject({ status: 409, body: { code: 'journey.has-history' } })
    await t.as.publisher.call(deleteJourney, { params: { journey: other } })
    const { items } = await t.as.viewer.call(listJourneys, {})
    expect(items.map((row) => row.id)).toContain(id)
    expect(items.map((row) => row.id)).not.toContain(other)
  })

  test('counts who entered and who is inside', async () => {
    const id = await create()
    const counter = { bucket: 0, workspace: t.workspace, journey: id, node: '' }
    await t.database.db
      .insertInto('counter')
      .values([
        { ...counter, version: 1, what: 'entered', name: '', n: 5 },
        { ...counter, version: 1, what: 'left', name: 'finished', n: 2 },
        { ...counter, version: 2, what: 'entered', name: '', n: 1 },
      ])
      .execute()
    expect((await read(id)).row).toMatchObject({ entered: 6, inside: 4 })
  })

  test('comes in from a file with its contents and segments; what is there already is used, never overwritten', async () => {
    const [first, second] = [await importWhole(), await importWhole()]
    expect(second).not.toBe(first)
    const contents = () =>
      t.database.db
        .selectFrom('content')
        .select(['id', 'name'])
        .where('workspace', '=', t.workspace)
        .orderBy('name', 'desc')
        .execute()
    expect(await contents()).toEqual([{ id: 'hello', name: 'Hello' }])

    const changed = file(reminder, {
      contents: { hello: anotherHello },
      segments: [vip],
    } as JsonObject)
    const { id, findings } = await t.as.editor.call(importJourney, { body: { file: changed } })
    expect(findings.filter(({ level }) => level === 'error')).toEqual([])
    const [, added] = await contents()
    expect(added?.name).toBe('Another hello')
    const mail = (await read(id)).draft.graph.nodes.find((each) => each.kind === 'message.send')
    expect(mail?.config['content']).toBe(added?.id)
  })

  test('a bare document is a file, too; what it points to and is not there is said', async () => {
    const { findings } = await t.as.editor.call(importJourney, {
      body: {
        file: documentOf({
          cart: node('trigger.event', { event: 'A' }, { next: 'mail' }),
          mail: node('message.send', { channel: 'email', content: 'nowhere' }),
        }),
      },
    })
    expect(findings).toContainEqual(expect.objectContaining({ code: 'content.unknown', node: 'mail' }))
  })

  test.each<[string, Json, string, readonly (string | number)[]]>([
    ['a list', [], 'document.unreadable', []],
    ['another format', file(reminder, { trailwright: 2 }), 'invalid.value', ['trailwright']],
    ['an unknown key', file(reminder, { colour: 'red' }), 'invalid.unknown-key', ['colour']],
    ['no journey', { trailwright: 1 }, 'document.unreadable', ['journey']],
    ['a newer journey', file({ ...reminder, dsl: 9 }), 'document.newer', ['journey', 'dsl']],
    ['an unknown zone', file({ ...reminder, zone: 'Mars' }), 'document.invalid', ['journey', 'zone']],
    [
      'a broken content',
      file(reminder, { contents: { hello: { name: 'x' } } }),
      'invalid.value',
      ['contents', 'hello', 'channel'],
    ],
    [
      'a step without a kind',
      file(documentOf({ a: { v: 1, config: {}, to: {} } })),
      'document.missing',
      ['journey', 'nodes', 'a', 'kind'],
    ],
  ])('a file that is %s is refused, with the place', async (_what, malformed, code, path) => {
    const refused = await t.as.editor.ask(importJourney, { body: { file: malformed } })
    expect(refused).toMatchObject({ status: 422, body: { code: 'import.malformed' } })
    expect(refused.body).toMatchObject({ findings: expect.arrayContaining([expect.objectContaining({ code, path })]) })
  })

  test('of another workspace it does not exist, byte for byte', async () => {
    const id = await importWhole()
    for (const route of [getJourney, checkJourney, exportJourney, listVersions, deleteJourney]) {
      const foreign = await t.as.stranger.ask(route, { params: { journey: id } })
      const missing = await t.as.stranger.ask(route, { params: { journey: 'cart-0000' } })
      expect(foreign.status).toBe(404)
      expect(foreign.text).toBe(missing.text)
    }
    expect((await t.as.stranger.call(listJourneys, {})).items).toEqual([])
  })
})

describe('a starter', () => {
  let t: TestApp
  beforeAll(async () => {
    t = await testApp({ features })
  })
  afterAll(() => t.close())

  test('that is not known is said', async () => {
    const asked = await t.as.editor.ask(createJourney, { body: { name: { en: 'X' }, starter: 'none' } })
    expect(asked).toMatchObject({ status: 404, body: { code: 'starter.unknown' } })
  })

  test('each brings what it needs: the journey can be published as it comes', async () => {
    const { items } = await t.as.viewer.call(listStarters, {})
    expect(items.length).toBeGreaterThanOrEqual(8)
    for (const { id: starter, name } of items) {
      const { id } = await t.as.editor.call(createJourney, { body: { name, starter } })
      const { findings } = await t.as.viewer.call(checkJourney, { params: { journey: id } })
      expect(findings.filter(({ level }) => level === 'error')).toEqual([])
      await t.as.publisher.call(publishJourney, {
        params: { journey: id },
        body: { rev: 1, note: '', inside: { then: 'stay' } },
      })
    }
  })

  test('speaks the language of whoever uses it', async () => {
    const speak = (language: Language) => sql`update "user" set language = ${language}`.execute(t.database.db)
    await speak('zh-CN')
    const body = { name: { 'zh-CN': '弃单' }, starter: 'abandoned-cart' }
    const { id } = await t.as.editor.call(createJourney, { body })
    await speak('en')
    const { draft } = await t.as.editor.call(getJourney, { params: { journey: id } })
    const step = (wanted: string) => draft.graph.nodes.find((each) => each.id === wanted)
    expect(step('give-time')).toMatchObject({ label: '留出下单时间', config: { groups: [{ label: '已下单' }] } })
    expect(step('without-help')).toMatchObject({ config: { reason: '自行下单' } })
    expect(step('remind-by-email')).toMatchObject({ config: { content: 'cart-reminder' } })
  })

  test('used again uses the contents that are there', async () => {
    const count = async () =>
      (await t.database.db.selectFrom('content').select('id').where('workspace', '=', t.workspace).execute()).length
    const before = await count()
    await t.as.editor.call(createJourney, { body: { name: { en: 'X' }, starter: 'abandoned-cart' } })
    expect(await count()).toBe(before)
  })
})

test('whatever was drawn comes back from its file: nothing is lost but the id', async () => {
  const t = await testApp({ features })
  await fc.assert(
    fc.asyncProperty(graphArbitrary(), async (drawn) => {
      const { id } = await t.as.editor.call(createJourney, { body: { name: { en: 'X' }, starter: null } })
      await t.as.editor.call(saveDraft, { params: { journey: id }, body: { graph: drawn, rev: 1 } })
      const exported = await t.as.publisher.call(exportJourney, { params: { journey: id } })
      const copy = await t.as.editor.call(importJourney, { body: { file: exported } })
      const again = await t.as.publisher.call(exportJourney, { params: { journey: copy.id } })
      expect(again).toEqual({ ...exported, journey: { ...exported.journey, id: copy.id } })
    }),
    { numRuns: 25, seed: 7 },
  )
  await t.close()
})
