import { countsOfTrace } from '../../shared/src/run/count-changes.ts'
import { enrollmentSchema } from '../../shared/src/run/enrollment.ts'
import type { TraceEntry } from '../../shared/src/step/trace.ts'
import type { Database } from '../../api/src/database/connection.ts'

export interface Outside {
  /** How often a mail with this number in its subject was taken. */
  readonly mails: ReadonlyMap<string, number>
  /** How often the other system was asked with this key, and for which number. */
  readonly hooks: ReadonlyMap<string, { readonly n: string; readonly times: number }>
  readonly acknowledged: ReadonlySet<string>
}

export interface Judgement {
  readonly problems: readonly string[]
  readonly events: number
  readonly finished: number
  /** Held as perhaps sent: the process died between handing a mail over and writing that down. */
  readonly perhapsSent: number
  readonly mails: number
  /** Requests that were repeated, with the same key. */
  readonly repeatedHooks: number
}

/** Nothing lost, nothing twice, every sum as the history says. */
export const judge = async ({ db }: Database, { mails, hooks, acknowledged }: Outside): Promise<Judgement> => {
  const problems: string[] = []
  const must = (holds: boolean, problem: string): void => void (holds || problems.push(problem))
  const events = await db.selectFrom('event').select('id').where('name', '=', 'go').execute()
  const ids = new Set(events.map(({ id }) => id))
  must(ids.size === events.length, `${events.length - ids.size} events stand there twice`)
  for (const id of acknowledged) if (id.startsWith('go-')) must(ids.has(id), `${id} was acknowledged and is lost`)

  const enrollments = await db.selectFrom('enrollment').selectAll().execute()
  must(enrollments.length === ids.size, `${ids.size} events, ${enrollments.length} enrollments`)
  const outbox = await db.selectFrom('outbox').select(['status']).where('due_at', 'is not', null).execute()
  must(outbox.length === 0, `${outbox.length} effects still wait`)
  let finished = 0
  let perhapsSent = 0
  const asked = new Map([...hooks.values()].map(({ n, times }) => [n, times]))
  must(asked.size === hooks.size, 'One passage asked the other system with two keys')
  for (const row of enrollments) {
    const state = enrollmentSchema.parse(JSON.parse(row.state))
    const sent = mails.get(row.key) ?? 0
    must(sent <= 1, `mail ${row.key} was sent ${sent} times`)
    if (state.status === 'ended') {
      finished += 1
      must(sent === 1, `${row.key} is through and got ${sent} mails`)
      must(asked.has(row.key), `${row.key} is through and the other system was never asked`)
    } else if (state.held?.cause === 'unknown_outcome') perhapsSent += 1
    else problems.push(`${row.key} stands at ${row.node}, ${state.status} ${state.held?.cause ?? ''}`)
  }

  const recount = new Map<string, number>()
  for (const { version, entry } of await db.selectFrom('history').select(['version', 'entry']).execute()) {
    const trace: TraceEntry = JSON.parse(entry)
    for (const change of countsOfTrace(version, [trace])) {
      const key = [change.version, change.node, change.what, change.name].join('|')
      recount.set(key, (recount.get(key) ?? 0) + change.n)
    }
  }
  const counters = await db
    .selectFrom('counter')
    .select(['version', 'node', 'what', 'name', (row) => row.fn.sum<number>('n').as('n')])
    .groupBy(['version', 'node', 'what', 'name'])
    .execute()
  for (const row of counters) {
    const key = [row.version, row.node, row.what, row.name].join('|')
    must(recount.get(key) === Number(row.n), `the counter ${key} says ${row.n}, the history ${recount.get(key) ?? 0}`)
    recount.delete(key)
  }
  must(recount.size === 0, `${recount.size} counters are missing`)
  return {
    problems,
    events: ids.size,
    finished,
    perhapsSent,
    mails: [...mails.values()].reduce((sum, times) => sum + times, 0),
    repeatedHooks: [...hooks.values()].filter(({ times }) => times > 1).length,
  }
}
