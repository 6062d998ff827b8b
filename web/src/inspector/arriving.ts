import type { GraphNode } from '@trailwright/shared/graph/schema.ts'
import type { NodeKind } from '@trailwright/shared/nodes/define.ts'
import { localDate, atTimeOfDay, addDays } from '@trailwright/shared/time/day.ts'
import { DAY_MS, type Instant } from '@trailwright/shared/time/instant.ts'
import { occurrences, recurrenceSchema } from '@trailwright/shared/time/recurrence.ts'
import { isZone, type Zone } from '@trailwright/shared/time/zone.ts'
import type { Facts } from '@trailwright/shared/condition/facts.ts'

/** When somebody who arrives at an instant goes on; `at` null: when something happens. */
export type Arrival =
  | { readonly arrivesAt: Instant; readonly result: 'waits'; readonly at: Instant }
  | { readonly arrivesAt: Instant; readonly result: 'goes' | 'late' }

const nobody = (zone: Zone): Facts => ({
  person: { id: '', createdAt: 0, zone: null, language: null, attributes: {}, tags: [] },
  zone,
  events: {},
  segments: {},
  contactPoints: [],
  consents: [],
  contacts: [],
  passages: [],
})

/** Now, this evening and at the weekend: where the clock shows that it matters. */
function sampleArrivals(now: Instant, zone: Zone): readonly Instant[] {
  const today = localDate(now, zone)
  const evening = atTimeOfDay(today, '21:30', zone)
  return [
    now,
    evening > now ? evening : atTimeOfDay(addDays(today, 1), '21:30', zone),
    atTimeOfDay(addDays(today, 3), '09:00', zone),
  ]
}

/** Asks the step itself when people who arrive at some instants go on. Undefined for a config that is not finished. */
export function arrivalsAt(
  kind: NodeKind,
  node: GraphNode,
  { now, zone }: { readonly now: Instant; readonly zone: Zone },
): readonly Arrival[] | undefined {
  const config = kind.config.safeParse(node.config)
  if (!config.success || !isZone(zone)) return undefined
  return sampleArrivals(now, zone).map((arrivesAt): Arrival => {
    const result = kind.step(config.data, {
      at: arrivesAt,
      signal: { type: 'arrived' },
      node: node.id,
      journey: '',
      enrollment: '',
      key: '',
      seed: '',
      enteredAt: arrivesAt,
      arrivedAt: arrivesAt,
      entry: null,
      context: {},
      memory: {},
      facts: nobody(zone),
      zone: (choice) => (choice === 'person' || choice === 'journey' ? zone : choice),
      evaluate: () => ({ value: 'unknown', until: 'never', because: [] }),
      read: () => null,
    })
    if (result.type === 'rest' && result.wake !== null) return { arrivesAt, result: 'waits', at: result.wake }
    return { arrivesAt, result: result.type === 'end' ? 'late' : 'goes' }
  })
}

/** The next three times of a schedule. */
export function nextTimes(
  kind: NodeKind,
  node: GraphNode,
  { now, zone }: { readonly now: Instant; readonly zone: Zone },
): readonly Instant[] | undefined {
  const [key] = Object.entries(kind.fields).find(([, field]) => field.widget === 'recurrence') ?? []
  if (key === undefined) return undefined
  const recurrence = recurrenceSchema.safeParse(node.config[key])
  const named = node.config['zone']
  const clock = typeof named === 'string' && isZone(named) ? named : zone
  if (!recurrence.success || !isZone(clock)) return []
  return occurrences(recurrence.data, clock, { after: now, limit: 3, until: now + 3650 * DAY_MS })
}
