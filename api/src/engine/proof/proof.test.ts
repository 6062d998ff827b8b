/**
 * The engine's promises under fault: whatever breaks off wherever, in the end nothing is lost, nothing was sent twice and
 * every sum holds. PROOF_RUNS and PROOF_SEED say how many histories and which, PROOF_PATH a single one; a failing one prints how to replay it.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { expectSound, passagesOf, type Told } from '../testing/random-shop.ts'
import type { Home, World } from '../testing/world.ts'
import { expectSums } from '../testing/sums.ts'
import { arbitraryBreakings, arbitraryHistory, beginnings, type History, live, type Lived } from './history.ts'
import { type Breaking, breakPoints, faultCodes } from './faults.ts'

const runs = Number(process.env['PROOF_RUNS'] ?? 300)
const seed = Number(process.env['PROOF_SEED'] ?? 20_261_126)

/** Straight to one history of the seed, as a failure prints it. */
const path = process.env['PROOF_PATH']

const holds = (told: Told | undefined): string => told?.lines.filter((line) => line.includes(' held ')).join() ?? ''

/** What happened in all histories together: a proof in which nothing broke proves nothing. */
const seen = { broke: new Map<string, number>(), doings: new Map<string, number>(), passages: 0, concerned: 0 }
const count = (sums: Map<string, number>, name: string): void => void sums.set(name, (sums.get(name) ?? 0) + 1)

const prove = async (home: Home, history: History, breakings: readonly Breaking[]): Promise<void> => {
  const undisturbed = await live(home, history, [])
  try {
    await expectPromisesKept(undisturbed, history)
    const expected = await passagesOf(undisturbed.world)
    const disturbed = await live(home, history, breakings)
    try {
      await expectPromisesKept(disturbed, history)
      const actual = await passagesOf(disturbed.world)
      expect([...actual.keys()].toSorted()).toEqual([...expected.keys()].toSorted())
      // Two things may differ. Where nobody knows what became of a message, its person is held and is seen to be, or, when she left meanwhile, the message is. Where
      // nobody knows what became of a request, it is made again, with the same key, and she goes on a little later. All
      // others go their way as if nothing had been.
      const concerned = new Set<string>()
      const requests = { expected: await requestsOf(undisturbed), actual: await requestsOf(disturbed) }
      const held = { expected: await heldMessages(undisturbed), actual: await heldMessages(disturbed) }
      for (const [id, told] of actual)
        if (
          holds(told) !== holds(expected.get(id)) ||
          held.actual.get(id) !== held.expected.get(id) ||
          requests.actual.get(id) !== requests.expected.get(id)
        )
          concerned.add(told.person)
      for (const [id, told] of actual) if (!concerned.has(told.person)) expect(told).toEqual(expected.get(id))
      note(disturbed, history, actual, concerned)
    } finally {
      await disturbed.close()
    }
  } finally {
    await undisturbed.close()
  }
}

const expectPromisesKept = async ({ world, calls }: Lived, history: History): Promise<void> => {
  await expectSound(world, calls)
  await expectSums(world, 'shop')
  await expectEverybodyIn(world, history)
}

/** The messages of which nobody knows what became, for each passage. */
const heldMessages = async ({ world }: Lived): Promise<ReadonlyMap<string, string>> => {
  const rows = await world.database.db
    .selectFrom('delivery')
    .select('id')
    .where('status', '=', 'held')
    .orderBy('id')
    .execute()
  const byPassage = Map.groupBy(rows, ({ id }) => id.slice(0, id.indexOf(':')))
  return new Map([...byPassage].map(([id, own]) => [id, own.map((row) => row.id).join()] as const))
}

/** How often, and at what distances, the other system was asked or about to be asked, for each passage. */
const requestsOf = async ({ world, calls }: Lived): Promise<ReadonlyMap<string, string>> => {
  const rows = await world.database.db
    .selectFrom('outbox')
    .select(['enrollment', 'visit', 'n', 'attempt'])
    .where('type', '=', 'request')
    .orderBy('visit')
    .execute()
  const told = rows.map(({ enrollment, visit, n, attempt }) => {
    const asked = calls.requests.get(`${enrollment}:${visit}:${n}`) ?? []
    return [enrollment, [attempt, ...asked.map(({ at }) => at - (asked[0]?.at ?? at))]] as const
  })
  return new Map(
    [...Map.groupBy(told, ([enrollment]) => enrollment)].map(([id, own]) => [id, JSON.stringify(own)] as const),
  )
}

