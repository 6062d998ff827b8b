/** Cases from the field that only the engine can show, with its database and its outbox. */
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { afterEach, describe, expect, it } from 'vitest'
import type { ChannelAnswer } from '../channels/index.ts'
import { dialects, exit, node, openWorld, send, type World } from './testing/world.ts'

let world: World | undefined
afterEach(async () => {
  await world?.close()
  world = undefined
})

describe.each(dialects)('on %s', (dialect) => {
  it('[wait-duplicate-mark-and-retry] one address, two people: the retry of the first is not held back by the second', async () => {
    const opened = await openWorld(dialect, '2026-05-01T09:00:00Z')
    world = opened
    for (const who of ['p1', 'p2']) await opened.person(who, { email: `${who}@example.com` })
    await opened.database.db.updateTable('contact_point').set({ address: 'shop@example.com' }).execute()
    const said: string[] = []
    const answers: ChannelAnswer[] = [{ type: 'retry', afterMs: 60_000, detail: { smtp: 421 } }]
    opened.answer = (message) => {
      said.push(message.key)
      return answers.shift() ?? { type: 'sent', provider: 'p', detail: {} }
    }
    await opened.publish({
      id: 'once',
      nodes: {
        t: node(
          'trigger.schedule',
          { recurrence: { once: '2026-05-01T10:00' }, zone: 'journey', audience: null },
          { next: 'm' },
        ),
        m: send({ sent: 'g1', skipped: 'g2' }),
        g1: exit('sent'),
        g2: exit('skipped'),
      },
    })
    await opened.runTo('2026-05-01T10:00:30Z')
    expect(said).toHaveLength(1)
    expect((await opened.counts('once')).get('m skipped duplicate')).toBe(1)
    await opened.runTo('2026-05-01T11:00:00Z')
    expect(said).toHaveLength(2)
    expect(new Set(said).size).toBe(1)
    expect(opened.sent.map(({ address }) => address)).toEqual(['shop@example.com'])
    const counts = await opened.counts('once')
    expect([counts.get('left sent'), counts.get('left skipped')]).toEqual([1, 1])
  })

  it('a wait with nothing after it: she stands there until it is over, and then has finished', async () => {
    const opened = await openWorld(dialect, '2026-06-20T00:00:00Z')
    world = opened
    await opened.person('p1')
    await opened.publish({
      id: 'last',
      nodes: {
        t: node('trigger.event', { event: 'signup' }, { next: 'm' }),
        m: send({ sent: 'd' }),
        d: node('wait.for', { duration: 'P3D', calendar: false, at: null, zone: 'journey' }),
      },
    })
    await opened.track('p1', 'signup')
    await opened.runTo('2026-06-22T23:59:59Z')
    const standing = async () =>
      (await opened.database.db.selectFrom('enrollment').select(['node', 'status', 'reason']).execute())[0]
    expect(await standing()).toMatchObject({ node: 'd', status: 'active' })
    expect((await opened.counts('last')).get('left finished')).toBeUndefined()
    await opened.runTo('2026-06-23T00:00:00Z')
    expect(await standing()).toMatchObject({ status: 'ended', reason: 'finished' })
  })
})

/** Which arm each of 2,000 people took, by the order and the size of the batches in which they came in. */
const armsOf = async (batches: readonly (readonly string[])[]): Promise<ReadonlyMap<string, string>> => {
  const opened = await openWorld('sqlite', '2026-05-01T09:00:00Z')
  const { database, clock, workspace } = opened
  const people = batches.flat().toSorted()
  const rows = people.map((id) => ({
    bucket: bucketOf(workspace, id),
    workspace,
    id,
    created_at: 0,
    updated_at: 0,
    last_seen_at: null,
    zone: null,
    zone_raw: null,
    language: null,
    attributes: '{}',
    folded: '{}',
    tags: '[]',
    identities: '[]',
    search: '',
    rev: 1,
    merged_into: null,
  }))
  for (let from = 0; from < rows.length; from += 500)
    await database.db
      .insertInto('person')
      .values(rows.slice(from, from + 500))
      .execute()
  await opened.publish({
    id: 'split',
    nodes: {
      t: node('trigger.api', { inputs: [] }, { next: 's' }),
      s: node(
        'split.random',
        {
          arms: [
            { id: 'a', label: 'A', weight: 50 },
            { id: 'b', label: 'B', weight: 50 },
          ],
        },
        { a: 'xa', b: 'xb' },
      ),
      xa: exit('a'),
      xb: exit('b'),
    },
  })
  for (const batch of batches) {
    const knocks = batch.map((person) => ({
      bucket: bucketOf(workspace, person),
      workspace,
      person,
      seq: clock.sequence(),
      at: clock.now(),
      kind: 'door',
      body: JSON.stringify({ journey: 'split', node: 't', stimulus: 'once', event: null }),
    }))
    await database.db.insertInto('inbox').values(knocks).execute()
    await opened.engine.settle()
  }
  const found = await database.db.selectFrom('enrollment').select(['person', 'reason']).execute()
  await opened.close()
  return new Map(found.map(({ person, reason }) => [person, reason ?? '']))
}

const inBatches = (people: readonly string[], size: number): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(people.length / size) }, (_, index) => people.slice(index * size, (index + 1) * size))

describe('arms', () => {
  it('[experiment-split-does-not-depend-on-batches] 2,000 people take the same arms in batches of 500, of 2,000, and one by one', async () => {
    const people = Array.from({ length: 2000 }, (_, index) => `person-${index}`)
    const at500 = await armsOf(inBatches(people, 500))
    const at2000 = await armsOf(inBatches(people, 2000))
    const oneByOne = await armsOf(inBatches(people.toReversed(), 1))
    const sorted = (arms: ReadonlyMap<string, string>) => [...arms].toSorted()
    expect(sorted(at2000)).toEqual(sorted(at500))
    expect(sorted(oneByOne)).toEqual(sorted(at500))
    expect([...at500.values()].filter((arm) => arm === 'a')).toHaveLength(1004)
  })
})
