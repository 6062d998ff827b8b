/**
 * One journey, one person, the same events, the same world: the simulator and the engine decide the same, byte for byte
 * (but for `detail`, which holds what a provider said).
 */
import { load } from '@trailwright/shared/compile/load.ts'
import { foldJson } from '@trailwright/shared/condition/fold.ts'
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import type { Content } from '@trailwright/shared/content/schema.ts'
import type { Journey } from '@trailwright/shared/journey/schema.ts'
import type { Happening } from '@trailwright/shared/simulate/happening.ts'
import { arbitraryJourney } from '@trailwright/shared/simulate/testing/arbitrary-journey.ts'
import { arbitraryLife, lifeBegins, scriptOf, type Life } from '@trailwright/shared/simulate/testing/arbitrary-life.ts'
import type { Script } from '@trailwright/shared/simulate/script.ts'
import { World } from '@trailwright/shared/simulate/world.ts'
import type { Effect } from '@trailwright/shared/step/effect.ts'
import type { Outcome } from '@trailwright/shared/step/outcome.ts'
import type { TraceEntry } from '@trailwright/shared/step/trace.ts'
import fc from 'fast-check'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import type { ChannelAnswer } from '../channels/index.ts'
import { openSqlite, type Database } from '../database/connection.ts'
import { migrate } from '../database/migrate.ts'
import { firstSettings } from '../database/workspace-settings.ts'
import { applyOps } from '../people/index.ts'
import type { Segments } from '../segments/index.ts'
import { virtualClock, type VirtualClock } from '../virtual-clock.ts'
import { createEngine, createHandlers, type Engine, type Messages } from './index.ts'

const journeys = 200
const farAhead = lifeBegins + 60 * 86_400_000

/** Happenings a millisecond apart: what comes at one instant comes in an order that only the world knows. */
const apart = (life: Life): Life => ({
  ...life,
  happenings: life.happenings.map((happening, index): Happening => {
    const at = happening.at + index + 1
    switch (happening.type) {
      case 'event':
        return { ...happening, at, event: { ...happening.event, at, seq: at * 1000 } }
      case 'consent':
        return { ...happening, at, consent: { ...happening.consent, at } }
      default:
        return { ...happening, at }
    }
  }),
})

interface Told {
  readonly reason: string | null
  readonly trace: readonly unknown[]
}

const withoutDetail = (entry: TraceEntry): unknown => {
  const { detail: _, ...values } = entry.values
  return { ...entry, values }
}

/** The world answers before the lease of a claim runs out; after that the engine holds, and no simulator waits so long. */
const worldOf = ({ scriptSeed }: Life): Script => {
  const script = scriptOf(scriptSeed)
  return {
    outcomeOf: (effect, attempt, at) => {
      const { outcome, afterMs } = script.outcomeOf(effect, attempt, at)
      return { outcome, afterMs: Math.min(afterMs, 4 * 60_000) }
    },
  }
}

const contents = new Map<string, Pick<Content, 'topic'>>([['offer', { topic: 'offers' }]])

const bySimulator = (workspace: string, journey: Journey, life: Life): ReadonlyMap<string, Told> => {
  const program = load(journey, 1)
  const world = new World({
    workspace,
    program,
    facts: life.facts,
    rules: life.rules,
    contents,
    script: worldOf(life),
  })
  const [trigger = ''] = program.triggers
  if (program.nodes.get(trigger)?.listens.length === 0) {
    world.planEntry({ workspace, trigger, stimulus: 'call-1', event: null }, lifeBegins)
  }
  for (const happening of life.happenings) world.plan(happening)
  for (let steps = 0; world.step(farAhead) !== null; steps += 1)
    if (steps > 5000) throw new Error('It never comes to rest')
  return new Map(
    world.passages.map(({ enrollment, trace }) => [
      enrollment.id,
      { reason: enrollment.ended?.reason ?? enrollment.held?.cause ?? null, trace: trace.map(withoutDetail) },
    ]),
  )
}

/** Segments that stand still: what the simulator is given as facts. */
const fixedSegments: Segments = {
  refresh: async () => [],
  wake: async () => ({ woken: 0, changes: [] }),
  nextWake: async () => null,
}

const answerOf = (outcome: Outcome): ChannelAnswer => {
  switch (outcome.type) {
    case 'sent':
      return { type: 'sent', provider: outcome.provider, detail: {} }
    case 'failed':
      return { type: 'failed', class: outcome.class, detail: {} }
    case 'held':
      return { type: 'held', cause: outcome.cause, detail: {} }
    default:
      throw new Error(`No answer of a channel: ${outcome.type}`)
  }
}

/** So many turns of the event loop bring home whatever has come back. */
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((done) => setImmediate(done))
}

