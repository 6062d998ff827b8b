import { getJourney, listJourneys, publishJourney, saveDraft } from '@trailwright/shared/wire/journeys.ts'
import { importJourney } from '@trailwright/shared/wire/journeys.ts'
import { rollback } from '@trailwright/shared/wire/live-change.ts'
import { askForReview, decideReview, getReview, withdrawReview } from '@trailwright/shared/wire/review.ts'
import { updateSettings } from '@trailwright/shared/wire/settings.ts'
import type { Json } from '@trailwright/shared/problem/json.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { featuresOf } from '../features.ts'
import { postgresForTests } from '../database/testing/postgres.ts'
import { testApp, type TestApp } from '../http/testing.ts'

describe.each(['sqlite', 'postgres'] as const)('review before publishing on %s', (dialect) => {
  let t: TestApp
  let close: () => Promise<void>
  let journey: string
  const file: Json = {
    trailwright: 1,
    journey: {
      dsl: 1,
      id: 'cart',
      name: { en: 'Cart' },
      zone: 'UTC',
      nodes: {
        start: { kind: 'trigger.api', v: 1, config: {}, to: { next: 'done' } },
        done: { kind: 'exit', v: 1, config: { reason: 'finished' }, to: {} },
      },
    },
    contents: {},
    segments: [],
  }

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
    await t.as.owner.call(updateSettings, { body: { review: true } })
    journey = (await t.as.editor.call(importJourney, { body: { file } })).id
  })

  type Who = 'owner' | 'publisher' | 'editor' | 'viewer'
  const params = () => ({ journey })
  const revision = async () => (await t.as.owner.call(getJourney, { params: params() })).draft.rev
  const edit = async (who: Who) => {
    const { graph, rev } = (await t.as[who].call(getJourney, { params: params() })).draft
    await t.as[who].call(saveDraft, { params: params(), body: { graph, rev } })
  }
  const publish = async (who: Who) =>
    t.as[who].ask(publishJourney, {
      params: params(),
      body: { rev: await revision(), note: '', inside: { then: 'stay' } },
    })
  const ask = async (who: Who) =>
    t.as[who].ask(askForReview, { params: params(), body: { rev: await revision(), note: 'Please look' } })
  const approve = async (who: Who, rev?: number) =>
    t.as[who].ask(decideReview, {
      params: params(),
      body: { verdict: 'approved', rev: rev ?? (await revision()), note: 'Fine' },
    })
  const sendBack = async (who: Who, note = 'Wait two hours') =>
    t.as[who].ask(decideReview, { params: params(), body: { verdict: 'changes', rev: await revision(), note } })
  const state = async () => (await t.as.viewer.call(getJourney, { params: params() })).row.review ?? null
  const code = (value: string) => ({ body: { code: value } })
  const ok = { status: 200 }

  describe('publishing where the workspace wants a review', () => {
    test('is refused until somebody else approved, for an owner as well', async () => {
      expect(await publish('owner')).toMatchObject({ status: 409, ...code('review.needed') })
      await ask('editor')
      expect(await publish('owner')).toMatchObject(code('review.waiting'))
      expect(await approve('publisher')).toMatchObject(ok)
      expect(await publish('owner')).toMatchObject(ok)
    })

    test('an edit after the approval voids it', async () => {
      await ask('editor')
      await approve('owner')
      expect(await state()).toBe('approved')
      await edit('editor')
      expect(await state()).toBe('outdated')
      expect(await publish('owner')).toMatchObject(code('review.outdated'))
      await ask('editor')
      await approve('owner')
      expect(await publish('publisher')).toMatchObject(ok)
      expect(await state()).toBeNull()
    })

    test('one that was asked for changes is published after them and a new review', async () => {
      await ask('editor')
      expect(await sendBack('publisher', '')).toMatchObject({ status: 400 })
      expect(await sendBack('publisher')).toMatchObject(ok)
      expect(await publish('publisher')).toMatchObject(code('review.changes'))
      const { review } = await t.as.editor.call(getReview, { params: params() })
      expect(review).toMatchObject({ state: 'changes', decided: { by: { name: 'publisher' }, note: 'Wait two hours' } })
      expect(await ask('editor')).toMatchObject(ok)
      expect(await state()).toBe('asked')
    })

    test('going back to an earlier version needs none', async () => {
      await ask('editor')
      await approve('publisher')
      await publish('publisher')
      const body = { to: 1, note: '', inside: { then: 'stay' } } as const
      expect(await t.as.publisher.ask(rollback, { params: params(), body })).toMatchObject(ok)
    })

    test('an approved draft can be published again as it is', async () => {
      await ask('editor')
      await approve('publisher')
      await publish('publisher')
      expect(await publish('publisher')).toMatchObject(ok)
    })

    test('needs none once the owner turns it off', async () => {
      await ask('editor')
      await t.as.owner.call(updateSettings, { body: { review: false } })
      expect(await state()).toBeNull()
      expect(await approve('publisher')).toMatchObject(code('review.off'))
      expect(await ask('editor')).toMatchObject(code('review.off'))
      expect(await publish('publisher')).toMatchObject(ok)
      expect(await t.as.publisher.ask(updateSettings, { body: { review: true } })).toMatchObject({ status: 403 })
    })
  })

  describe('who decides', () => {
    test('not who asked, nor who changed the draft last, nor whoever may not publish', async () => {
      await ask('publisher')
      expect(await approve('publisher')).toMatchObject({ status: 409, ...code('review.own') })
      expect(await approve('editor')).toMatchObject({ status: 403, ...code('forbidden') })
      await edit('owner')
      expect(await approve('owner')).toMatchObject(code('review.own'))
      const seen = async (who: Who) => (await t.as[who].call(getReview, { params: params() })).cannotDecide
      expect([await seen('publisher'), await seen('owner'), await seen('editor')]).toEqual(['asked', 'edited', 'role'])
      expect((await t.as.editor.call(getReview, { params: params() })).reviewers).toEqual([])
      await edit('editor')
      expect((await t.as.editor.call(getReview, { params: params() })).reviewers).toEqual([
        { user: t.users.owner, name: 'owner' },
      ])
      expect(await approve('owner')).toMatchObject(ok)
    })

    test('only about the draft that they saw', async () => {
      await ask('editor')
      const seen = await revision()
      await edit('editor')
      expect(await approve('publisher', seen)).toMatchObject({ status: 409, ...code('draft.conflict') })
      expect(await state()).toBe('asked')
    })

    test('once', async () => {
      await ask('editor')
      expect(await ask('owner')).toMatchObject(code('review.waiting'))
      await approve('publisher')
      expect(await approve('owner')).toMatchObject(code('review.none'))
    })
  })

  test('a request is taken back by who made it, or who may publish', async () => {
    const withdraw = (who: Who) => t.as[who].ask(withdrawReview, { params: params() })
    await ask('publisher')
    expect(await withdraw('editor')).toMatchObject({ status: 403 })
    expect(await withdraw('publisher')).toMatchObject(ok)
    expect(await state()).toBeNull()
    expect(await withdraw('publisher')).toMatchObject(code('review.none'))
    expect(await ask('editor')).toMatchObject(ok)
  })

  test('the list of journeys shows what is in review, and the log who decided', async () => {
    await ask('editor')
    await approve('publisher')
    const { items } = await t.as.viewer.call(listJourneys, {})
    expect(items.find(({ id }) => id === journey)?.review).toBe('approved')
    const noted = await t.database.db
      .selectFrom('audit')
      .select(['actor', 'action'])
      .where('subject', '=', journey)
      .where('action', 'like', 'review.%')
      .orderBy('seq')
      .execute()
    expect(noted).toEqual([
      { actor: t.users.editor, action: 'review.asked' },
      { actor: t.users.publisher, action: 'review.approved' },
    ])
  })
})
