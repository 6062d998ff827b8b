/**
 * Several engine processes over one database share its buckets out, slice by slice:
 *
 *   each says every second that it is there ──► its fair share = slices / processes that are there
 *   more than its share ──► the surplus is free ──► whoever has less takes it
 *   a process that stops frees its slices; of one that died they are free when its lease runs out
 *
 * This is for speed only: two that look into one bucket get in each other's way, and `rev` decides. Each statement is a
 * transaction of its own and may come to nothing. A process that has not begun to share looks into all buckets.
 */
import { SECOND_MS } from '@trailwright/shared/time/instant.ts'
import { type Kysely, sql } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Tables } from '../database/tables.ts'
import { bucketCount } from './places.ts'

const slices = 64
const bucketsOfSlice = bucketCount / slices
const leaseMs = 3 * SECOND_MS
/** How often a process says that it is there, and looks for what others left in its buckets. */
export const renewMs = SECOND_MS

export interface Leases {
  /** The buckets of this process; null: it does not share. */
  owned(): readonly number[] | null
  /** Renews, takes and gives back, unless that was done less than a second ago. */
  keep(): Promise<void>
  /** Others may have them at once. */
  release(): Promise<void>
}

/** Where there is only one process: nothing is shared. */
export const soleOwner: Leases = { owned: () => null, keep: async () => {}, release: async () => {} }

export const createLeases = (db: Kysely<Tables>, clock: Clock): Leases => {
  const worker = clock.id()
  let mine: readonly number[] | null = null
  let buckets: readonly number[] | null = null
  let until = 0
  let nextAt = 0

  const hold = (held: readonly number[], now: number): void => {
    mine = held.toSorted((a, b) => a - b)
    buckets = mine.flatMap((slice) =>
      Array.from({ length: bucketsOfSlice }, (_, index) => slice * bucketsOfSlice + index),
    )
    until = now + leaseMs
  }

  const renewed = async (expires_at: number): Promise<number[]> =>
    (await db.updateTable('lease').set({ expires_at }).where('worker', '=', worker).returning('slice').execute()).map(
      ({ slice }) => slice,
    )

  const giveBack = async (some: readonly number[]): Promise<void> => {
    if (some.length === 0) return
    await db
      .updateTable('lease')
      .set({ worker: '', expires_at: 0 })
      .where('worker', '=', worker)
      .where('slice', 'in', [...some])
      .execute()
  }

  const take = async (most: number, now: number): Promise<number[]> => {
    const free = await db.selectFrom('lease').select('slice').where('expires_at', '<=', now).orderBy('slice').execute()
    const wanted = free.slice(0, most).map(({ slice }) => slice)
    if (wanted.length === 0) return []
    const got = await db
      .updateTable('lease')
      .set({ worker, expires_at: now + leaseMs })
      .where('slice', 'in', wanted)
      .where('expires_at', '<=', now)
      .returning('slice')
      .execute()
    return got.map(({ slice }) => slice)
  }

  const sayHere = async (now: number): Promise<number> => {
    const expires_at = now + leaseMs
    await db
      .insertInto('engine')
      .values({ worker, expires_at })
      .onConflict((conflict) => conflict.column('worker').doUpdateSet({ expires_at }))
      .execute()
    const here = await db
      .selectFrom('engine')
      .select((row) => row.fn.countAll<number>().as('n'))
      .where('expires_at', '>', now)
      .executeTakeFirstOrThrow()
    return Math.max(1, Number(here.n))
  }

  const firstRows = (): Promise<unknown> =>
    db
      .insertInto('lease')
      .values(Array.from({ length: slices }, (_, slice) => ({ slice, worker: '', expires_at: 0 })))
      .onConflict((conflict) => conflict.column('slice').doNothing())
      .execute()

  return {
    // A lease that ran out while this process was busy may be somebody else's by now.
    owned: () => (mine === null ? null : clock.now() < until ? buckets : []),
    keep: async () => {
      const now = clock.now()
      if (now < nextAt) return
      nextAt = now + renewMs
      if (mine === null) await firstRows()
      const fair = Math.ceil(slices / (await sayHere(now)))
      const held = await renewed(now + leaseMs)
      const surplus = held.toSorted((a, b) => a - b).slice(fair)
      await giveBack(surplus)
      const kept = held.filter((slice) => !surplus.includes(slice))
      hold([...kept, ...(kept.length < fair ? await take(fair - kept.length, now) : [])], now)
    },
    release: async () => {
      if (mine === null) return
      mine = null
      nextAt = 0
      await sql`update lease set worker = '', expires_at = 0 where worker = ${worker}`.execute(db)
      await db.deleteFrom('engine').where('worker', '=', worker).execute()
      // Those of processes that died.
      await db
        .deleteFrom('engine')
        .where('expires_at', '<', clock.now() - leaseMs)
        .execute()
    },
  }
}
