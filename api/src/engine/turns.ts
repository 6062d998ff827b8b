import { type Kysely, sql } from 'kysely'
import type { Tables } from '../database/tables.ts'

/** The next turns at the door of a journey that lets people in at a pace. */
export interface Turns {
  readonly workspace: string
  readonly journey: string
  /** The first of them is not before. */
  readonly from: number
  readonly slotMs: number
  readonly count: number
}

/** Takes them; the first one's instant, each of the others a slot later. */
export const takeTurns = async (
  db: Kysely<Tables>,
  { workspace, journey, from, slotMs, count }: Turns,
): Promise<number> => {
  const taken = slotMs * count
  const { next_at } = await db
    .insertInto('turn')
    .values({ workspace, journey, next_at: from + taken })
    .onConflict((conflict) =>
      conflict.columns(['workspace', 'journey']).doUpdateSet({
        next_at: sql<number>`case when turn.next_at > ${from} then turn.next_at else ${from} end + ${taken}`,
      }),
    )
    .returning('next_at')
    .executeTakeFirstOrThrow()
  return Number(next_at) - taken
}