const engineFor = (database: Database, clock: VirtualClock, life: Life): Engine => {
  const script = worldOf(life)
  const later = async (afterMs: number): Promise<void> => {
    if (afterMs === 0) return
    const { promise, resolve } = Promise.withResolvers<void>()
    clock.wakeAt(clock.now() + afterMs, async () => {
      resolve()
      await turns()
    })
    await promise
  }
  const waiting = new Map<string, Effect>()
  const messages: Messages = {
    content: async (_db, _workspace, id) => ({
      channel: 'sms',
      name: id,
      category: 'marketing',
      bodies: {},
      ...contents.get(id),
    }),
    rules: async () => life.rules,
    prepare: async (_db, wish) => ({
      ok: true,
      message: { ...wish, rendered: { channel: 'sms', text: '', encoding: 'GSM-7', length: 0, parts: 0 }, headers: [] },
    }),
    send: async (message) => {
      const effect = waiting.get(message.key) ?? { type: 'send', key: message.key }
      const { outcome, afterMs } = script.outcomeOf(effect as Extract<Effect, { type: 'send' }>, null, clock.now())
      await later(afterMs)
      return answerOf(outcome)
    },
  }
  const handlers = createHandlers(messages, {
    egress: { request: () => Promise.reject(new Error('unused')) },
    secret: async () => null,
    now: clock.now,
  })
  return createEngine({
    database,
    clock,
    log: pino({ level: 'silent' }),
    segments: fixedSegments,
    handlers: {
      ...handlers,
      request: {
        afterCrash: 'repeat',
        deadlineMs: () => Infinity,
        hostOf: () => null,
        tries: () => 1,
        settleAll: async () => {},
        claimAll: async (_hand, jobs) =>
          jobs.map((job) => ({
            type: 'go',
            perform: async () => {
              const { outcome, afterMs } = script.outcomeOf(job.effect, null, clock.now())
              await later(afterMs)
              return { type: 'outcome', outcome }
            },
          })),
      },
    },
  })
}

const store = async ({ db }: Database, workspace: string, journey: Journey, { facts }: Life): Promise<void> => {
  const { person } = facts
  const bucket = bucketOf(workspace, person.id)
  const owner = { bucket, workspace, person: person.id }
  await db
    .insertInto('workspace')
    .values({
      id: workspace,
      name: 'w',
      settings: JSON.stringify(firstSettings('w', 'UTC', 'en')),
      has_demo: 0,
      created_at: 0,
    })
    .execute()
  await db
    .insertInto('person')
    .values({
      bucket,
      workspace,
      id: person.id,
      created_at: person.createdAt,
      updated_at: 0,
      last_seen_at: null,
      zone: person.zone,
      zone_raw: null,
      language: person.language,
      attributes: JSON.stringify(person.attributes),
      folded: JSON.stringify(foldJson(person.attributes)),
      tags: JSON.stringify(person.tags),
      identities: '[]',
      search: '',
      rev: 0,
      merged_into: null,
    })
    .execute()
  for (const point of facts.contactPoints)
    await db
      .insertInto('contact_point')
      .values({ ...owner, ...point, since: 0 })
      .execute()
  for (const consent of facts.consents)
    await db
      .insertInto('consent')
      .values({ ...owner, ...consent })
      .execute()
  if (facts.segments['vip'] !== 'unknown') {
    await db
      .insertInto('segment')
      .values({ workspace, id: 'vip', name: 'vip', condition: '{"all":[]}', rev: 1, updated_at: 0, updated_by: 'u' })
      .execute()
    await db
      .insertInto('membership')
      .values({ ...owner, segment: 'vip', member: facts.segments['vip'] === true ? 1 : 0, since: 0, wake: null })
      .execute()
  }
  await db
    .insertInto('version')
    .values({
      workspace,
      journey: journey.id,
      number: 1,
      dsl: JSON.stringify(journey),
      layout: '{}',
      published_at: 0,
      published_by: 'u',
      note: '',
    })
    .execute()
  await db
    .insertInto('journey')
    .values({
      workspace,
      id: journey.id,
      name: '{"en":"J"}',
      status: 'live',
      live_version: 1,
      paused_at: null,
      created_at: 0,
      created_by: 'u',
      updated_at: 0,
    })
    .execute()
}

