/**
 * Who waited at the door of a paused journey for her turn has missed it with all others. They take new turns, in their
 * old order, behind those whose turn is still to come: nobody is let in faster than the journey says.
 */
import { slotMs } from '@trailwright/shared/run/throttle.ts'
import { sql } from 'kysely'
import { inTransaction } from '../database/bulk.ts'
import { parkedMs } from './parked.ts'
import { together } from './places.ts'
import type { EngineServices } from './services.ts'
import { type Pending, takeIn } from './take-in.ts'
import { takeTurns } from './turns.ts'

const peopleAtOnce = 1000

interface Waiting {
  readonly bucket: number
  readonly id: string
  readonly person: string
  readonly due: number
}

/** Of a live journey with a pace: those at its door who are due take new turns. */
export const queueAgain = async (services: EngineServices, workspace: string, journey: string): Promise<void> => {
  const door = (await services.programs.live(services.db, workspace)).find((each) => each.journey === journey)
  if (door === undefined || door.status === 'paused' || door.program.journey.entry.throttle === null) return
  const now = services.clock.now()
  const pace = slotMs(door.program.journey.entry.throttle)
  let after: Pick<Waiting, 'due' | 'id'> = { due: -1, id: '' }
  for (;;) {
    const { rows } = await sql<Waiting>`select bucket, id, person, due from (select bucket, id, person,
        case when due_at >= ${parkedMs} then due_at - ${parkedMs} else due_at end as due from enrollment
        where ${services.places.inAnyBucket()} and workspace = ${workspace} and journey = ${journey}
          and status <> 'ended' and due_at is not null and node in (${sql.join(door.program.triggers)})) as waiting
      where due <= ${now} and (due, id) > (${after.due}, ${after.id})
      order by due, id limit ${peopleAtOnce}`.execute(services.db)
    const last = rows.at(-1)
    if (last === undefined) return
    const turns = { workspace, journey, from: now, slotMs: pace, count: rows.length }
    const first = await takeTurns(services.db, turns)
    const numbered = rows.map((row, index) => ({ ...row, until: first + index * pace }))
    for (const part of together(services.places, numbered, ({ bucket }) => bucket))
      await inTransaction(services.db, async (tx) => {
        const pending = Map.groupBy(
          part.map(({ id, person, until }): Pending & { person: string } => ({
            person,
            type: 'stimulus',
            at: now,
            enrollment: id,
            stimulus: { type: 'turn', at: now, until },
          })),
          ({ person }) => person,
        )
        const { programs, clock } = services
        await takeIn({ tx, workspace, programs, now, sequence: clock.sequence }, pending)
      })
    after = { due: Number(last.due), id: last.id }
  }
}
