import type { Stimulus } from '@trailwright/shared/step/stimulus.ts'
import { inTransaction } from '../../database/bulk.ts'
import type { EngineServices } from '../services.ts'
import { takeIn, type Pending } from '../take-in.ts'
import { type Held, pagesOfHeld } from './groups.ts'
import { readAside, settleAside } from './aside.ts'

export type Way = 'retry' | 'skip' | 'leave'

export interface Resolution {
  readonly workspace: string
  readonly group: string
  readonly then: Way
  /** Enrollments; null: everybody in the group. */
  readonly only: readonly string[] | null
}

const peopleAtOnce = 500

const stimulusOf = (then: Way, at: number): Stimulus =>
  then === 'leave' ? { type: 'removed', at, reason: 'removed' } : { type: 'resumed', at, by: then }

/** Those of the group go on exactly there, past the step, or out; some hundreds a transaction. Returns how many. */
export const resolve = async (
  services: EngineServices,
  { workspace, group, then, only }: Resolution,
): Promise<number> => {
  const { db, clock, programs } = services
  const wanted = only === null ? null : new Set(only)
  let people = 0
  for await (const page of pagesOfHeld(db, workspace, undefined)) {
    const held = page.filter((each) => each.group === group && (wanted === null || wanted.has(each.row.id)))
    for (let start = 0; start < held.length; start += peopleAtOnce) {
      const chunk: readonly Held[] = held.slice(start, start + peopleAtOnce)
      await inTransaction(db, async (tx) => {
        const now = clock.now()
        const pending = new Map<string, Pending[]>()
        for (const { row } of chunk) {
          const items = pending.get(row.person) ?? []
          const item: Pending = { type: 'stimulus', at: now, enrollment: row.id, stimulus: stimulusOf(then, now) }
          pending.set(row.person, [...items, item])
        }
        await takeIn({ tx, workspace, programs, now, sequence: clock.sequence }, pending)
      })
      people += chunk.length
      await clock.breathe()
    }
  }
  return people + (await resolveAside(services, workspace, group, then))
}

const resolveAside = async ({ db }: EngineServices, workspace: string, group: string, then: Way): Promise<number> => {
  if (then === 'skip') return 0
  const aside = (await readAside(db, workspace)).filter((each) => each.group === group)
  await inTransaction(db, async (tx) => {
    for (const each of aside) await settleAside(tx, each, then)
  })
  return new Set(aside.map(({ row }) => row.person)).size
}
