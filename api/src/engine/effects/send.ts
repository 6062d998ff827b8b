import type { Facts } from '@trailwright/shared/condition/facts.ts'
import { noFacts } from '@trailwright/shared/condition/facts.ts'
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { decide } from '@trailwright/shared/policy/decide.ts'
import { countsToCap } from '@trailwright/shared/policy/caps.ts'
import {
  usualPriority,
  type Attempt,
  type ContactRules,
  type Decision,
  type Evidence,
  type SkipReason,
  type Waiting,
} from '@trailwright/shared/policy/decision.ts'
import { unreachable } from '@trailwright/shared/problem/unreachable.ts'
import type { Effect } from '@trailwright/shared/step/effect.ts'
import type { FailureClass, Outcome } from '@trailwright/shared/step/outcome.ts'
import { DAY_MS } from '@trailwright/shared/time/instant.ts'
import { durationMs } from '@trailwright/shared/time/duration.ts'
import type { Content } from '@trailwright/shared/content/schema.ts'
import { sql, type Transaction } from 'kysely'
import type { ChannelAnswer, OutgoingMessage } from '../../channels/index.ts'
import { given, inBuckets, insertRows } from '../../database/bulk.ts'
import type { Tables } from '../../database/tables.ts'
import { readFacts } from '../../people/index.ts'
import type { Messages } from '../messages.ts'
import { type Hand, together } from '../places.ts'
import type { Claimed, Done, EffectHandler, Job, Tried } from './handler.ts'
import { readWaiting } from './waiting.ts'

type Send = Extract<Effect, { type: 'send' }>
type Tx = Transaction<Tables>

const mostTries = 6

/** Policy, reservation and rendering in one transaction; the call after it; never repeated when its outcome is unknown. */
export const sendHandler = (messages: Messages): EffectHandler<Send> => ({
  afterCrash: 'hold',
  tries: () => mostTries,
  deadlineMs: (effect) => effect.expiresAfterMs ?? DAY_MS,
  hostOf: (effect) => effect.channel,
  claimAll: async (hand, jobs) => {
    const claimed = new Map<string, Claimed>()
    for (const [workspace, own] of Map.groupBy(jobs, ({ enrollment }) => enrollment.workspace))
      for (const [key, each] of await claimIn(messages, hand, workspace, own)) claimed.set(key, each)
    return jobs.map(({ effect: { key } }) => {
      const each = claimed.get(key)
      if (each === undefined) throw new Error(`Nothing was decided about ${key}`)
      return each
    })
  },
  settleAll: async (hand, done) => {
    await bringUpToDate(hand.tx, done)
    const unsent = done.filter(({ outcome }) => outcome.type !== 'sent' && outcome.type !== 'held')
    await releaseAddresses(
      hand,
      unsent.map(({ job }) => job),
    )
  },
})

const statusOf = (outcome: Outcome): string => {
  switch (outcome.type) {
    case 'sent':
      return outcome.provider === 'outbox' ? 'outbox' : 'sent'
    case 'skipped':
    case 'failed':
    case 'held':
      return outcome.type
    default:
      return 'failed'
  }
}

/** One job and what policy says of it, before anything is written. */
interface Weighed {
  readonly job: Job<Send>
  readonly attempt: Attempt
  readonly facts: Facts
  readonly decision: Decision
}

