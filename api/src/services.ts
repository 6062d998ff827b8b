import type { Language } from '@trailwright/shared/language/language.ts'
import type { Instant } from '@trailwright/shared/time/instant.ts'
import type { Logger } from 'pino'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Accounts } from './http/accounts.ts'
import type { Database } from './database/connection.ts'
import type { MasterKey } from './database/master-key.ts'
import type { SecretStore } from './database/secret-store.ts'
import type { Meter } from './meter.ts'

/** What the journeys and the ingest ask of the engine. */
export interface EngineControl {
  /** Rows stand in the inbox: look soon. */
  nudge(): void
  pulse(): Pulse
  /** A new version is live (its row is written). */
  published(workspace: string, journey: string): Promise<void>
  paused(workspace: string, journey: string): Promise<void>
  resumed(workspace: string, journey: string): Promise<void>
  /** Nobody enters any more; a job that takes people out is the caller's to start. */
  stopped(workspace: string, journey: string): Promise<void>
  /** Held people of one group of the error inbox are tried again, go past the step, or leave; how many. */
  resolveHeld(resolution: {
    readonly workspace: string
    readonly group: string
    readonly then: 'retry' | 'skip' | 'leave'
    readonly only: readonly string[] | null
  }): Promise<number>
}

/** How the engine's loop is doing. */
export interface Pulse {
  readonly state: 'stopped' | 'sleeping' | 'running'
  /** When it last finished something: a batch, or a run. */
  readonly since: Instant
  /** Runs in a row that a fault of ours broke off; 0 while all is well. */
  readonly stumbles: number
}

/** What Prometheus scrapes. */
export interface MetricsPage {
  readonly contentType: string
  /** `pulse` is the engine's. A database that does not answer is told of, and the rest still is. */
  page(pulse: Pulse): Promise<string>
}

/** The believable shop that a new workspace may be filled with. */
export interface DemoShop {
  /** Loads it with its journeys in `language`; how many people it has. */
  load(workspace: string, language: Language): Promise<number>
  remove(workspace: string): Promise<void>
}

/** What every feature gets. */
export interface Services {
  readonly config: Config
  readonly database: Database
  readonly clock: Clock
  readonly log: Logger
  readonly meter: Meter
  readonly metrics: MetricsPage
  readonly secrets: SecretStore
  readonly accounts: Accounts
  readonly engine: EngineControl
  readonly master: MasterKey
  /** Null: this copy has none. */
  readonly demo: DemoShop | null
}
