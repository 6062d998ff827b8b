/**
 * The engine's promises under fault: whatever breaks off wherever, in the end nothing is lost, nothing was sent twice and
 * every sum holds. PROOF_RUNS and PROOF_SEED say how many histories and which; a failing one prints how to replay it.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Dialect } from '../../database/connection.ts'
import { expectSound, passagesOf, type Told } from '../testing/random-shop.ts'
import type { World } from '../testing/world.ts'
import { expectSums } from '../testing/sums.ts'
import { arbitraryBreakings, arbitraryDoings, live, type Doing } from './history.ts'
import type { Breaking } from './faults.ts'

const runs = Number(process.env['PROOF_RUNS'] ?? 300)
const seed = Number(process.env['PROOF_SEED'] ?? 20_261_126)

const holds = (told: Told | undefined): string => told?.lines.filter((line) => line.includes(' held ')).join() ?? ''

/** What happened in all histories together: a proof in which nothing broke proves nothing. */
const seen = { broke: new Map<string, number>(), doings: new Map<string, number>(), passages: 0, sent: 0, held: 0 }
const count = (sums: Map<string, number>, name: string): void => void sums.set(name, (sums.get(name) ?? 0) + 1)

const prove = async (dialect: Dialect, doings: readonly Doing[], breakings: readonly Breaking[]): Promise<void> => {
  const undisturbed = await live(dialect, doings, [])
  try {
    await expectSound(undisturbed.world, undisturbed.calls)
    await expectSums(undisturbed.world, 'shop')
    const expected = await passagesOf(undisturbed.world)
    const disturbed = await live(dialect, doings, breakings)
    try {
      await expectSound(disturbed.world, disturbed.calls)
      await expectSums(disturbed.world, 'shop')
      await expectEverybodyIn(disturbed.world, doings)
      const actual = await passagesOf(disturbed.world)
      expect([...actual.keys()].toSorted()).toEqual([...expected.keys()].toSorted())
      // Where nobody knows what became of a message, its person is held, is seen to be, and holds her address; all
      // others go their way as if nothing had been.
      const held = [...actual].filter(([id, told]) => holds(told) !== holds(expected.get(id)))
      const concerned = new Set(held.map(([, { person }]) => person))
      for (const [id, told] of actual) if (!concerned.has(told.person)) expect(told).toEqual(expected.get(id))
      seen.held += held.length
      seen.passages += actual.size
      seen.sent += [...disturbed.calls.values()].filter((said) => said.includes('sent')).length
      for (const { at, how } of disturbed.broke) count(seen.broke, `${at} ${how}`)
      for (const { code } of disturbed.broke) count(seen.broke, code)
      for (const doing of doings) {
        count(seen.doings, doing.type)
        if (doing.type === 'edit') count(seen.doings, `edit ${doing.then}`)
        if (doing.type === 'pause') count(seen.doings, `pause ${doing.due}`)
        if (doing.type === 'event' && doing.twice) count(seen.doings, 'twice')
        if (doing.type === 'event' && doing.lateMinutes > 0) count(seen.doings, 'late')
      }
    } finally {
      await disturbed.close()
    }
  } finally {
    await undisturbed.close()
  }
}

/** Where nothing keeps people out, every cart that was ever touched brought its person in, once. */
const expectEverybodyIn = async ({ database: { db } }: World, doings: readonly Doing[]): Promise<void> => {
  if (doings.some(({ type }) => type === 'pause' || type === 'merge')) return
  const heldOut = new Set((await db.selectFrom('holdout').select('person').execute()).map(({ person }) => person))
  const carts = await db.selectFrom('event').select(['person', 'id']).where('name', '=', 'cart').execute()
  expect(new Set(carts.map(({ id }) => id)).size, 'events taken in once').toBe(carts.length)
  const entered = await db.selectFrom('enrollment').select('id').execute()
  expect(entered.length).toBe(carts.filter(({ person }) => !heldOut.has(person)).length)
}

type Drawn = [doings: readonly Doing[], breakings: readonly Breaking[]]

const replay = (details: fc.RunDetails<Drawn>): void => {
  if (!details.failed) return
  throw new Error(
    `history ${details.numRuns} of seed ${details.seed} fails; replay it with\n  PROOF_SEED=${details.seed} npx pnpm exec vitest run --project api api/src/engine/proof\n` +
      fc.defaultReportMessage(details),
    { cause: details.errorInstance },
  )
}

it(
  'breaks off anywhere, and in the end nothing is lost and nothing was sent twice',
  { timeout: 36_000_000 },
  async () => {
    const property = fc.asyncProperty(arbitraryDoings, arbitraryBreakings, (doings, breakings) =>
      prove('sqlite', doings, breakings),
    )
    replay(await fc.check(property, { seed, numRuns: runs, endOnFailure: process.env['PROOF_SHRINK'] === undefined }))
    if (runs < 300) return
    for (const kind of [
      'statement fault',
      'statement kill',
      'beforeCommit fault',
      'beforeCommit kill',
      'afterCommit fault',
      'afterCommit kill',
      'SQLITE_BUSY',
      'SQLITE_FULL',
      'ECONNRESET',
    ])
      expect(seen.broke.get(kind) ?? 0, kind).toBeGreaterThan(20)
    for (const kind of [
      'event',
      'late',
      'twice',
      'merge',
      'sleep',
      'edit stay',
      'edit nextStep',
      'edit now',
      'pause now',
      'pause waitAgain',
      'pause drop',
    ])
      expect(seen.doings.get(kind) ?? 0, kind).toBeGreaterThan(15)
    expect(seen.sent).toBeGreaterThan(runs)
    expect(seen.held).toBeGreaterThan(0)
    expect(seen.held).toBeLessThan(seen.passages / 4)
  },
)

it('on PostgreSQL, too', { timeout: 600_000 }, async () => {
  const property = fc.asyncProperty(arbitraryDoings, arbitraryBreakings, (doings, breakings) =>
    prove('postgres', doings, breakings),
  )
  replay(await fc.check(property, { seed, numRuns: Math.min(runs, 12), endOnFailure: true }))
})
