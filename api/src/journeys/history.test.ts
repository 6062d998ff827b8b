import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lift } from '@trailwright/shared/compile/lift.ts'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { readJourney } from '@trailwright/shared/journey/read.ts'
import { MINUTE_MS } from '@trailwright/shared/time/instant.ts'
import { getDraft, listDrafts } from '@trailwright/shared/wire/drafts.ts'
import {
  createJourney,
  deleteJourney,
  getJourney,
  publishJourney,
  saveDraft,
} from '@trailwright/shared/wire/journeys.ts'
import { postgresForTests } from '../database/testing/postgres.ts'
import { testApp, type TestApp, testStart } from '../http/testing.ts'
import { mostKept } from './thinning.ts'
import { journeys } from './index.ts'

const features = [journeys]

const drawn: Graph = (() => {
  const read = readJourney({
    dsl: 1,
    id: 'cart',
    name: { en: 'Cart' },
    zone: 'Asia/Shanghai',
    nodes: {
      cart: { kind: 'trigger.event', v: 1, config: { event: 'Cart Updated' }, to: { next: 'wait' } },
      wait: { kind: 'wait.for', v: 1, config: { duration: 'PT2H' }, to: { next: 'done' } },
      done: { kind: 'exit', v: 1, config: { reason: 'finished' }, to: {} },
    },
  })
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  return lift(read.value)
})()
const named = (name: string): Graph => ({ ...drawn, name: { en: name } })

describe.each(['sqlite', 'postgres'] as const)('drafts as they once were, on %s', (dialect) => {
  let t: TestApp
  let drop = (): Promise<void> => Promise.resolve()
  beforeAll(async () => {
    const postgres = dialect === 'postgres' ? await postgresForTests() : null
    if (postgres !== null) drop = postgres.close
    t = await testApp({ features, ...(postgres === null ? {} : { postgresUrl: postgres.url }) })
  })
  afterAll(async () => {
    await t.close()
    await drop()
  })

  /** Saves as somebody; returns the new revision. */
  const save = async (who: 'editor' | 'publisher', id: string, graph: Graph, keep?: boolean): Promise<number> => {
    const { draft } = await t.as.viewer.call(getJourney, { params: { journey: id } })
    const body = { graph, rev: draft.rev, ...(keep === undefined ? {} : { keep }) }
    const saved = await t.as[who].call(saveDraft, { params: { journey: id }, body })
    if (!saved.saved) throw new Error('Somebody saved meanwhile')
    return saved.rev
  }
  const create = async (): Promise<string> =>
    (await t.as.editor.call(createJourney, { body: { name: { en: 'Cart' }, starter: null } })).id
  const list = async (id: string) => (await t.as.viewer.call(listDrafts, { params: { journey: id } })).items

  test('one of five minutes of work is kept, says who, when and what changed, and can be read', async () => {
    const id = await create()
    expect(await list(id)).toEqual([])
    await save('editor', id, drawn)
    await t.clock.moveBy(MINUTE_MS)
    await save('editor', id, named('A'))
    expect((await list(id)).map(({ rev }) => rev)).toEqual([1])
    await t.clock.moveBy(6 * MINUTE_MS)
    const at = t.clock.now() - 6 * MINUTE_MS
    await save('editor', id, named('B'))
    const [latest, first] = await list(id)
    expect(first).toMatchObject({ rev: 1, since: null, version: null })
    expect(latest).toMatchObject({ rev: 3, savedAt: at, savedBy: 'editor', version: null })
    expect(latest?.since).toMatchObject({ total: 4, layout: false })
    expect(latest?.since?.changes[0]).toMatchObject({ type: 'settingChanged', path: 'name' })
    const read = await t.as.viewer.call(getDraft, { params: { journey: id, rev: 3 } })
    expect(read.graph).toEqual({ ...named('A'), id })
  })

  test('what another person takes over, and what somebody asks to keep, is kept however short it stood', async () => {
    const id = await create()
    await save('editor', id, drawn)
    await t.clock.moveBy(2 * MINUTE_MS)
    await save('editor', id, named('Hers'))
    await t.clock.moveBy(MINUTE_MS)
    await save('publisher', id, named('His'))
    expect((await list(id)).map(({ rev, savedBy }) => [rev, savedBy])).toEqual([
      [3, 'editor'],
      [1, 'editor'],
    ])
    await save('publisher', id, named('Restored'), true)
    expect((await list(id))[0]).toMatchObject({ rev: 4, savedBy: 'publisher' })
  })

  test('what is published is kept as the version it became', async () => {
    const id = await create()
    const rev = await save('editor', id, drawn)
    const body = { rev, note: '', inside: { then: 'stay' as const } }
    await t.as.publisher.call(publishJourney, { params: { journey: id }, body })
    expect((await list(id)).map((item) => [item.rev, item.version])).toEqual([
      [2, 1],
      [1, null],
    ])
    await save('editor', id, named('Later'), true)
    expect((await list(id)).map((item) => [item.rev, item.version])).toEqual([
      [2, 1],
      [1, null],
    ])
  })

  test('a step that was only moved is said to be that', async () => {
    const id = await create()
    await save('editor', id, drawn)
    await save(
      'editor',
      id,
      { ...drawn, nodes: drawn.nodes.map((node) => ({ ...node, position: { x: 9, y: 9 } })) },
      true,
    )
    await save('editor', id, drawn, true)
    expect((await list(id))[0]?.since).toEqual({ changes: [], total: 0, layout: true })
  })

  test('what is kept stays bounded', async () => {
    const id = await create()
    await save('editor', id, drawn)
    for (let turn = 0; turn < mostKept + 5; turn += 1) await save('editor', id, named(`Turn ${turn}`), true)
    const items = await list(id)
    expect(items).toHaveLength(mostKept)
    expect(items.map(({ rev }) => rev)).toEqual(Array.from({ length: mostKept }, (_, index) => mostKept + 6 - index))
  }, 60_000)

  test('of older days one of each hour stays, and what stood between goes into the words of the later one', async () => {
    const id = await create()
    for (const name of ['A', 'B', 'C', 'D']) await save('editor', id, named(name), true)
    const { db } = t.database
    const ago = { 1: 60, 2: 49, 3: 48 } as const
    for (const [rev, hours] of Object.entries(ago)) {
      await db
        .updateTable('kept_draft')
        .set({ saved_at: testStart - hours * 60 * MINUTE_MS - (rev === '2' ? 0 : 1) })
        .where('journey', '=', id)
        .where('rev', '=', Number(rev))
        .execute()
    }
    await save('editor', id, named('E'), true)
    const items = await list(id)
    expect(items.map(({ rev }) => rev)).toEqual([5, 4, 3, 1])
    expect(items[2]?.since).toMatchObject({ total: 4 })
    expect(items[2]?.since?.changes[0]).toMatchObject({ before: { en: 'Cart' }, after: { en: 'B' } })
  })

  test('nothing of it stays once the journey is deleted, and none is found that is not there', async () => {
    const id = await create()
    await save('editor', id, drawn)
    expect(await t.as.viewer.ask(getDraft, { params: { journey: id, rev: 7 } })).toMatchObject({
      status: 404,
      body: { code: 'draft.unknown' },
    })
    await t.as.publisher.call(deleteJourney, { params: { journey: id } })
    const left = await t.database.db.selectFrom('kept_draft').select('rev').where('journey', '=', id).execute()
    expect(left).toEqual([])
    expect(await t.as.viewer.ask(listDrafts, { params: { journey: id } })).toMatchObject({ status: 404 })
  })
})
