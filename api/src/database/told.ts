import type { Kysely, Transaction } from 'kysely'
import type { Meter } from '../meter.ts'
import type { Tables } from './tables.ts'

type Tell = (meter: Meter) => void

const meters = new WeakMap<Kysely<Tables>, Meter>()
const waiting = new WeakMap<Transaction<Tables>, Tell[]>()

/** Whatever transactions of this database have to tell goes to this meter; without one it goes nowhere. */
export const countOn = (db: Kysely<Tables>, meter: Meter): void => void meters.set(db, meter)

/** Tells the meter when this transaction is committed: once, and not at all when it is rolled back. */
export const tellWhenCommitted = (tx: Transaction<Tables>, tell: Tell): void => {
  const known = waiting.get(tx)
  if (known === undefined) waiting.set(tx, [tell])
  else known.push(tell)
}

/** What this transaction has to tell. */
export const toldIn = (tx: Transaction<Tables>): readonly Tell[] => waiting.get(tx) ?? []

/** It is committed. */
export const tellAll = (db: Kysely<Tables>, told: readonly Tell[]): void => {
  const meter = meters.get(db)
  if (meter !== undefined) for (const tell of told) tell(meter)
}
