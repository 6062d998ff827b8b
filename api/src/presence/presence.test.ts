import { startThread } from '@trailwright/shared/wire/comments.ts'
import { createJourney } from '@trailwright/shared/wire/journeys.ts'
import { beat, seenFor } from '@trailwright/shared/wire/presence.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { featuresOf } from '../features.ts'
import { postgresForTests } from '../database/testing/postgres.ts'
import { testApp, type TestApp } from '../http/testing.ts'

describe.each(['sqlite', 'postgres'] as const)('presence on %s', (dialect) => {
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
    journey = (await t.as.editor.call(createJourney, { body: { name: { en: 'Cart' }, starter: null } })).id
  })

  const here = (who: keyof TestApp['as'], node: string | null = null, window = 'window-1', leaving = false) =>
    t.as[who].call(beat, { params: { journey }, body: { window, node, leaving } })

  test('two in one journey see each other, and the step that the other has selected', async () => {
    expect((await here('editor')).others).toEqual([])
    expect((await here('viewer', 'mail')).others).toEqual([{ user: t.users.editor, name: 'editor', node: null }])
    expect((await here('editor')).others).toEqual([{ user: t.users.viewer, name: 'viewer', node: 'mail' }])
  })

  test('of several windows of one person the one heard of last counts', async () => {
    await here('editor', 'first', 'window-1')
    await t.clock.moveBy(1000)
    await here('editor', 'second', 'window-2')
    expect((await here('owner')).others).toEqual([{ user: t.users.editor, name: 'editor', node: 'second' }])
  })

  test('whoever leaves or falls silent is gone, and nothing of them is kept', async () => {
    await here('editor')
    await here('publisher')
    await here('editor', null, 'window-1', true)
    expect((await here('owner')).others.map(({ name }) => name)).toEqual(['publisher'])
    await t.clock.moveBy(seenFor)
    expect((await here('owner')).others).toEqual([])
    const kept = await t.database.db.selectFrom('presence').select('user').where('journey', '=', journey).execute()
    expect(kept).toEqual([{ user: t.users.owner }])
  })

  test('tells when comments changed', async () => {
    const before = (await here('owner')).comments
    expect((await here('owner')).comments).toBe(before)
    await t.as.editor.call(startThread, { params: { journey }, body: { node: null, text: 'Look' } })
    expect((await here('owner')).comments).not.toBe(before)
  })
})
