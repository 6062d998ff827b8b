/**
 * Faults that break an engine off: at any statement, before a commit, after a commit whose answer is lost, or while a
 * message is on its way. After a `fault` the same engine goes on; after a `kill` another one starts.
 */
import type {
  DatabaseConnection,
  Dialect,
  Driver,
  KyselyPlugin,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  RootOperationNode,
  TransactionSettings,
} from 'kysely'
import { isOfDatabase } from '../fault.ts'

/** What databases say when it is not the statement's fault: busy, full, gone, failed over. */
export const faultCodes = ['SQLITE_BUSY', 'SQLITE_FULL', 'SQLITE_IOERR', 'ECONNRESET', '57P01', '08006'] as const
export type FaultCode = (typeof faultCodes)[number]

export class Fault extends Error {
  readonly code: string

  constructor(code: string) {
    super(`broken off: ${code}`)
    this.code = code
    if (!isOfDatabase(this)) throw new Error(`${code} is no fault of a database`)
  }
}

/** `handedOver`: a message or a request is out, and nobody has written that down. */
export const breakPoints = ['statement', 'beforeCommit', 'afterCommit', 'handedOver'] as const
export interface Breaking {
  readonly at: (typeof breakPoints)[number]
  /** So many such points pass before. */
  readonly after: number
  readonly how: 'fault' | 'kill'
  readonly code: FaultCode
}

/** Breaks off one after the other. Once killed, no statement passes any more, until another engine begins. */
export class Breaker {
  isDead = false
  /** Nothing breaks while the test itself uses the database. */
  isArmed = false
  readonly broke: Breaking[] = []
  readonly #pending: Breaking[]
  #passed = 0
  /** Something was handed over: the next statement breaks. */
  #strikes = false

  constructor(breakings: readonly Breaking[]) {
    this.#pending = [...breakings]
  }

  pass(point: Exclude<Breaking['at'], 'handedOver'>): void {
    if (!this.isArmed) return
    if (this.isDead) throw new Fault('ECONNRESET')
    const [next] = this.#pending
    if (next === undefined || !(this.#strikes || (next.at === point && this.#isTurn(next)))) return
    this.#pending.shift()
    this.#passed = 0
    this.#strikes = false
    this.broke.push(next)
    this.isDead = next.how === 'kill'
    throw new Fault(next.code)
  }

  /** Something was handed over to the outside: what breaks next does so before anybody can write that down. */
  handedOver(): void {
    const [next] = this.#pending
    if (this.isArmed && next?.at === 'handedOver' && this.#isTurn(next)) this.#strikes = true
  }

  #isTurn({ after, at }: Breaking): boolean {
    this.#passed += 1
    return this.#passed >= (at === 'handedOver' ? Math.ceil(after / 10) : after)
  }
}

/** One engine's statements: those of an engine that was killed pass no more, whoever runs meanwhile. */
export class Life implements KyselyPlugin {
  readonly #breaker: Breaker
  #isOver = false

  constructor(breaker: Breaker) {
    this.#breaker = breaker
  }

  end(): void {
    this.#isOver = true
  }

  transformQuery(query: PluginTransformQueryArgs): RootOperationNode {
    if (this.#isOver) throw new Fault('ECONNRESET')
    this.#breaker.pass('statement')
    return query.node
  }

  transformResult({ result }: PluginTransformResultArgs) {
    return Promise.resolve(result)
  }
}

/** A dialect whose commits may break off, before they are done or after. */
export const breaking = (inner: Dialect, breaker: () => Breaker): Dialect => ({
  createAdapter: () => inner.createAdapter(),
  createIntrospector: (db) => inner.createIntrospector(db),
  createQueryCompiler: () => inner.createQueryCompiler(),
  createDriver: (): Driver => {
    const driver = inner.createDriver()
    return {
      init: () => driver.init(),
      acquireConnection: () => driver.acquireConnection(),
      beginTransaction: (connection: DatabaseConnection, settings: TransactionSettings) =>
        driver.beginTransaction(connection, settings),
      commitTransaction: async (connection) => {
        breaker().pass('beforeCommit')
        await driver.commitTransaction(connection)
        breaker().pass('afterCommit')
      },
      rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
      releaseConnection: (connection) => driver.releaseConnection(connection),
      destroy: () => driver.destroy(),
    }
  },
})
