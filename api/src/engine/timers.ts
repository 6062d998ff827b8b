import { inTransaction } from '../database/bulk.ts'
import { lookAgain, park, type Parked } from './paused.ts'
import { inPlaces, type Place } from './places.ts'
import type { EngineServices } from './services.ts'
import { takeIn, type Pending } from './take-in.ts'

/** Due enrollments of one transaction. */
export const timersAtOnce = 200

interface Due {
  readonly id: string
  readonly due_at: number | null
  readonly entered_at: number
}

const inOrder = (a: Due, b: Due): number =>
  (a.due_at ?? 0) - (b.due_at ?? 0) || a.entered_at - b.entered_at || (a.id < b.id ? -1 : 1)

/** Moves the enrollments that are due. The timer is a hint: the row's `rev` decides. Returns how many it looked at. */
export const fireTimers = (services: EngineServices): Promise<number> =>
  inPlaces(services.places, 'enrollment', services.clock.now(), (place) => fireIn(services, place))

/** By the index alone: thousands may be due at one instant. */
export const dueTimers = (db: EngineServices['db'], now: number, place: Place, limit: number) =>
  db
    .selectFrom('enrollment')
    .select(['bucket', 'id', 'workspace', 'journey', 'person', 'due_at', 'entered_at'])
    .where('due_at', '<=', now)
    .$if(place !== null, (query) => query.where('bucket', '=', place))
    .orderBy('due_at')
    .limit(limit)

const fireIn = async (services: EngineServices, place: Place): Promise<number> => {
  const { looked, parked } = await inTransaction(services.db, async (tx) => {
    const now = services.clock.now()
    const rows = await dueTimers(tx, now, place, timersAtOnce).execute()
    const met: Parked[] = []
    for (const [workspace, own] of Map.groupBy(rows, (row) => row.workspace)) {
      const live = await services.programs.live(tx, workspace)
      const paused = new Set(live.flatMap(({ journey, status }) => (status === 'paused' ? [journey] : [])))
      const waiting = own.filter(({ journey }) => paused.has(journey))
      await park(tx, 'enrollment', waiting)
      met.push(...waiting)
      const people = new Map<string, Pending[]>()
      for (const row of own.filter(({ journey }) => !paused.has(journey)).toSorted(inOrder)) {
        const pending: Pending = { type: 'timer', at: row.due_at ?? now, enrollment: row.id }
        people.set(row.person, [...(people.get(row.person) ?? []), pending])
      }
      const { programs, clock } = services
      await takeIn({ tx, workspace, programs, now, live, sequence: clock.sequence }, people)
    }
    return { looked: rows.length, parked: met }
  })
  await lookAgain(services, parked)
  return looked
}
