import { isNotPaused } from '../../api/src/engine/paused.ts'
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
  const asked = db
    .selectFrom('enrollment')
    .select(['id', 'workspace', 'person', 'due_at', 'entered_at'])
    .where('due_at', '<=', now)
    .where(isNotPaused('enrollment'))
    .orderBy('due_at')
    .limit(batch)
    .compile()
  const bare = sqlite.prepare(
    'select id, workspace, person, due_at, entered_at from enrollment where due_at <= ? order by due_at limit ?',
  )
  const own = sqlite.prepare(asked.sql)
  const found = own.all(...asked.parameters).length
  if (found !== batch) throw new Error(`${found} of ${batch} found`)
  const rows = [['question', 'ms', 'of the bare one']]
  const bareMs = medianOfCalls(() => bare.all(now, batch))
  const ownMs = medianOfCalls(() => own.all(...asked.parameters))
  rows.push(['bare indexed query', bareMs.toFixed(3), '1'])
  rows.push(['the next 1,000 due, pauses honoured', ownMs.toFixed(3), (ownMs / bareMs).toFixed(2)])
  sqlite.prepare("update journey set status = 'paused'").run()
  const pausedMs = medianOfCalls(() => own.all(...asked.parameters))
  rows.push(['all 1,000 due ones paused', pausedMs.toFixed(3), (pausedMs / bareMs).toFixed(2)])
  printTable(rows)
  console.log(`\n${sleeping.toLocaleString('en')} enrollments sleep beside them.`)
  await store.close()
}
