import { dueOf } from '../parked.ts'
import { draw } from '@trailwright/shared/hash/hash.ts'
import type { Journey } from '@trailwright/shared/journey/schema.ts'
import { enrollmentSchema } from '@trailwright/shared/run/enrollment.ts'
import type { TraceEntry } from '@trailwright/shared/step/trace.ts'
import { expect } from 'vitest'
import { MINUTE_MS } from '@trailwright/shared/time/instant.ts'
import type { ChannelAnswer, OutgoingMessage } from '../../channels/index.ts'
import type { Clock } from '../../clock.ts'
import type { EgressAnswer, EgressRequest } from '../../egress/egress.ts'
import { exit, node, send, type World } from './world.ts'

/**
 * A journey with something of everything, a few people, and what they do on which day: for tests that disturb the engine
 * and look whether anything was lost, repeated or counted wrong.
 */
export const shop: Pick<Journey, 'id' | 'zone' | 'entry' | 'goals' | 'exits' | 'nodes'> = {
  id: 'shop',
  zone: 'America/New_York',
  entry: {
    audience: { all: [] },
    exclude: null,
    reentry: { mode: 'always', cooldown: null, limit: null, key: { from: 'event.cart' }, ifInside: 'restart' },
    doubleFire: 'PT0S',
    holdout: { percent: 10 },
    cap: null,
    throttle: null,
    priority: 50,
    starts: null,
    ends: null,
    maxStay: 'P20D',
  },
  goals: [{ id: 'bought', on: { event: 'bought' }, value: { from: 'event.total' }, window: 'P30D', ends: false }],
  exits: [{ id: 'closed', on: { event: 'closed' }, when: null }],
  nodes: {
    t: node('trigger.event', { event: 'cart' }, { next: 'tag' }),
    tag: node('tag.change', { change: 'add', tag: 'cart' }, { next: 'w' }),
    w: node(
      'wait.event',
      {
        groups: [{ id: 'bought', event: 'bought' }],
        timeout: 'PT2H',
        alreadyTrue: false,
      },
      { bought: 'x1', timeout: 'm1' },
    ),
    m1: send({ sent: 'd', skipped: 'x2', failed: 'x3' }),
    // In New York the clock shows 2:30 twice on one night of the year, and never on another.
    d: node('wait.for', { duration: 'P1D', calendar: true, at: '02:30', zone: 'journey' }, { next: 'h' }),
    h: node(
      'http.request',
      {
        method: 'POST',
        url: 'https://crm.example.com/leads',
        headers: [],
        secret: null,
        body: '{}',
        keep: {},
        success: '2xx',
        timeout: 'PT10S',
        retries: 5,
      },
      { ok: 'm2', error: 'x5' },
    ),
    m2: send({ sent: 'x4' }, { content: 'second' }),
    x1: exit('bought'),
    x2: exit('skipped'),
    x3: exit('failed'),
    x4: exit('finished'),
    x5: exit('refused'),
  },
}

export const people = ['a', 'b', 'c'] as const

export interface Asked {
  readonly said: 'busy' | 'lost' | 'done' | 'refused'
  readonly at: number
}

/** What the outside world said to each message and each request, by their keys. */
export interface Calls {
  readonly messages: Map<string, ChannelAnswer['type'][]>
  readonly requests: Map<string, Asked[]>
}

/** Some messages meet a provider that turns most calls away. */
const isStorm = (key: string): boolean => draw('storm', key) < 0.15

/** What a provider says is settled by the message and by how often it was asked; `calls` notes every asking. */
export const provider = ({ messages: calls }: Calls) => {
  return ({ key }: OutgoingMessage): ChannelAnswer => {
    const said = calls.get(key) ?? []
    calls.set(key, said)
    const luck = draw(`provider/${said.length}`, key)
    const answer: ChannelAnswer =
      // Too many calls at once: the breaker, which forgets when the engine starts over, has no part in it.
      luck < (isStorm(key) ? 0.6 : 0.1)
        ? { type: 'retry', afterMs: 60_000, detail: { status: 429 } }
        : luck < 0.7 && luck > 0.6
          ? { type: 'failed', class: 'no_such_address', detail: {} }
          : luck > 0.95
            ? { type: 'unknown', detail: {} }
            : { type: 'sent', provider: 'p', detail: {} }
    said.push(answer.type)
    return answer
  }
}