const happen = async (
  { db }: Database,
  clock: VirtualClock,
  workspace: string,
  person: string,
  happening: Happening,
): Promise<void> => {
  const owner = { bucket: bucketOf(workspace, person), workspace, person }
  const inbox = (kind: string, body: unknown) =>
    db
      .insertInto('inbox')
      .values({ ...owner, seq: clock.sequence(), at: clock.now(), kind, body: JSON.stringify(body) })
      .execute()
  switch (happening.type) {
    case 'event': {
      const { event } = happening
      await db
        .insertInto('event')
        .values({
          ...owner,
          name: event.name,
          at: event.at,
          seq: event.seq,
          id: event.id,
          type: 'track',
          received_at: event.at,
          properties: JSON.stringify(event.properties),
          folded: JSON.stringify(foldJson(event.properties)),
        })
        .execute()
      await inbox('event', event)
      return
    }
    case 'person':
      await db.transaction().execute((tx) => applyOps(tx, workspace, person, happening.ops, clock.now()))
      await inbox('changed', {})
      return
    case 'consent': {
      const { state, at, source, channel, category } = happening.consent
      await db
        .insertInto('consent')
        .values({ ...owner, channel, category, state, at, source })
        .onConflict((conflict) =>
          conflict.columns(['bucket', 'workspace', 'person', 'channel', 'category']).doUpdateSet({ state, at, source }),
        )
        .execute()
      await inbox('changed', {})
      return
    }
    case 'segment':
      throw new Error('Segments stand still here')
  }
}

const byEngine = async (
  database: Database,
  workspace: string,
  journey: Journey,
  life: Life,
): Promise<ReadonlyMap<string, Told>> => {
  const { db } = database
  await store(database, workspace, journey, life)
  const clock = virtualClock(lifeBegins)
  const engine = engineFor(database, clock, life)
  const settle = async (): Promise<void> => {
    await engine.runDue()
    await turns()
    await engine.runDue()
  }
  const runTo = async (end: number): Promise<void> => {
    for (let steps = 0; steps < 2000; steps += 1) {
      await settle()
      const due = await engine.nextDue()
      const next = Math.min(due ?? end, clock.nextWake() ?? end, end)
      if (next >= end) break
      await clock.moveTo(Math.max(next, clock.now()))
    }
    await clock.moveTo(end)
    await settle()
  }
  const { id } = life.facts.person
  const [trigger = ''] = load(journey, 1).triggers
  await runTo(lifeBegins)
  if (journey.nodes[trigger]?.kind === 'trigger.api') {
    await db
      .insertInto('inbox')
      .values({
        bucket: bucketOf(workspace, id),
        workspace,
        person: id,
        seq: clock.sequence(),
        at: lifeBegins,
        kind: 'door',
        body: JSON.stringify({ journey: journey.id, node: trigger, stimulus: 'call-1', event: null }),
      })
      .execute()
    await settle()
  }
  for (const happening of life.happenings.toSorted((a, b) => a.at - b.at)) {
    await runTo(happening.at)
    await happen(database, clock, workspace, id, happening)
    await settle()
  }
  await runTo(farAhead)
  const rows = await db.selectFrom('enrollment').select(['id', 'state']).where('workspace', '=', workspace).execute()
  const told = new Map<string, Told>()
  for (const row of rows) {
    const history = await db
      .selectFrom('history')
      .select('entry')
      .where('enrollment', '=', row.id)
      .orderBy('seq')
      .execute()
    const state = JSON.parse(row.state)
    told.set(row.id, {
      reason: state.ended?.reason ?? state.held?.cause ?? null,
      trace: history.map(({ entry }) => withoutDetail(JSON.parse(entry))),
    })
  }
  return told
}

const inOrder = (told: ReadonlyMap<string, Told>): readonly (readonly [string, Told])[] =>
  [...told].toSorted(([a], [b]) => (a < b ? -1 : 1))

it(`simulator and engine decide the same for ${journeys} random journeys and lives`, { timeout: 300_000 }, async () => {
  const database = openSqlite(':memory:')
  await migrate(database.db, database.dialect)
  const seen = { passages: 0, sent: 0, skipped: 0, goals: 0, exits: 0, held: 0, timeouts: 0 }
  let run = 0
  await fc.assert(
    fc.asyncProperty(arbitraryJourney(), arbitraryLife.map(apart), async (journey, life) => {
      run += 1
      const workspace = `w${run}`
      const expected = bySimulator(workspace, journey, life)
      const actual = await byEngine(database, workspace, journey, life)
      expect(JSON.parse(JSON.stringify(inOrder(actual)))).toEqual(JSON.parse(JSON.stringify(inOrder(expected))))
      for (const { trace, reason } of expected.values()) {
        const text = JSON.stringify(trace)
        seen.passages += 1
        if (text.includes('"outcome":"sent"')) seen.sent += 1
        if (text.includes('"outcome":"skipped"')) seen.skipped += 1
        if (text.includes('"code":"goal"')) seen.goals += 1
        if (text.includes('"port":"timeout"')) seen.timeouts += 1
        if (reason === 'by-event' || reason === 'by-state') seen.exits += 1
        if (text.includes('"code":"held"')) seen.held += 1
      }
    }),
    { seed: 20_261_125, numRuns: journeys, endOnFailure: true },
  )
  await database.close()
  // The comparison is worth something only where something happened.
  for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(journeys / 100)
})
