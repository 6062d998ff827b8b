/**
 * Metrics for Prometheus. Counters are told as things happen (meter.ts); what waits in the database is read when somebody
 * scrapes, and at no other time. No label says anything of a person, a workspace or a host.
 */
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/connection.ts'
import type { Meter } from '../meter.ts'
import type { MetricsPage } from '../services.ts'
import { readBacklog, readSize } from './backlog.ts'
import { addProcessMetrics } from './process-metrics.ts'
import { isAlive } from './pulse.ts'

export interface Metrics extends MetricsPage {
  readonly meter: Meter
}

const requestSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export const createMetrics = (
  { db, dialect }: Pick<Database, 'db' | 'dialect'>,
  clock: Pick<Clock, 'now'>,
): Metrics => {
  const registry = new Registry()
  const registers = [registry]
  const gauge = (name: string, help: string) => new Gauge({ name: `trailwright_${name}`, help, registers })

  const steps = new Counter({
    name: 'trailwright_steps_total',
    help: 'Steps written, by how their people stand afterwards',
    labelNames: ['standing'],
    registers,
  })
  const effects = new Counter({
    name: 'trailwright_effects_total',
    help: 'Messages and requests, by what came of them',
    labelNames: ['type', 'outcome'],
    registers,
  })
  const ingested = new Counter({
    name: 'trailwright_ingest_calls_total',
    help: 'Calls of the ingest, by how they fared; turnedAway was asked to come again later',
    labelNames: ['result'],
    registers,
  })
  const requests = new Histogram({
    name: 'trailwright_http_request_duration_seconds',
    help: 'Requests by the pattern of their route and the status of the answer',
    labelNames: ['method', 'route', 'status'],
    buckets: requestSeconds,
    registers,
  })
  const timerLag = gauge('timer_lag_seconds', 'How long the oldest due timer of a running journey has been due')
  const outboxLag = gauge('outbox_lag_seconds', 'How long the oldest effect that may go has been waiting')
  const outboxRows = gauge('outbox_rows', 'Effects that are not done yet; counted up to 100000')
  const inboxRows = gauge('inbox_rows', 'Events and changes not taken in yet; counted up to 100000')
  const inboxAge = gauge('inbox_age_seconds', 'Age of the oldest event or change not taken in yet')
  const aside = gauge('inbox_set_aside_rows', 'Events that could not be taken in and were set aside')
  const held = gauge('held_people', 'People held in the error inbox; counted up to 100000')
  const breakers = gauge('open_breakers', 'Hosts that fail and are left alone for a while')
  const bytes = gauge('database_bytes', 'Size of the database')
  const answers = gauge('database_up', 'Whether the database answered this scrape')
  const engineUp = gauge('engine_up', 'Whether the engine sleeps or makes progress')
  addProcessMetrics(registry, clock)

  const readDatabase = async (): Promise<void> => {
    const now = clock.now()
    const age = (since: number | null): number => (since === null ? 0 : Math.max(0, now - since) / 1000)
    const backlog = await readBacklog(db, now)
    timerLag.set(age(backlog.timerDueSince))
    outboxLag.set(age(backlog.effectDueSince))
    outboxRows.set(backlog.effects)
    inboxRows.set(backlog.inbox)
    inboxAge.set(age(backlog.inboxSince))
    aside.set(backlog.setAside)
    held.set(backlog.held)
    breakers.set(backlog.openBreakers)
    bytes.set(await readSize(db, dialect))
  }

  return {
    contentType: registry.contentType,
    meter: {
      steps: (standing, n) => steps.inc({ standing }, n),
      effect: (type, outcome) => effects.inc({ type, outcome }),
      ingested: (result, n) => ingested.inc({ result }, n),
      request: ({ method, route, status, ms }) => requests.observe({ method, route, status }, ms / 1000),
    },
    page: async (pulse) => {
      engineUp.set(isAlive(pulse, clock.now()) ? 1 : 0)
      try {
        await readDatabase()
        answers.set(1)
      } catch {
        answers.set(0)
      }
      return registry.metrics()
    },
  }
}