/** By effect key. */
const claimIn = async (
  messages: Messages,
  hand: Hand,
  workspace: string,
  jobs: readonly Job<Send>[],
): Promise<ReadonlyMap<string, Claimed>> => {
  const { tx, elsewhere } = hand
  const claimed = new Map<string, Claimed>()
  const hold = (job: Job<Send>, cause: 'configuration' | 'crash', detail: Outcome['detail']): void =>
    void claimed.set(job.effect.key, { type: 'settled', outcome: { type: 'held', cause, detail } })
  const contents = new Map<string, Content | null>()
  for (const { effect } of jobs)
    if (!contents.has(effect.content))
      contents.set(effect.content, await messages.content(tx, workspace, effect.content))
  const rules = await messages.rules(tx, workspace)
  const people = [...new Set(jobs.map(({ enrollment }) => enrollment.person))]
  const known = await readFacts(tx, workspace, people, { ...noFacts, contacts: true }, { zone: 'UTC', elsewhere })
  const waiting = rules.caps.length === 0 ? null : await readWaiting(tx, workspace, people)
  const reserved = new Reserved(known)
  const weighed: Weighed[] = []
  for (const job of jobs) {
    const content = contents.get(job.effect.content) ?? null
    if (content === null) {
      hold(job, 'configuration', { content: job.effect.content, problem: 'not_published' })
      continue
    }
    const facts = reserved.factsOf(job.enrollment.person)
    if (facts === undefined) {
      hold(job, 'crash', { person: job.enrollment.person })
      continue
    }
    const attempt = attemptOf(job, content, waiting?.get(job.enrollment.person) ?? [])
    const here: Facts = { ...facts, zone: job.zone }
    const decision = decide(attempt, here, rules, job.now)
    reserved.decided(attempt, here, decision, job.now)
    weighed.push({ job, attempt, facts: here, decision })
  }
  const held = await holdAddresses(hand, weighed, rules)
  const kept: Tables['delivery'][] = []
  for (const each of weighed) {
    const { row, claim } = await claimOne(messages, tx, each, held)
    kept.push(row)
    claimed.set(each.job.effect.key, claim)
  }
  await insertRows(tx, 'delivery', kept, keptAgain)
  return claimed
}

/** What was decided within this batch counts for what is decided after it, as if it had been written. */
class Reserved {
  readonly #known: Map<string, Facts>
  /** Who can be reached at an address. */
  readonly #reached = new Map<string, string[]>()

  constructor(known: ReadonlyMap<string, Facts>) {
    this.#known = new Map(known)
    for (const [person, { contactPoints }] of known)
      for (const { channel, address } of contactPoints) {
        const point = `${channel}:${address}`
        this.#reached.set(point, [...(this.#reached.get(point) ?? []), person])
      }
  }

  factsOf(person: string): Facts | undefined {
    return this.#known.get(person)
  }

  decided(attempt: Attempt, { person: { id } }: Facts, decision: Decision, at: number): void {
    const own = this.#known.get(id)
    if (own === undefined || own.contacts === 'unknown') return
    const others = own.contacts.filter(({ key }) => key !== attempt.key)
    if (decision.type !== 'send') {
      // An earlier try had reserved its place.
      if (others.length < own.contacts.length) this.#known.set(id, { ...own, contacts: others })
      return
    }
    const { key, channel, category, content, journey, node } = attempt
    const { address } = decision
    const contact = { key, channel, category, content, address, journey, node, at, countsToCap: countsToCap(attempt) }
    this.#known.set(id, { ...own, contacts: [...others, contact] })
    for (const person of this.#reached.get(`${channel}:${address}`) ?? []) {
      const facts = this.#known.get(person)
      if (person === id || facts === undefined || facts.contacts === 'unknown') continue
      const seen = { ...contact, category: '', journey: '', node: '', countsToCap: false }
      this.#known.set(person, { ...facts, contacts: [...facts.contacts, seen] })
    }
  }
}

const attemptOf = ({ effect, enrollment }: Job<Send>, content: Content, waiting: readonly Waiting[]): Attempt => ({
  key: effect.key,
  workspace: enrollment.workspace,
  journey: enrollment.journey,
  node: enrollment.node,
  channel: effect.channel,
  content: effect.content,
  category: effect.category,
  topic: content.topic ?? effect.category,
  cap: effect.cap,
  quiet: effect.quiet,
  arrivedAt: enrollment.arrivedAt,
  expiresAfterMs: effect.expiresAfterMs,
  priority: effect.priority ?? usualPriority,
  waiting,
})

interface ClaimedOne {
  readonly row: Tables['delivery']
  readonly claim: Claimed
}

