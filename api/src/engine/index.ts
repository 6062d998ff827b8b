/** The front door of the engine. */
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/connection.ts'
import { faultForLog } from '../fault-log.ts'
import type { Segments } from '../segments/index.ts'
import type { EngineControl } from '../services.ts'
import { createBreaker } from './breaker.ts'
import { nextDue } from './due.ts'
import type { Handlers } from './effects/perform.ts'
import { resolve } from './errors/resolve.ts'
import { follow } from './lifecycle.ts'
import { createLeases, soleOwner } from './leases.ts'
import { createLoop } from './loop.ts'
import { createPlaces } from './places.ts'
import { createPrograms } from './programs.ts'
import type { EngineServices } from './services.ts'

export { live } from './live/index.ts'
export { inUnits } from './counts.ts'
export { pagesOfHeld } from './errors/groups.ts'
export { setAside as setAsideKind } from './inbox.ts'
export { isNotPaused } from './paused.ts'
export { readImpact } from './change/impact.ts'
export type { JobDetail } from './change/job-detail.ts'
export { refuseDuringJob, startJob } from './change/jobs.ts'
export type { Messages, MessageWish, Prepared } from './messages.ts'
export { createHandlers, type Handlers } from './effects/perform.ts'

export interface Engine extends EngineControl {
  start(): Promise<void>
  /** Ends the run in hand; what is due waits in the database. */
  stop(): Promise<void>
  /** Does everything that is due now; for tests and the harness, whose clocks stand still. */
  settle(): Promise<void>
  /** The same, but for calls that are out: they come back by themselves. */
  runDue(): Promise<void>
  /** The next instant at which anything is due, or null. */
  nextDue(): Promise<number | null>
}

export interface EngineParts {
  readonly database: Database
  readonly clock: Clock
  readonly log: Pick<Logger, 'error'>
  readonly segments: Segments
  readonly handlers: Handlers
}

export const createEngine = ({ database, clock, log, segments, handlers }: EngineParts): Engine => {
  const report = (fault: unknown, text: string): void => log.error(faultForLog(fault), text)
  const broken = (journey: string, fault: unknown): void =>
    report(fault, `The live journey ${journey} does not load: nobody enters it`)
  const isOnlyProcess = database.dialect === 'sqlite'
  const leases = isOnlyProcess ? soleOwner : createLeases(database.db, clock)
  const services: EngineServices = {
    db: database.db,
    clock,
    segments,
    programs: createPrograms(broken),
    breaker: createBreaker(),
    places: createPlaces(database.db, leases.owned),
    report,
  }
  const loop = createLoop({ services, handlers, isOnlyProcess, leases })
  const followed = async (workspace: string, journey: string): Promise<void> => {
    try {
      await follow(services, { workspace, journey })
    } catch (fault) {
      loop.beginAgain()
      throw fault
    } finally {
      loop.nudge()
    }
  }
  return {
    start: loop.start,
    stop: loop.stop,
    settle: loop.settle,
    runDue: loop.runDue,
    nextDue: () => nextDue(services),
    nudge: loop.nudge,
    pulse: loop.pulse,
    published: followed,
    paused: followed,
    resumed: followed,
    stopped: followed,
    resolveHeld: async (resolution) => {
      const people = await resolve(services, resolution)
      loop.nudge()
      return people
    },
  }
}
