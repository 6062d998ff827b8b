import type { Transaction } from 'kysely'
import type { Tables } from '../database/tables.ts'

/** What changed about a person: event names that came in, and whether anything else of hers did. */
export interface Touched {
  readonly events: readonly string[]
  readonly data: boolean
}

/** Somebody came into or left a segment. */
export interface MembershipChange {
  readonly person: string
  readonly segment: string
  readonly member: boolean
}

/** Membership is kept exact: evaluated again when data touches a person, or when her answer's `until` comes. Never polled. */
export interface Segments {
  /** In the caller's transaction; answers only the differences. */
  refresh(
    tx: Transaction<Tables>,
    workspace: string,
    people: ReadonlyMap<string, Touched>,
    at: number,
  ): Promise<readonly MembershipChange[]>
  /** People whose answers may have changed by time alone, at most `limit`; the differences by workspace. */
  wake(
    tx: Transaction<Tables>,
    at: number,
    limit: number,
  ): Promise<{
    readonly woken: number
    readonly changes: readonly (MembershipChange & { readonly workspace: string })[]
  }>
  /** The earliest `until` still to come, or null. */
  nextWake(): Promise<number | null>
}
