/**
 * SQLite off the main thread, so that no request waits while another one's statement runs:
 *
 *   one writer  ◄── transactions, one after the other, and single statements that change something
 *   two readers ◄── single selects; each sees what was committed before it
 */
import { Worker } from 'node:worker_threads'
import {
  type CompiledQuery,
  CompiledQuery as Compiled,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
} from 'kysely'
import { type Answer, type Asked, opening, type ThreadData } from './thread-messages.ts'

const readers = 2

/** What the database said against a statement, or that its thread is gone: with a code, as its own errors have one. */
class ThreadFault extends Error {
  readonly code: string

  constructor(message: string, code: string) {
    super(message)
    this.name = 'SqliteError'
    this.code = code
  }
}

interface Waiting {
  readonly resolve: (answer: Extract<Answer, { rows: readonly unknown[] }>) => void
  readonly reject: (fault: Error) => void
}

/** One connection in its thread. */
class Thread {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  readonly #ended: Promise<void>
  readonly #died: (fault: Error) => void
  #next = 0
  #fault: Error | null = null
  #isClosing = false

  constructor(data: ThreadData, died: (fault: Error) => void) {
    this.#died = died
    this.#worker = new Worker(new URL('./sqlite-thread.ts', import.meta.url), { workerData: data })
    this.#worker.on('message', (answer: Answer) => this.#answered(answer))
    this.#worker.on('error', (fault) => this.#die(fault))
    this.#ended = new Promise((done) => {
      this.#worker.once('exit', () => {
        this.#die(new ThreadFault('The database thread has ended', 'SQLITE_THREAD'))
        done()
      })
    })
  }

  get load(): number {
    return this.#waiting.size
  }

  run(sql: string, parameters: readonly unknown[]): Promise<Extract<Answer, { rows: readonly unknown[] }>> {
    if (this.#fault !== null) return Promise.reject(this.#fault)
    const id = this.#next++
    const asked: Asked = { type: 'run', id, sql, parameters }
    return new Promise((resolve, reject) => {
      // First: what cannot be sent is refused, and nothing waits for it.
      this.#worker.postMessage(asked)
      this.#waiting.set(id, { resolve, reject })
    })
  }

  async close(): Promise<void> {
    this.#isClosing = true
    if (this.#fault === null) this.#worker.postMessage({ type: 'close' } satisfies Asked)
    await this.#ended
  }

  #answered(answer: Answer): void {
    if (answer.id === opening && 'code' in answer) {
      // Nothing runs yet: whoever opens it hears of that.
      this.#isClosing = true
      this.#die(new ThreadFault(answer.message, answer.code))
      return
    }
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if ('rows' in answer) waiting?.resolve(answer)
    else waiting?.reject(new ThreadFault(answer.message, answer.code))
  }

  #die(fault: Error): void {
    const isFirst = this.#fault === null
    this.#fault ??= fault instanceof ThreadFault ? fault : Object.assign(fault, { code: codeOf(fault) })
    for (const { reject } of this.#waiting.values()) reject(this.#fault)
    this.#waiting.clear()
    if (isFirst && !this.#isClosing) this.#died(this.#fault)
  }
}

const codeOf = (fault: Error): string => ('code' in fault ? String(fault.code) : 'SQLITE_THREAD')

/** Whoever holds it writes; the others wait in line. */
class Turn {
  #last: Promise<void> = Promise.resolve()

  /** Gives back what ends the turn. */
  async take(): Promise<() => void> {
    const before = this.#last
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#last = promise
    await before
    return resolve
  }
}

const isSelect = /^\s*select\b/i

class Connection implements DatabaseConnection {
  readonly #threads: Threads
  /** Ends the transaction's turn; null outside of one. */
  #endTurn: (() => void) | null = null

  constructor(threads: Threads) {
    this.#threads = threads
  }

  async begin(): Promise<void> {
    this.#endTurn = await this.#threads.turn.take()
    try {
      await this.#threads.writer.run('begin immediate', [])
    } catch (fault) {
      this.end()
      throw fault
    }
  }

  end(): void {
    this.#endTurn?.()
    this.#endTurn = null
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, changes } = await this.#run(sql, parameters)
    // The rows of the statement that asks for them.
    const found = rows as Row[]
    return changes === null ? { rows: found } : { rows: found, numAffectedRows: BigInt(changes) }
  }

  async #run(sql: string, parameters: readonly unknown[]) {
    if (this.#endTurn !== null) return this.#threads.writer.run(sql, parameters)
    if (isSelect.test(sql)) return this.#threads.reader().run(sql, parameters)
    const endTurn = await this.#threads.turn.take()
    try {
      return await this.#threads.writer.run(sql, parameters)
    } finally {
      endTurn()
    }
  }

  // eslint-disable-next-line require-yield
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Nothing is streamed from SQLite')
  }
}

interface Threads {
  readonly writer: Thread
  readonly turn: Turn
  /** The reader with the least to do. */
  reader(): Thread
}

const connectionOf = (connection: DatabaseConnection): Connection => {
  if (!(connection instanceof Connection)) throw new Error('A connection of another driver')
  return connection
}

class ThreadedDriver implements Driver {
  readonly #file: string
  readonly #died: (fault: Error) => void
  #threads: (Threads & { readonly all: readonly Thread[] }) | null = null

  constructor(file: string, died: (fault: Error) => void) {
    this.#file = file
    this.#died = died
  }

  async init(): Promise<void> {
    const writer = new Thread({ file: this.#file, readonly: false }, this.#died)
    // It makes the file and its journal, which the readers open.
    await writer.run('select 1', [])
    const reading = Array.from({ length: readers }, () => new Thread({ file: this.#file, readonly: true }, this.#died))
    const reader = (): Thread => reading.toSorted((a, b) => a.load - b.load)[0] ?? writer
    this.#threads = { writer, turn: new Turn(), reader, all: [writer, ...reading] }
  }

  async acquireConnection(): Promise<Connection> {
    if (this.#threads === null) throw new Error('Not initialised')
    return new Connection(this.#threads)
  }

  beginTransaction(connection: DatabaseConnection): Promise<void> {
    return connectionOf(connection).begin()
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#endBy(connectionOf(connection), 'commit')
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#endBy(connectionOf(connection), 'rollback')
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    connectionOf(connection).end()
  }

  async destroy(): Promise<void> {
    const { all = [] } = this.#threads ?? {}
    this.#threads = null
    // The readers first: the last one to close tidies the journal up.
    for (const thread of all.toReversed()) await thread.close()
  }

  /** A commit that fails leaves the turn to the rollback that follows it. */
  async #endBy(connection: Connection, how: 'commit' | 'rollback'): Promise<void> {
    try {
      await connection.executeQuery(Compiled.raw(how))
      connection.end()
    } catch (fault) {
      if (how === 'rollback') connection.end()
      throw fault
    }
  }
}

class ManyConnectionsAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

/** Kysely's dialect over a file, in threads. `died` hears of a thread that ends though nobody closed it. */
export class ThreadedDialect extends SqliteDialect {
  readonly #file: string
  readonly #died: (fault: Error) => void

  constructor(file: string, died: (fault: Error) => void) {
    super({ database: () => Promise.reject(new Error('Its connections are in threads')) })
    this.#file = file
    this.#died = died
  }

  override createDriver(): Driver {
    return new ThreadedDriver(this.#file, this.#died)
  }

  override createAdapter(): SqliteAdapter {
    return new ManyConnectionsAdapter()
  }
}
