import { inTransaction } from '../database/bulk.ts'
import { tellMemberships, type Touched } from '../segments/index.ts'
import { isOfDatabase, problemOf } from './fault.ts'
import { forget, pendingOf, readInbox, setRowAside } from './inbox.ts'
import { joinEnrollments } from './merge.ts'
import { inPlaces, type Place } from './places.ts'
import type { EngineServices } from './services.ts'
import { takeIn, type Pending } from './take-in.ts'

const batch = 100

/**
 * Takes the next rows of the inbox in. When that fails by a fault of ours, they go in one by one, and the one that cannot
 * is set aside: it stays in the table, under another kind, and stops nobody.
 */
export const takeInbox = (services: EngineServices): Promise<number> =>
  inPlaces(services.places, 'inbox', services.clock.now(), (place) => takeFrom(services, place))

const takeFrom = async (services: EngineServices, place: Place): Promise<number> => {
  try {
    return await takeRows(services, place, batch)
  } catch (fault) {
    if (isOfDatabase(fault)) throw fault
    return takeRows(services, place, 1).catch(async (own: unknown) => {
      if (isOfDatabase(own)) throw own
      services.report(own, 'A row of the inbox cannot be taken in and is set aside')
      await inTransaction(services.db, (tx) => setRowAside(tx, place, problemOf(own)))
      return 1
    })
  }
}

/**
 * In one transaction: memberships first (an event may put its person into a segment), then journeys.
 * Membership changes go back into the inbox as rows of their own, in the same transaction.
 */
const takeRows = (services: EngineServices, place: Place, limit: number): Promise<number> =>
  inTransaction(services.db, async (tx) => {
    const rows = await readInbox(tx, place, limit)
    if (rows.length === 0) return 0
    const now = services.clock.now()
    for (const row of rows) if (row.kind === 'merged') await joinEnrollments(services, tx, row)
    for (const workspace of new Set(rows.map((row) => row.workspace))) {
      const people = new Map<string, Pending[]>()
      const touched = new Map<string, { events: string[]; data: boolean }>()
      for (const row of rows) {
        if (row.workspace !== workspace) continue
        const pending = pendingOf(row)
        if (pending === null) continue
        people.set(row.person, [...(people.get(row.person) ?? []), pending])
        const known = touched.get(row.person) ?? { events: [], data: false }
        touched.set(row.person, known)
        if (pending.type === 'event') known.events.push(pending.event.name)
        if (pending.type === 'changed') known.data = true
      }
      await tellMemberships(
        tx,
        services.clock,
        workspace,
        await services.segments.refresh(tx, workspace, onlyTouched(touched), now),
      )
      await takeIn({ tx, workspace, programs: services.programs, now, sequence: services.clock.sequence }, people)
    }
    await forget(tx, rows)
    return rows.length
  })

const onlyTouched = (touched: ReadonlyMap<string, Touched>): ReadonlyMap<string, Touched> =>
  new Map([...touched].filter(([, { events, data }]) => data || events.length > 0))

/** People whose membership changed by time alone. */
export const wakeSegments = (services: EngineServices): Promise<number> =>
  inTransaction(services.db, async (tx) => {
    const { woken, changes } = await services.segments.wake(tx, services.clock.now(), batch)
    for (const change of changes) await tellMemberships(tx, services.clock, change.workspace, [change])
    return woken
  })