const note = (
  { calls, broke }: Lived,
  { begins, doings }: History,
  passages: ReadonlyMap<string, Told>,
  concerned: ReadonlySet<string>,
): void => {
  seen.passages += passages.size
  for (const { person, lines } of passages.values()) {
    if (concerned.has(person)) seen.concerned += 1
    if (lines.some((line) => line.includes(' held '))) count(seen.doings, 'held')
  }
  for (const said of calls.messages.values()) for (const type of said) count(seen.doings, `message ${type}`)
  for (const asked of calls.requests.values()) for (const { said } of asked) count(seen.doings, `request ${said}`)
  for (const { at, how, code } of broke) {
    count(seen.broke, `${at} ${how}`)
    count(seen.broke, code)
  }
  count(seen.doings, `begins ${begins}`)
  for (const doing of doings) {
    count(seen.doings, doing.type)
    if (doing.type === 'edit') count(seen.doings, `edit ${doing.then}`)
    if (doing.type === 'pause') count(seen.doings, `pause ${doing.due}`)
    if (doing.type === 'event' && doing.twice) count(seen.doings, 'twice')
    if (doing.type === 'event' && doing.lateMinutes > 0) count(seen.doings, 'late')
  }
}

/** Nobody who came in time is missing: every cart that was touched brought its person in, once. */
const expectEverybodyIn = async ({ database: { db } }: World, { doings }: History): Promise<void> => {
  const carts = await db.selectFrom('event').select(['person', 'id']).where('name', '=', 'cart').execute()
  expect(new Set(carts.map(({ id }) => id)).size, 'events taken in once').toBe(carts.length)
  const told = doings.filter((doing) => doing.type === 'event' && doing.event === 'cart')
  expect(carts.length, 'events that were accepted').toBe(told.length)
  // A pause and a long silence keep people out, and two who were one were perhaps held out as one.
  if (doings.some(({ type }) => type === 'pause' || type === 'merge' || type === 'sleep')) return
  const heldOut = new Set((await db.selectFrom('holdout').select('person').execute()).map(({ person }) => person))
  const entered = await db.selectFrom('enrollment').select('id').execute()
  // A cart from before the one that brought her in is turned away, and counted.
  const refusals = await db.selectFrom('counter').select('n').where('what', '=', 'refused').execute()
  const refused = refusals.reduce((sum, { n }) => sum + Number(n), 0)
  expect(entered.length + refused, 'who entered').toBe(carts.filter(({ person }) => !heldOut.has(person)).length)
}

type Drawn = [history: History, breakings: readonly Breaking[]]

const replay = (details: fc.RunDetails<Drawn>): void => {
  if (!details.failed) return
  throw new Error(
    `history ${details.numRuns} of seed ${details.seed} fails; replay it with\n  PROOF_SEED=${details.seed} PROOF_PATH=${details.counterexamplePath} npx pnpm exec vitest run --project api api/src/engine/proof -t breaks\n` +
      fc.defaultReportMessage(details),
    { cause: details.errorInstance },
  )
}

const checkAll = async (home: Home, numRuns: number): Promise<void> => {
  const property = fc.asyncProperty(arbitraryHistory, arbitraryBreakings, (history, breakings) =>
    prove(home, history, breakings),
  )
  replay(
    await fc.check(property, {
      seed,
      numRuns: path === undefined ? numRuns : 1,
      endOnFailure: process.env['PROOF_SHRINK'] === undefined,
      ...(path === undefined ? {} : { path }),
    }),
  )
}

