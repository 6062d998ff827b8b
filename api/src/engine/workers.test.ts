/** Several engines over one database: whatever they meet at once happens once. */
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { mildestRules } from '@trailwright/shared/policy/decision.ts'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { ChannelAnswer } from '../channels/index.ts'
import { createEngine } from './index.ts'
import { resolveHeld } from './testing/resolve-held.ts'
import { arbitraryHistory, live } from './proof/history.ts'
import { expectSound, passagesOf } from './testing/random-shop.ts'
import { at, homes, exit, node, openWorld, send, type World } from './testing/world.ts'

let world: World | undefined
afterEach(async () => {
  await world?.close()
  world = undefined
})

describe.each(homes)('two engines over %s', (home) => {
  it('[wait-two-workers-one-timer] both meet one due timer, one dies with the claim: one visit, one key, one delivery', async () => {
    world = await openWorld(home, '2026-05-01T09:00:00Z')
    const { database, clock, parts, workspace, engine } = world
    await world.person('p1')
    await world.publish({
      id: 'two',
      nodes: {
        t: node('trigger.api', { inputs: [] }, { next: 'd' }),
        d: node('wait.for', { duration: 'PT70S', calendar: false, at: null, zone: 'journey' }, { next: 'm' }),
        m: send({ sent: 'x' }),
        x: exit('done'),
      },
    })
    const { id: person } = await database.db.selectFrom('person').select('id').executeTakeFirstOrThrow()
    await database.db
      .insertInto('inbox')
      .values({
        bucket: bucketOf(workspace, person),
        workspace,
        person,
        seq: clock.sequence(),
        at: clock.now(),
        kind: 'door',
        body: JSON.stringify({ journey: 'two', node: 't', stimulus: 'call-1', event: null }),
      })
      .execute()
    const other = createEngine(parts)
    await Promise.all([engine.runDue(), other.runDue()])
    const keys: string[] = []
    const never = Promise.withResolvers<ChannelAnswer>()
    world.answer = ({ key }) => {
      keys.push(key)
      return never.promise
    }
    await clock.moveBy(70_000)
    await Promise.all([engine.runDue(), other.runDue(), engine.runDue(), other.runDue()])
    expect(keys).toHaveLength(1)

    // Whoever claimed it is gone. Its lease runs out, and both look again.
    const third = createEngine(parts)
    await clock.moveBy(6 * 60_000)
    await Promise.all([other.runDue(), third.runDue()])
    const rowsOf = async (table: 'outbox' | 'delivery' | 'enrollment') =>
      database.db.selectFrom(table).select('status').execute()
    expect(await rowsOf('enrollment')).toEqual([{ status: 'held' }])
    expect(keys).toHaveLength(1)

    // Somebody looked at the provider's list and lets it be tried again.
    world.answer = ({ key }) => {
      keys.push(key)
      return { type: 'sent', provider: 'p', detail: {} }
    }
    await resolveHeld(third, database, workspace, 'two', 'retry')
    await Promise.all([other.runDue(), third.runDue()])
    await third.settle()
    // The answer to the first one comes at last: too late to say anything about the second.
    never.resolve({ type: 'failed', class: 'no_such_address', detail: {} })
    await Promise.all([engine.settle(), other.settle()])
    expect(new Set(keys).size).toBe(1)
    expect(await rowsOf('outbox')).toEqual([{ status: 'done' }])
    expect(await rowsOf('delivery')).toEqual([{ status: 'sent' }])
    const trace = await world.trace('two')
    expect(trace.filter((entry) => entry.code === 'arrived' && entry.node === 'm')).toHaveLength(1)
    const outcomes = trace.filter(({ code }) => code === 'outcome').map(({ values }) => values)
    expect(outcomes).toMatchObject([
      { outcome: 'held', cause: 'unknown_outcome', detail: { claimedAt: at('2026-05-01T09:01:10Z') } },
      { outcome: 'sent' },
    ])
    expect((await world.counts('two')).get('left done')).toBe(1)
  })
})

// Which of two messages to one address within a day goes out is whichever was first, and that is left to chance here.
const rules = { ...mildestRules, dedupeWindow: 'PT0S' }

it('three engines over PostgreSQL do together what one does alone', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryHistory, async (history) => {
      const alone = await live('sqlite', history, [], { rules })
      const expected = await passagesOf(alone.world)
      await alone.close()
      const together = await live('postgres', history, [], { workers: 3, rules })
      await expectSound(together.world, together.calls)
      const actual = await passagesOf(together.world)
      await together.close()
      expect([...actual].toSorted()).toEqual([...expected].toSorted())
    }),
    { seed: 20_261_127, numRuns: 8, endOnFailure: true },
  )
})
