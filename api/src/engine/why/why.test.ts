import { whyNotInside } from '@trailwright/shared/wire/why.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { testApp, type TestApp } from '../../http/testing.ts'
import { ingest } from '../../ingest/index.ts'
import { personOfUser } from '../../people/index.ts'
import { live } from '../index.ts'
import { journeyOf, node } from '../testing/world.ts'

let t: TestApp
beforeEach(async () => {
  t = await testApp({ features: [live] })
})
afterEach(() => t.close())

const arrive = (call: { readonly [key: string]: unknown }) =>
  ingest({ db: t.database.db, clock: t.clock }, t.workspace, [{ messageId: t.clock.id(), ...call }], {
    kind: 'server',
    name: 'test',
    sentAt: null,
  })

const publish = async (): Promise<void> => {
  const { entry } = journeyOf({ id: 'vip', nodes: {} })
  const journey = journeyOf({
    id: 'vip',
    entry: { ...entry, audience: { attribute: 'person.points', is: '>=', value: 100 } },
    nodes: {
      t: node('trigger.event', { event: 'Cart Updated', where: { attribute: 'event.total', is: '>=', value: 50 } }),
    },
  })
  const { workspace, clock } = t
  const when = clock.now()
  await t.database.db
    .insertInto('version')
    .values({
      workspace,
      journey: 'vip',
      number: 1,
      dsl: JSON.stringify(journey),
      layout: '{}',
      published_at: when,
      published_by: 'u',
      note: '',
    })
    .execute()
  await t.database.db
    .insertInto('journey')
    .values({
      workspace,
      id: 'vip',
      name: '{"en":"VIP"}',
      status: 'live',
      live_version: 1,
      paused_at: null,
      created_at: when,
      created_by: 'u',
      updated_at: when,
    })
    .execute()
}

it('says which rule keeps somebody out, with the value that it saw, and writes nothing', async () => {
  await publish()
  await arrive({ type: 'identify', userId: 'anna', traits: { points: 40 } })
  const person = (await personOfUser(t.database.db, t.workspace, 'anna')) ?? ''
  const ask = () => t.as.viewer.call(whyNotInside, { params: { person, journey: 'vip' } })
  expect((await ask()).doors).toMatchObject([
    {
      trigger: 't',
      lastHappenedAt: null,
      answer: 'refuse',
      reason: 'audience',
      because: [{ actual: 40, value: false }],
    },
  ])
  await arrive({ type: 'identify', userId: 'anna', traits: { points: 140 } })
  await arrive({ type: 'track', userId: 'anna', event: 'Cart Updated', properties: { total: 20 } })
  expect((await ask()).doors).toMatchObject([{ lastHappenedAt: null, answer: 'enter', reason: null }])
  await arrive({ type: 'track', userId: 'anna', event: 'Cart Updated', properties: { total: 80 } })
  expect(await ask()).toMatchObject({
    status: 'live',
    inside: [],
    lastRefusal: null,
    doors: [{ lastHappenedAt: t.clock.now(), answer: 'enter' }],
  })
  expect(await t.database.db.selectFrom('enrollment').select('id').execute()).toEqual([])
  expect(await t.database.db.selectFrom('refusal').select('at').execute()).toEqual([])
})
