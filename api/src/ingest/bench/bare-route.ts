import type Sqlite from 'better-sqlite3'
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { parseInstant } from '@trailwright/shared/time/instant.ts'
import { Hono } from 'hono'
import { personIdOf } from '../../people/index.ts'

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
  return routeOf(all)
}

const routeOf = (all: (batch: readonly Call[]) => unknown): Hono => {
  const app = new Hono()
  app.post('/v1/batch', async (context) => {
    // The client of the same measurement sends nothing else.
    const { batch } = (await context.req.json()) as { batch: readonly Call[] }
    all(batch)
    return context.json({ success: true })
  })
  return app
}

/** The same, but it inserts the three rows that the product keeps of an event, into the product's own tables. */
export const bareRows = (sqlite: Sqlite.Database): Hono => {
  const message = sqlite.prepare(
    'insert or ignore into message (bucket, workspace, id, received_at) values (?, ?, ?, ?)',
  )
  const event = sqlite.prepare(
    'insert into event (bucket, workspace, person, name, at, seq, id, type, received_at, properties, folded) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const received = sqlite.prepare(
    `insert into received (workspace, seq, id, received_at, at, type, name, person, source, status, warnings, payload) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'accepted', '[]', ?)`,
  )
  let seq = 0
  return routeOf(
    sqlite.transaction((batch: readonly Call[]) => {
      for (const call of batch) {
        const { messageId = '', userId = '', event: name, timestamp = '' } = call
        const at = parseInstant(timestamp) ?? 0
        const person = personIdOf(workspace, { kind: 'userId', value: userId })
        const properties = JSON.stringify(call.properties)
        seq += 1
        message.run(bucketOf(workspace, messageId), workspace, messageId, at)
        event.run(
          bucketOf(workspace, person),
          workspace,
          person,
          name,
          at,
          seq,
          messageId,
          'track',
          at,
          properties,
          properties,
        )
        received.run(workspace, seq, messageId, at, at, 'track', name, person, 'bench', JSON.stringify(call))
      }
    }),
  )
}

const workspace = 'bench'
