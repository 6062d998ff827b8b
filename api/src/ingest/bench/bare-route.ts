import type Sqlite from 'better-sqlite3'
import { parseInstant } from '@trailwright/shared/time/instant.ts'
import { Hono } from 'hono'

interface Call {
  readonly messageId?: string
  readonly userId?: string
  readonly event?: string
  readonly timestamp?: string
  readonly properties?: object
}

/** What ingest is measured against: a route that parses a batch and inserts it, durably, and does nothing else. */
export const bareRoute = (sqlite: Sqlite.Database): Hono => {
  sqlite.exec(`
    create table event (id text primary key, person text not null, name text not null, at integer not null, properties text not null) without rowid;
    create index event_by_person on event (person, name, at)`)
  const insert = sqlite.prepare('insert or ignore into event values (?, ?, ?, ?, ?)')
  const all = sqlite.transaction((batch: readonly Call[]) => {
    for (const { messageId, userId, event, timestamp, properties } of batch)
      insert.run(messageId, userId, event, parseInstant(timestamp ?? '') ?? 0, JSON.stringify(properties))
  })
  const app = new Hono()
  app.post('/v1/batch', async (context) => {
    // The client of the same measurement sends nothing else.
    const { batch } = (await context.req.json()) as { batch: readonly Call[] }
    all(batch)
    return context.json({ success: true })
  })
  return app
}