/** Somebody else's system: for a while it is busy, some of its answers get lost, and it knows a key again. */
export const otherSystem = ({ requests }: Calls, clock: Pick<Clock, 'now'>) => {
  return ({ headers }: EgressRequest): EgressAnswer => {
    const key = headers.find(({ name }) => name === 'idempotency-key')?.value ?? 'no key'
    const before = requests.get(key) ?? []
    requests.set(key, before)
    const now = clock.now()
    const said = sayTo(key, now - (before[0]?.at ?? now), before)
    before.push({ said, at: now })
    const answered = { type: 'answered', retryAfter: null, contentType: 'application/json', body: '{}' } as const
    if (said === 'lost') return { type: 'timeout' }
    if (said === 'busy') return { ...answered, status: 429, retryAfter: '60' }
    return { ...answered, status: said === 'done' ? 200 : 404 }
  }
}

const sayTo = (key: string, sinceMs: number, before: readonly Asked[]): Asked['said'] => {
  const luck = draw('request', key)
  if (luck < 0.3 && sinceMs < 2 * MINUTE_MS) return 'busy'
  if (luck > 0.9 && before.length === 0) return 'lost'
  return luck > 0.6 && luck < 0.65 ? 'refused' : 'done'
}

/** A defect of ours meets a few messages while they are prepared. */
export const defect = (key: string): void => {
  if (draw('defect', key) < 0.02) throw new TypeError('cannot read of undefined')
}

export interface Told {
  readonly person: string
  readonly lines: readonly string[]
}

/** What became of each passage, by its id: its trace, and how it stands. */
export const passagesOf = async ({ database: { db } }: World): Promise<ReadonlyMap<string, Told>> => {
  const enrollments = await db.selectFrom('enrollment').select(['id', 'person', 'status', 'reason']).execute()
  const history = await db.selectFrom('history').select(['enrollment', 'entry']).orderBy('seq').execute()
  return new Map(
    enrollments.map(({ id, person, status, reason }) => {
      const own = history.filter((row) => row.enrollment === id)
      const trace = own.map((row) => {
        const { at: when, node: place, code, port }: TraceEntry = JSON.parse(row.entry)
        return [new Date(when).toISOString(), place, code, port].join(' ')
      })
      return [id, { person, lines: [...trace, `${status} ${reason ?? ''}`] }]
    }),
  )
}

/** Nothing waits that should have gone, nothing went twice, and every sum holds. */
export const expectSound = async ({ database: { db } }: World, { messages: calls, requests }: Calls): Promise<void> => {
  expect(await db.selectFrom('inbox').selectAll().execute(), 'the inbox').toEqual([])
  const waiting = await db.selectFrom('outbox').select('status').where('due_at', 'is not', null).execute()
  expect(waiting, 'the outbox').toEqual([])
  for (const [key, said] of calls) {
    const finals = said.filter((type) => type !== 'retry')
    expect(finals.length, `${key} was answered ${said.join(', ')}`).toBeLessThanOrEqual(1)
  }
  const sent = [...calls].filter(([, said]) => said.includes('sent')).map(([key]) => key)
  const deliveries = await db.selectFrom('delivery').select(['id', 'status']).execute()
  for (const { id, status } of deliveries) {
    if (status === 'sent') expect(sent, `the delivery ${id}`).toContain(id)
    else if (sent.includes(id)) expect(['held', 'withdrawn'], `the delivery ${id} reached somebody`).toContain(status)
  }

  for (const [key, asked] of requests) {
    const said = asked.map((each) => each.said)
    expect(key).toMatch(/:\d+:\d+$/)
    // Once it was done, whatever comes again with this key is done already.
    const last = said.findLastIndex((type) => type === 'busy' || type === 'lost')
    expect(new Set(said.slice(last + 1)).size, `${key} was answered ${said.join(', ')}`).toBeLessThanOrEqual(1)
  }

  // From step to step nobody's own time goes backwards. (What is said between may be older: of a late event at its time.)
  const history = await db
    .selectFrom('history')
    .select(['enrollment', 'at', 'code'])
    .where('code', 'in', ['entered', 'arrived', 'left', 'ended'])
    .orderBy('seq')
    .execute()
  for (const [id, own] of Map.groupBy(history, ({ enrollment }) => enrollment))
    expect(own, `the history of ${id}`).toEqual(own.toSorted((one, two) => one.at - two.at))

  const rows = await db.selectFrom('enrollment').selectAll().execute()
  for (const row of rows) {
    const state = enrollmentSchema.parse(JSON.parse(row.state))
    expect([row.status, row.node, row.due_at === null ? null : dueOf(row.due_at)], row.id).toEqual([
      state.status,
      state.node,
      state.status === 'ended' ? null : state.wake,
    ])
    if (row.status === 'active') expect(row.due_at, `${row.id} waits for nothing`).not.toBeNull()
  }
}
