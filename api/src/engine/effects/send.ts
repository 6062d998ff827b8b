import type { Facts } from '@trailwright/shared/condition/facts.ts'
import { noFacts } from '@trailwright/shared/condition/facts.ts'
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { decide } from '@trailwright/shared/policy/decide.ts'
import type { Attempt, ContactRules, Evidence, SkipReason } from '@trailwright/shared/policy/decision.ts'
import { unreachable } from '@trailwright/shared/problem/unreachable.ts'
import type { Effect } from '@trailwright/shared/step/effect.ts'
import type { FailureClass, Outcome } from '@trailwright/shared/step/outcome.ts'
import { DAY_MS } from '@trailwright/shared/time/instant.ts'
import { durationMs } from '@trailwright/shared/time/duration.ts'
import type { Transaction } from 'kysely'
import type { ChannelAnswer, OutgoingMessage } from '../../channels/index.ts'
import type { Tables } from '../../database/tables.ts'
import { readFacts } from '../../people/index.ts'
import type { Messages } from '../messages.ts'
import type { Claimed, EffectHandler, Job, Tried } from './handler.ts'

type Send = Extract<Effect, { type: 'send' }>
type Tx = Transaction<Tables>

const mostTries = 6

/** Policy, reservation and rendering in one transaction; the call after it; never repeated when its outcome is unknown. */
export const sendHandler = (messages: Messages): EffectHandler<Send> => ({
  afterCrash: 'hold',
  tries: () => mostTries,
  deadlineMs: (effect) => effect.expiresAfterMs ?? DAY_MS,
  hostOf: (effect) => effect.channel,
  claim: (tx, job) => claim(messages, tx, job),
  settle: async (tx, job, outcome) => {
    await tx
      .updateTable('delivery')
      .set({
        status: statusOf(outcome),
        detail: JSON.stringify(outcome.detail),
        reason: outcome.type === 'skipped' ? outcome.reason : null,
      })
      .where('bucket', '=', job.bucket)
      .where('workspace', '=', job.enrollment.workspace)
      .where('id', '=', job.effect.key)
      .execute()
    if (outcome.type !== 'sent' && outcome.type !== 'held') await releaseAddress(tx, job)
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

const claim = async (messages: Messages, tx: Tx, job: Job<Send>): Promise<Claimed> => {
  const { effect, enrollment, now } = job
  const { workspace, person } = enrollment
  const content = await messages.content(tx, workspace, effect.content)
  if (content === null)
    return {
      type: 'settled',
      outcome: { type: 'held', cause: 'configuration', detail: { content: effect.content, problem: 'not_published' } },
    }
  const rules = await messages.rules(tx, workspace)
  const facts = (await readFacts(tx, workspace, [person], { ...noFacts, contacts: true })).get(person)
  if (facts === undefined) return { type: 'settled', outcome: { type: 'held', cause: 'crash', detail: { person } } }
  const attempt: Attempt = {
    key: effect.key,
    workspace,
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
  }
  const here: Facts = { ...facts, zone: job.zone }
  const decision = decide(attempt, here, rules, now)
  switch (decision.type) {
    case 'skip':
      return skip(tx, job, attempt, decision.reason, decision.evidence)
    case 'defer':
      await keepDelivery(tx, job, attempt, {
        address: '',
        status: 'deferred',
        evidence: decision.evidence,
        message: null,
      })
      return { type: 'later', at: decision.until }
    case 'send': {
      if (!(await holdAddress(tx, job, decision.address, rules))) {
        return skip(tx, job, attempt, 'duplicate', [
          ...decision.evidence,
          { rule: 'duplicate', passed: false, values: { address: 'held' } },
        ])
      }
      const prepared = await messages.prepare(tx, {
        key: effect.key,
        workspace,
        channel: effect.channel,
        address: decision.address,
        content: effect.content,
        facts: here,
        entry: enrollment.entry,
        context: enrollment.context,
        at: now,
      })
      await keepDelivery(tx, job, attempt, {
        address: decision.address,
        status: 'pending',
        evidence: decision.evidence,
        message: prepared.ok ? prepared.message : null,
      })
      if (!prepared.ok) return { type: 'settled', outcome: failed(prepared.class, prepared.detail) }
      return { type: 'go', perform: () => perform(messages, prepared.message) }
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

const skip = async (
  tx: Tx,
  job: Job<Send>,
  attempt: Attempt,
  reason: SkipReason,
  evidence: readonly Evidence[],
): Promise<Claimed> => {
  await keepDelivery(tx, job, attempt, { address: '', status: 'skipped', evidence, message: null })
  const decided = evidence.at(-1)
  const detail = decided === undefined ? {} : { rule: decided.rule, ...decided.values }
  return { type: 'settled', outcome: { type: 'skipped', reason, detail } }
}

interface Kept {
  readonly address: string
  readonly status: string
  readonly evidence: readonly Evidence[]
  readonly message: OutgoingMessage | null
}

/** The delivery row of this effect: made at the first attempt, brought up to date at each further one. */
const keepDelivery = async (tx: Tx, job: Job<Send>, attempt: Attempt, kept: Kept): Promise<void> => {
  const { enrollment, effect } = job
  const rendered = kept.message?.rendered ?? null
  const changing = {
    address: kept.address,
    status: kept.status,
    evidence: JSON.stringify(kept.evidence),
    subject: rendered === null ? '' : rendered.channel === 'email' ? rendered.subject : rendered.text.slice(0, 200),
    rendered: rendered === null ? null : JSON.stringify(rendered),
    headers: JSON.stringify(kept.message?.headers ?? []),
    at: job.now,
  }
  await tx
    .insertInto('delivery')
    .values({
      bucket: job.bucket,
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
      ...changing,
    })
    .onConflict((conflict) => conflict.columns(['bucket', 'workspace', 'id']).doUpdateSet(changing))
    .execute()
}

/** One send per address and content within the window: the row in the address's bucket says whose it is. */
const holdAddress = async (tx: Tx, job: Job<Send>, address: string, rules: ContactRules): Promise<boolean> => {
  const { effect, enrollment, now } = job
  const place = addressKey(job, address)
  const inserted = await tx
    .insertInto('address_claim')
    .values({ ...place, key: effect.key, at: now })
    .onConflict((conflict) => conflict.columns(['bucket', 'workspace', 'channel', 'address', 'content']).doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 1n) return true
  const expired = now - (durationMs(rules.dedupeWindow) ?? 0)
  const taken = await tx
    .updateTable('address_claim')
    .set({ key: effect.key, at: now })
    .where('bucket', '=', place.bucket)
    .where('workspace', '=', enrollment.workspace)
    .where('channel', '=', effect.channel)
    .where('address', '=', address)
    .where('content', '=', effect.content)
    .where((row) => row.or([row('at', '<=', expired), row('key', '=', effect.key)]))
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n
}

const addressKey = ({ effect, enrollment }: Job<Send>, address: string) => ({
  bucket: bucketOf(enrollment.workspace, `${effect.channel}:${address}`),
  workspace: enrollment.workspace,
  channel: effect.channel,
  address,
  content: effect.content,
})

/** What was not sent keeps nobody else with the same address from getting it. */
const releaseAddress = async (tx: Tx, job: Job<Send>): Promise<void> => {
  const kept = await tx
    .selectFrom('delivery')
    .select('address')
    .where('bucket', '=', job.bucket)
    .where('workspace', '=', job.enrollment.workspace)
    .where('id', '=', job.effect.key)
    .executeTakeFirst()
  if (kept === undefined || kept.address === '') return
  const place = addressKey(job, kept.address)
  await tx
    .deleteFrom('address_claim')
    .where('bucket', '=', place.bucket)
    .where('workspace', '=', place.workspace)
    .where('channel', '=', place.channel)
    .where('address', '=', place.address)
    .where('content', '=', place.content)
    .where('key', '=', job.effect.key)
    .execute()
}
