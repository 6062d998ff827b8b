import type { Zone, ZoneChoice } from '../../time/zone.ts'
import type { Instant } from '../../time/instant.ts'
import { isZone } from '../../time/zone.ts'
import { join, sql, text, type Sql } from './fragment.ts'
import type { Dialect } from './json.ts'

/** What is asked for a whole population: which database, when, and by whose clocks. */
export interface Population {
  readonly dialect: Dialect
  readonly at: Instant
  /** The zone of the workspace. */
  readonly zone: Zone
  /** The zones that people of the workspace have (column `zone`); for those of others the workspace's holds. */
  readonly zones: readonly Zone[]
}

/** The parts of a leaf that SQL cannot say. */
export type Inexpressible = 'draw' | 'reference' | 'textOfInstant'

/** What is known where a piece of SQL stands. */
export interface Frame {
  readonly population: Population
  /** The event at hand, inside a `where`. */
  readonly event: { readonly alias: Sql } | null
  /** A new alias for a subquery. */
  readonly alias: (letter: string) => Sql
  readonly cannot: (what: Inexpressible) => void
}

/**
 * A value that depends on the zone: one parameter where the zone is the same for all, else a list, a row a zone.
 */
export const byZone = <T>(
  { population }: Frame,
  choice: ZoneChoice | undefined,
  valueIn: (zone: Zone) => T,
  toSql: (value: T) => Sql,
): Sql => {
  const { zone, zones } = population
  if (choice !== 'person') return toSql(valueIn(choice === undefined || !isZone(choice) ? zone : choice))
  const fallback = valueIn(zone)
  const rows = zones
    .filter((other) => isZone(other))
    .map((other) => ({ other, value: valueIn(other) }))
    .filter(({ value }) => value !== fallback)
    .map(({ other, value }) => sql`(${text(other)}, ${toSql(value)})`)
  if (rows.length === 0) return toSql(fallback)
  return sql`coalesce((select z.column2 from (values ${join(rows, ', ')}) as z where z.column1 = p.zone), ${toSql(fallback)})`
}
