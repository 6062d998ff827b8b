import { createJourney, deleteJourney } from '@trailwright/shared/wire/journeys.ts'
import {
  commentLimits,
  deleteComment,
  editComment,
  listComments,
  replyInThread,
  resolveThread,
  startThread,
} from '@trailwright/shared/wire/comments.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { featuresOf } from '../features.ts'
import { postgresForTests } from '../database/testing/postgres.ts'
import { testApp, type TestApp } from '../http/testing.ts'
import { togetherTables } from '../database/together-tables.ts'

describe.each(['sqlite', 'postgres'] as const)('comments on %s', (dialect) => {
  let t: TestApp
  let close: () => Promise<void>
  let journey: string
  beforeAll(async () => {
    const postgres = dialect === 'postgres' ? await postgresForTests() : null
    t = await testApp({ features: featuresOf, ...(postgres === null ? {} : { postgresUrl: postgres.url }) })
    close = async () => {
      await t.close()
      await postgres?.close()
    }
  })
  afterAll(() => close())
  beforeEach(async () => {
    journey = (await t.as.editor.call(createJourney, { body: { name: { en: 'Cart' }, starter: 'abandoned-cart' } })).id
  })

  const begin = (text: string, node: string | null = null, who: keyof TestApp['as'] = 'editor') =>
    t.as[who].call(startThread, { params: { journey }, body: { node, text } })
  const list = async (which: 'open' | 'resolved' = 'open') =>
    (await t.as.viewer.call(listComments, { params: { journey }, query: { which } })).items

  describe('a thread', () => {
    test('is about a step or the journey, is answered, resolved and opened again', async () => {
      const { id } = await begin('Why two hours?', 'no-longer-there')
      await begin('Looks good')
      await t.clock.moveBy(1)
      await t.as.publisher.call(replyInThread, { params: { journey, thread: id }, body: { text: 'They asked for it' } })
      const threads = await list()
      expect(threads.map(({ node }) => node).toSorted()).toEqual(['no-longer-there', null].toSorted())
      const [thread] = threads.filter((other) => other.id === id)
      expect(thread?.comments.map(({ author, text }) => [author.name, text])).toEqual([
        ['editor', 'Why two hours?'],
        ['publisher', 'They asked for it'],
      ])
      const resolve = (resolved: boolean) =>
        t.as.publisher.call(resolveThread, { params: { journey, thread: id }, body: { resolved } })
      expect((await resolve(true)).resolved).toEqual({ by: 'publisher', at: t.clock.now() })
      expect((await list('resolved')).map((other) => other.id)).toEqual([id])
      expect(await list()).toHaveLength(1)
      expect((await resolve(false)).resolved).toBeNull()
      expect(await list()).toHaveLength(2)
    })

    test('that was resolved is open again once somebody answers', async () => {
      const { id: thread } = await begin('Why?')
      await t.as.editor.call(resolveThread, { params: { journey, thread }, body: { resolved: true } })
      const answered = await t.as.editor.call(replyInThread, { params: { journey, thread }, body: { text: 'Because' } })
      expect(answered.resolved).toBeNull()
    })

    test('keeps what its step was, for when it is gone', async () => {
      const { graph } = await t.database.db
        .selectFrom('draft')
        .select('graph')
        .where('journey', '=', journey)
        .executeTakeFirstOrThrow()
      // The test reads what the store wrote.
      const { nodes } = JSON.parse(graph) as { nodes: { id: string; kind: string }[] }
      const [step] = nodes
      const { step: kept } = await begin('Here', step?.id)
      expect(kept?.kind).toBe(step?.kind)
    })

    test('names the members whom it mentions', async () => {
      const thread = await begin('@publisher, please look; @stranger is not here, mail@editor nobody')
      expect(thread.comments[0]?.mentions).toEqual([{ user: t.users.publisher, name: 'publisher' }])
    })
  })

  describe('a comment', () => {
    test('is changed by who wrote it alone', async () => {
      const { id: thread, comments } = await begin('Hello @owner')
      const params = { journey, thread, comment: comments[0]?.id ?? '' }
      await t.clock.moveBy(60_000)
      const [changed] = (await t.as.editor.call(editComment, { params, body: { text: 'Hello' } })).comments
      expect(changed).toMatchObject({ text: 'Hello', mentions: [], editedAt: t.clock.now() })
      const refused = await t.as.owner.ask(editComment, { params, body: { text: 'Mine' } })
      expect(refused).toMatchObject({ status: 403, body: { code: 'comment.not-own' } })
    })

    test('is deleted by who wrote it or by an owner; the last one takes the thread along', async () => {
      const { id: thread } = await begin('One')
      await t.clock.moveBy(1)
      const { comments: both } = await t.as.publisher.call(replyInThread, {
        params: { journey, thread },
        body: { text: 'Two' },
      })
      const named = (index: number) => ({ journey, thread, comment: both[index]?.id ?? '' })
      expect(await t.as.publisher.ask(deleteComment, { params: named(0) })).toMatchObject({ status: 403 })
      await t.as.owner.call(deleteComment, { params: named(0) })
      expect((await list())[0]?.comments.map(({ text }) => text)).toEqual(['Two'])
      await t.as.publisher.call(deleteComment, { params: named(1) })
      expect(await list()).toEqual([])
    })

    test.each([
      ['nothing', '  \n '],
      ['more than anybody reads', 'x'.repeat(commentLimits.text + 1)],
      ['control characters', 'a\u0000b'],
      ['an escape of a terminal', '\u001b[2J'],
    ])('of %s is refused', async (_name, text) => {
      const { status } = await t.as.editor.ask(startThread, { params: { journey }, body: { node: null, text } })
      expect(status).toBe(400)
    })

    test('keeps markup as the text that it is', async () => {
      const text = '<img src=x onerror=alert(1)> {{ person.name }} 😀'
      expect((await begin(text)).comments[0]?.text).toBe(text)
    })

    test('beyond the limit is refused with what to do', async () => {
      const { id: thread } = await begin('0')
      for (let index = 1; index < commentLimits.inThread; index += 1) {
        await t.as.editor.call(replyInThread, { params: { journey, thread }, body: { text: String(index) } })
      }
      const refused = await t.as.editor.ask(replyInThread, { params: { journey, thread }, body: { text: 'more' } })
      expect(refused).toMatchObject({ status: 409, body: { code: 'comment.too-many', params: { most: 100 } } })
    })
  })

  test('comments go when the journey goes', async () => {
    await begin('About @owner')
    await t.as.publisher.call(deleteJourney, { params: { journey } })
    for (const table of togetherTables) {
      expect(await t.database.db.selectFrom(table).select('journey').where('journey', '=', journey).execute()).toEqual(
        [],
      )
    }
  })
})
