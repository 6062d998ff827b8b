import type { Database } from '../../api/src/database/connection.ts'

type Sqlite = NonNullable<Database['sqlite']>

/** What the engine wrote for each enrollment by one timer: the very bytes that the bare statements write again. */
export interface WrittenSteps {
  readonly enrollments: readonly Row[]
  readonly history: ReadonlyMap<string, readonly Row[]>
  readonly outbox: ReadonlyMap<string, readonly Row[]>
  readonly counters: readonly Row[]
}

type Row = Readonly<Record<string, string | number | null>>

const rowsOf = (sqlite: Sqlite, sql: string, ...values: readonly unknown[]): readonly Row[] =>
  // Rows of our own tables: text, integers, null.
  sqlite.prepare(sql).all(...values) as readonly Row[]

/** Rows that came after `since`: the steps that the timers made. */
export const writtenSteps = (sqlite: Sqlite, since: number): WrittenSteps => {
  const byEnrollment = (rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> =>
    Map.groupBy(rows, (row) => String(row['enrollment']))
  return {
    enrollments: rowsOf(sqlite, 'select * from enrollment where rev > 1'),
    history: byEnrollment(rowsOf(sqlite, 'select * from history where at >= ?', since)),
    outbox: byEnrollment(rowsOf(sqlite, 'select * from outbox')),
    counters: rowsOf(sqlite, 'select * from counter'),
  }
}

const insertInto = (sqlite: Sqlite, table: string, row: Row) => {
  const columns = Object.keys(row)
  return sqlite.prepare(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map((name) => `@${name}`).join(', ')})`,
  )
}

/**
 * The same durable work without an engine: pick what is due, write the row by its `rev`, history, outbox and the
 * counters of the batch; prepared statements, one transaction a batch.
 */
export const runBare = (sqlite: Sqlite, steps: WrittenSteps, batch: number, now: number): number => {
  const states = new Map(steps.enrollments.map((row) => [String(row['id']), row]))
  const pick = sqlite.prepare('select * from enrollment where due_at <= ? order by due_at limit ?')
  const write = sqlite.prepare(
    `update enrollment set node = @node, status = @status, due_at = @due_at, state = @state, arrived_at = @arrived_at, rev = @rev
     where bucket = @bucket and id = @id and rev = @rev - 1`,
  )
  const [someHistory] = [...steps.history.values()].flat()
  const [someOutbox] = [...steps.outbox.values()].flat()
  if (someHistory === undefined || someOutbox === undefined) throw new Error('The engine wrote nothing')
  const history = insertInto(sqlite, 'history', someHistory)
  const outbox = insertInto(sqlite, 'outbox', someOutbox)
  const counter = sqlite.prepare(
    `insert into counter (bucket, workspace, journey, version, node, what, name, n) values (@bucket, @workspace, @journey, @version, @node, @what, @name, @n)
     on conflict (bucket, workspace, journey, version, node, what, name) do update set n = counter.n + @n`,
  )
  let written = 0
  for (;;) {
    sqlite.exec('begin immediate')
    const due = pick.all(now, batch) as readonly Row[]
    for (const row of due) {
      JSON.parse(String(row['state']))
      const after = states.get(String(row['id'])) ?? {}
      written += write.run(after).changes
      for (const entry of steps.history.get(String(row['id'])) ?? []) history.run(entry)
      for (const effect of steps.outbox.get(String(row['id'])) ?? []) outbox.run(effect)
    }
    for (const each of steps.counters) if (due.length > 0) counter.run({ ...each, n: due.length })
    sqlite.exec('commit')
    if (due.length === 0) return written
  }
}