it(
  'breaks off anywhere, and in the end nothing is lost and nothing was sent twice',
  { timeout: 36_000_000 },
  async () => {
    await checkAll('sqlite', runs)
    if (process.env['PROOF_FIGURES'] !== undefined) console.log(seen)
    if (runs < 300 || path !== undefined) return
    for (const point of breakPoints)
      for (const how of ['fault', 'kill']) expect(seen.broke.get(`${point} ${how}`) ?? 0, point).toBeGreaterThan(20)
    for (const code of faultCodes) expect(seen.broke.get(code) ?? 0, code).toBeGreaterThan(20)
    for (const begins of beginnings) expect(seen.doings.get(`begins ${begins}`) ?? 0, begins).toBeGreaterThan(50)
    for (const what of [
      'late',
      'twice',
      'merge',
      'sleep',
      'poison',
      'held',
      'edit stay',
      'edit nextStep',
      'edit now',
      'pause now',
      'pause waitAgain',
      'pause drop',
      'message retry',
      'message failed',
      'message unknown',
      'request busy',
      'request lost',
      'request refused',
    ])
      expect(seen.doings.get(what) ?? 0, what).toBeGreaterThan(15)
    expect(seen.doings.get('message sent') ?? 0).toBeGreaterThan(runs)
    expect(seen.doings.get('request done') ?? 0).toBeGreaterThan(runs)
    // An oracle that looks away proves nothing.
    expect(seen.concerned).toBeGreaterThan(0)
    expect(seen.concerned).toBeLessThan(seen.passages / 3)
  },
)

it('somebody becomes another while her passage cannot be read: it goes along, and goes on when it is mended', async () => {
  const cart = { type: 'event', event: 'cart', lateMinutes: 0, twice: false } as const
  const history: History = {
    begins: '2026-05-01T09:00:00Z',
    doings: [
      { ...cart, minute: 1, who: 'a', cart: '1' },
      { ...cart, minute: 2, who: 'c', cart: '2' },
      { type: 'poison', minute: 5, who: 'a' },
      { type: 'merge', minute: 20, who: 'a', into: 'b' },
      { ...cart, event: 'bought', minute: 30, who: 'b', cart: '1' },
      { type: 'mend', minute: 400 },
    ],
  }
  const breakings = [{ at: 'statement', after: 30, how: 'kill', code: 'ECONNRESET' }] as const
  await expect(prove('sqlite', history, breakings)).resolves.toBeUndefined()
})

it('what came due during a pause goes on with the journey, also when the database breaks off just then', async () => {
  const one = { type: 'event', lateMinutes: 0, twice: false } as const
  const history: History = {
    begins: '2026-03-06T20:00:00Z',
    doings: [
      { ...one, minute: 51, who: 'b', event: 'cart', cart: '1' },
      { type: 'sleep', minute: 85, days: 3 },
      { type: 'merge', minute: 103, who: 'b', into: 'c' },
      { ...one, minute: 168, who: 'a', event: 'bought', cart: '1', lateMinutes: 83, twice: true },
      { type: 'sleep', minute: 200, days: 2 },
      { ...one, minute: 703, who: 'b', event: 'bought', cart: '2', twice: true },
      { type: 'pause', minute: 782, minutes: 2768, due: 'drop' },
      { ...one, minute: 5730, who: 'a', event: 'cart', cart: '2' },
    ],
  }
  const breakings = [
    { at: 'statement', after: 59, how: 'fault', code: '57P01' },
    { at: 'beforeCommit', after: 61, how: 'fault', code: '57P01' },
    { at: 'statement', after: 30, how: 'kill', code: '08006' },
    { at: 'statement', after: 22, how: 'fault', code: 'SQLITE_IOERR' },
    { at: 'statement', after: 4, how: 'fault', code: 'ECONNRESET' },
  ] as const
  await expect(prove('sqlite', history, breakings)).resolves.toBeUndefined()
})

it('on PostgreSQL, too', { timeout: 600_000 }, async () => {
  await expect(checkAll('postgres', Math.min(runs, 24))).resolves.toBeUndefined()
})

it('and where PostgreSQL keeps transactions apart as far as it can', { timeout: 600_000 }, async () => {
  await expect(checkAll('postgres serializable', Math.min(Math.ceil(runs / 75), 24))).resolves.toBeUndefined()
})
