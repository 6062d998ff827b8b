/** Runs one SQLite connection in a thread of its own: takes statements, answers rows. Made by sqlite-threads.ts. */
import { parentPort, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import { preparedOnce } from './prepared-once.ts'
import { setUp } from './sqlite-pragmas.ts'
import { type Answer, type Asked, opening, type ThreadData } from './thread-messages.ts'

// Whoever makes this thread gives it this.
const { file, readonly } = workerData as ThreadData

/** What stands in the way of opening is told as an answer to nothing, with its code; then the thread ends. */
const open = (): Sqlite.Database => {
  try {
    const opened = new Sqlite(file, { readonly })
    setUp(opened, readonly)
    return opened
  } catch (fault) {
    parentPort?.postMessage(refusal(opening, fault))
    process.exit()
  }
}

const refusal = (id: number, fault: unknown): Answer => ({
  id,
  message: fault instanceof Error ? fault.message : String(fault),
  code: fault instanceof Error && 'code' in fault ? String(fault.code) : 'SQLITE_ERROR',
})

const sqlite = open()
const statements = preparedOnce(sqlite)

const run = ({ id, sql, parameters }: Extract<Asked, { type: 'run' }>): Answer => {
  // SQLite ends a transaction by itself when the disk is full: then there is nothing to roll back.
  if (sql === 'rollback' && !sqlite.inTransaction) return { id, rows: [], changes: 0 }
  try {
    const statement = statements.prepare(sql)
    if (statement.reader) return { id, rows: statement.all(parameters), changes: null }
    return { id, rows: [], changes: Number(statement.run(parameters).changes) }
  } catch (fault) {
    return refusal(id, fault)
  }
}

parentPort?.on('message', (asked: Asked) => {
  if (asked.type === 'run') parentPort?.postMessage(run(asked))
  else {
    sqlite.close()
    parentPort?.close()
  }
})