const claimOne = async (
  messages: Messages,
  tx: Tx,
  { job, attempt, facts, decision }: Weighed,
  held: ReadonlySet<string>,
): Promise<ClaimedOne> => {
  switch (decision.type) {
    case 'skip':
      return skip(job, attempt, decision.reason, decision.evidence)
    case 'defer': {
      const kept = { address: '', status: 'deferred', evidence: decision.evidence, message: null }
      return { row: deliveryOf(job, attempt, kept), claim: { type: 'later', at: decision.until } }
    }
    case 'send': {
      const { address, evidence } = decision
      if (!held.has(job.effect.key))
        return skip(job, attempt, 'duplicate', [
          ...evidence,
          { rule: 'duplicate', passed: false, values: { address: 'held' } },
        ])
      const { effect, enrollment, now } = job
      const prepared = await messages.prepare(tx, {
        key: effect.key,
        workspace: enrollment.workspace,
        channel: effect.channel,
        address,
        content: effect.content,
        facts,
        entry: enrollment.entry,
        context: enrollment.context,
        at: now,
      })
      const message = prepared.ok ? prepared.message : null
      return {
        row: deliveryOf(job, attempt, { address, status: 'pending', evidence, message }),
        claim: prepared.ok
          ? { type: 'go', perform: () => perform(messages, prepared.message) }
          : { type: 'settled', outcome: failed(prepared.class, prepared.detail) },
      }
    }
    default:
      return unreachable(decision)
  }
}

const failed = (failure: FailureClass, detail: Outcome['detail']): Outcome => ({
  type: 'failed',
  class: failure,
  detail,
})

const perform = async (messages: Messages, message: OutgoingMessage): Promise<Tried> => {
  const answer: ChannelAnswer = await messages.send(message)
  switch (answer.type) {
    case 'sent':
      return { type: 'outcome', outcome: { type: 'sent', provider: answer.provider, detail: answer.detail } }
    case 'outbox':
      return { type: 'outcome', outcome: { type: 'sent', provider: 'outbox', detail: {} } }
    case 'failed':
      return { type: 'outcome', outcome: failed(answer.class, answer.detail) }
    case 'held':
      return { type: 'outcome', outcome: { type: 'held', cause: answer.cause, detail: answer.detail } }
    case 'unknown':
      return { type: 'outcome', outcome: { type: 'held', cause: 'unknown_outcome', detail: answer.detail } }
    case 'retry':
      return {
        type: 'retry',
        afterMs: answer.afterMs,
        detail: answer.detail,
        exhausted: { type: 'held', cause: 'unreachable_service', detail: answer.detail },
      }
    default:
      return unreachable(answer)
  }
}

const skip = (job: Job<Send>, attempt: Attempt, reason: SkipReason, evidence: readonly Evidence[]): ClaimedOne => {
  const decided = evidence.at(-1)
  const detail = decided === undefined ? {} : { rule: decided.rule, ...decided.values }
  return {
    row: deliveryOf(job, attempt, { address: '', status: 'skipped', evidence, message: null }),
    claim: { type: 'settled', outcome: { type: 'skipped', reason, detail } },
  }
}

interface Kept {
  readonly address: string
  readonly status: string
  readonly evidence: readonly Evidence[]
  readonly message: OutgoingMessage | null
}

const deliveryOf = (
  { enrollment, effect, bucket, now }: Job<Send>,
  attempt: Attempt,
  kept: Kept,
): Tables['delivery'] => {
  const rendered = kept.message?.rendered ?? null
  return {
    bucket,
    workspace: enrollment.workspace,
    id: effect.key,
    person: enrollment.person,
    journey: enrollment.journey,
    version: enrollment.version,
    node: enrollment.node,
    content: effect.content,
    channel: effect.channel,
    category: effect.category,
    topic: attempt.topic,
    reason: null,
    detail: '{}',
    counts_to_cap: effect.category === 'marketing' && effect.cap !== 'ignore' ? 1 : 0,
    test: 0,
    address: kept.address,
    status: kept.status,
    evidence: JSON.stringify(kept.evidence),
    subject: rendered === null ? '' : rendered.channel === 'email' ? rendered.subject : rendered.text.slice(0, 200),
    rendered: rendered === null ? null : JSON.stringify(rendered),
    headers: JSON.stringify(kept.message?.headers ?? []),
    at: now,
  }
}

/** The delivery row of an effect is made at the first attempt and brought up to date at each further one. */
const keptAgain = sql`on conflict (bucket, workspace, id) do update set address = excluded.address,
  status = excluded.status, evidence = excluded.evidence, subject = excluded.subject, rendered = excluded.rendered,
  headers = excluded.headers, at = excluded.at`

