import type { Facts } from '@trailwright/shared/condition/facts.ts'
import type { Transaction } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { Passage } from './passage.ts'
import type { LiveProgram, Programs } from './programs.ts'

/** What taking in works with, within one transaction. */
export interface TakeIn {
  readonly tx: Transaction<Tables>
  readonly workspace: string
  readonly programs: Programs
  readonly now: number
  /** Where the caller has read it already. */
  readonly live?: readonly LiveProgram[]
  /** Order of arrival for rows that this transaction itself puts into the inbox. */
  readonly sequence: () => number
}

/** One person in hand: what is known of her now, and her passages. */
export interface PersonWork {
  readonly person: string
  facts: Facts
  readonly passages: Passage[]
}
