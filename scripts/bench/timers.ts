import { dueTimers } from '../../api/src/engine/timers.ts'
import { openFullStore } from './engine-store.ts'
import { medianOfCalls, printTable } from './measure.ts'

const sleeping = 10_000_000
const batch = 1000

/** The next due of ten million that sleep: the engine's own question against the bare indexed query, in the same run. */
export const benchTimers = async (): Promise<void> => {
  const store = await openFullStore(batch, sleeping)
  const { db, sqlite } = store.database
  if (sqlite === null) throw new Error('An SQLite store')
  const now = store.clock.now()
  const asked = dueTimers(db, now, null, batch).compile()
  const bare = sqlite.prepare(
    'select bucket, id, workspace, journey, person, due_at, entered_at from enrollment where due_at <= ? order by due_at limit ?',
  )
  const own = sqlite.prepare(asked.sql)
  const paused = sqlite.prepare("select workspace, id from journey where workspace in ('w') and status = 'paused'")
  const found = own.all(...asked.parameters).length
  if (found !== batch) throw new Error(`${found} of ${batch} found`)
  const rows = [['question', 'ms', 'of the bare one']]
  const bareMs = medianOfCalls(() => bare.all(now, batch))
  const ownMs = medianOfCalls(() => [own.all(...asked.parameters), paused.all()])
  rows.push(['bare indexed query', bareMs.toFixed(3), '1'])
  rows.push(['the next 1,000 due, and which journeys are paused', ownMs.toFixed(3), (ownMs / bareMs).toFixed(2)])
  printTable(rows)
  console.log(`\n${sleeping.toLocaleString('en')} enrollments sleep beside them.`)
  await store.close()
}