const bringUpToDate = async (tx: Tx, done: readonly Done<Send>[]): Promise<void> => {
  if (done.length === 0) return
  const rows = done.map(({ job, outcome }) => ({
    bucket: job.bucket,
    workspace: job.enrollment.workspace,
    id: job.effect.key,
    status: statusOf(outcome),
    detail: JSON.stringify(outcome.detail),
    reason: outcome.type === 'skipped' ? outcome.reason : null,
  }))
  await sql`update delivery set status = done.status, detail = done.detail, reason = done.reason
    from ${given(tx, ['bucket', 'workspace', 'id', 'status', 'detail', 'reason'], rows)} as done
    where delivery.bucket = done.bucket and delivery.workspace = done.workspace and delivery.id = done.id
      and ${inBuckets(tx, 'delivery.bucket', rows)}`.execute(tx)
}

const placeColumns = ['bucket', 'workspace', 'channel', 'address', 'content'] as const

const placeOf = ({ effect, enrollment }: Job<Send>, address: string) => ({
  bucket: bucketOf(enrollment.workspace, `${effect.channel}:${address}`),
  workspace: enrollment.workspace,
  channel: effect.channel,
  address,
  content: effect.content,
})

const nameOf = (place: { readonly [column in (typeof placeColumns)[number]]: string | number }): string =>
  JSON.stringify(placeColumns.map((column) => place[column]))

/**
 * One send per address and content within the window: the row in the address's bucket says whose it is. Returns the keys
 * of the effects that hold theirs. An effect that held it before, in a claim that came to nothing, holds it again.
 */
const holdAddresses = async (
  hand: Hand,
  weighed: readonly Weighed[],
  rules: ContactRules,
): Promise<ReadonlySet<string>> => {
  const wishes = new Map<string, Tables['address_claim']>()
  const named = new Map<string, string>()
  for (const { job, decision } of weighed) {
    if (decision.type !== 'send') continue
    const place = placeOf(job, decision.address)
    named.set(job.effect.key, nameOf(place))
    wishes.set(nameOf(place), { ...place, key: job.effect.key, at: job.now })
  }
  const got = new Set<string>()
  for (const rows of together(hand, [...wishes.values()], ({ bucket }) => bucket)) {
    const [{ at: now } = { at: 0 }] = rows
    const expired = now - (durationMs(rules.dedupeWindow) ?? 0)
    const columns = [...placeColumns, 'key', 'at'] as const
    const { rows: taken } = await sql<Pick<Tables['address_claim'], (typeof placeColumns)[number]>>`
      insert into address_claim (${sql.join(columns.map((column) => sql.ref(column)))})
      select ${sql.join(columns.map((column) => sql.ref(column)))} from ${given(
        hand.tx,
        columns,
        rows.map((row) => ({ ...row })),
      )} as wish where true
      on conflict (bucket, workspace, channel, address, content) do update set key = excluded.key, at = excluded.at
        where address_claim.at <= ${expired} or address_claim.key = excluded.key
      returning bucket, workspace, channel, address, content`.execute(hand.elsewhere)
    for (const place of taken) got.add(nameOf(place))
  }
  return new Set([...named].filter(([, name]) => got.has(name)).map(([key]) => key))
}

/** What was not sent keeps nobody else with the same address from getting it. */
const releaseAddresses = async (hand: Hand, jobs: readonly Job<Send>[]): Promise<void> => {
  if (jobs.length === 0) return
  const ids = jobs.map((job) => ({ bucket: job.bucket, workspace: job.enrollment.workspace, id: job.effect.key }))
  const { rows } = await sql<{ id: string; address: string }>`select d.id, d.address
    from ${given(hand.tx, ['bucket', 'workspace', 'id'], ids)} as wanted cross join delivery as d
    where d.bucket = wanted.bucket and d.workspace = wanted.workspace and d.id = wanted.id and d.address <> ''
      and ${inBuckets(hand.tx, 'd.bucket', ids)}`.execute(hand.tx)
  const addresses = new Map(rows.map(({ id, address }) => [id, address]))
  const places = jobs.flatMap((job) => {
    const address = addresses.get(job.effect.key)
    return address === undefined ? [] : [{ ...placeOf(job, address), key: job.effect.key }]
  })
  const columns = sql.join([...placeColumns, 'key'].map((column) => sql.ref(column)))
  for (const rows of together(hand, places, ({ bucket }) => bucket))
    await sql`delete from address_claim where bucket in (${sql.join([...new Set(rows.map(({ bucket }) => bucket))])})
      and (${columns}) in (select ${columns} from ${given(hand.tx, [...placeColumns, 'key'], rows)} as released)`.execute(
      hand.elsewhere,
    )
}
