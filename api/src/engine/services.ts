import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Tables } from '../database/tables.ts'
import type { Segments } from '../segments/index.ts'
import type { Breaker } from './breaker.ts'
import type { Places } from './places.ts'
import type { Programs } from './programs.ts'

/** What every part of the engine works with. */
export interface EngineServices {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly programs: Programs
  readonly segments: Segments
  readonly breaker: Breaker
  readonly places: Places
  /** A fault of ours that was got over: into the log. */
  readonly report: (fault: unknown, text: string) => void
}
