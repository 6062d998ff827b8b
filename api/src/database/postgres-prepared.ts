import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

/** Texts that are prepared: those of the engine's steps are far fewer. */
const mostTexts = 300
/** A text that ran this often will run again. */
const seldom = 3
/** "cached plan must not change result type": another process changed a table meanwhile. */
const planIsStale = '0A000'

/**
 * Statements that run again and again are prepared on each connection: PostgreSQL takes longer to plan most of ours than
 * to run them. When a table changes its shape, they are prepared anew under other names.
 */
export const preparing = (pool: pg.Pool): PostgresPool => {
  const seen = new Map<string, number>()
  const names = new Map<string, string>()
  let generation = 0

  const nameOf = (text: string): string | undefined => {
    const known = names.get(text)
    if (known !== undefined) return known
    const times = (seen.get(text) ?? 0) + 1
    if (times < seldom) {
      if (seen.size >= mostTexts) seen.delete(seen.keys().next().value ?? '')
      seen.set(text, times)
      return undefined
    }
    if (names.size >= mostTexts) return undefined
    seen.delete(text)
    names.set(text, `s${generation}_${names.size}`)
    return names.get(text)
  }

  const run = async (client: pg.PoolClient, text: string, values: readonly unknown[]): Promise<pg.QueryResult> => {
    const name = values.length === 0 ? undefined : nameOf(text)
    try {
      return await client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) })
    } catch (fault) {
      if (fault instanceof Error && 'code' in fault && fault.code === planIsStale) {
        generation += 1
        names.clear()
      }
      throw fault
    }
  }

  /** The other form, with a cursor, is for streams, of which there are none: hence the cast. */
  const queryOf = (client: pg.PoolClient): PostgresPoolClient['query'] => {
    const query: unknown = (text: string, values: readonly unknown[]) => run(client, text, values)
    return query as PostgresPoolClient['query']
  }

  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect()
      const known = wrapped.get(client)
      if (known !== undefined) return known
      const fresh: PostgresPoolClient = {
        release: (destroy) => client.release(destroy),
        query: queryOf(client),
      }
      wrapped.set(client, fresh)
      return fresh
    },
  }
}
