/** Which events and attributes came in, with the types of their values and a few samples that name nobody. */
import { instantOfText } from '@trailwright/shared/condition/fold.ts'
import type { Json, JsonObject, JsonScalar } from '@trailwright/shared/problem/json.ts'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { insertRows } from '../database/bulk.ts'
import type { Tables } from '../database/tables.ts'

export const valueTypes = ['text', 'number', 'boolean', 'date', 'list', 'object'] as const
export type ValueType = (typeof valueTypes)[number]

interface Path {
  type: ValueType
  samples: JsonScalar[]
}
type Paths = Map<string, Path>

/** What one batch adds. */
export interface Sightings {
  readonly events: Map<string, { count: number; first: number; last: number; readonly paths: Paths }>
  readonly attributes: Paths
}
export const noSightings = (): Sightings => ({ events: new Map(), attributes: new Map() })

const mostPaths = 200
const deepest = 4
const mostSamples = 3
const longestSample = 60

const typeOf = (value: Exclude<Json, null>): ValueType => {
  if (typeof value === 'string') return instantOfText(value) === undefined ? 'text' : 'date'
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'boolean'
  return Array.isArray(value) ? 'list' : 'object'
}

const personalName =
  /mail|phone|mobile|name|address|street|postal|zip|birth|^ip$|token|secret|password|url|referrer|title/i
const identifier = /(?:^|[_-])id$|I[dD]s?$/
const personalText = /@|\d{7,}/

const mayShow = (path: string, value: JsonScalar): boolean => {
  const last = path.slice(path.lastIndexOf('.') + 1)
  if (personalName.test(last) || identifier.test(last)) return false
  return typeof value !== 'string' || (value.length <= longestSample && !personalText.test(value))
}

const look = (paths: Paths, value: Json, path: string, depth: number): void => {
  if (value === null || value === '') return
  let known = paths.get(path)
  if (known === undefined) {
    if (paths.size >= mostPaths) return
    known = { type: typeOf(value), samples: [] }
    paths.set(path, known)
  }
  if (typeof value === 'object') {
    if (Array.isArray(value) || depth >= deepest) return
    for (const [key, held] of Object.entries(value)) look(paths, held, `${path}.${key}`, depth + 1)
    return
  }
  if (known.samples.length < mostSamples && !known.samples.includes(value) && mayShow(path, value)) {
    known.samples.push(value)
  }
}

export const seeEvent = ({ events }: Sightings, name: string, at: number, properties: JsonObject): void => {
  let event = events.get(name)
  if (event === undefined) {
    event = { count: 0, first: at, last: at, paths: new Map() }
    events.set(name, event)
  }
  event.count += 1
  event.first = Math.min(event.first, at)
  event.last = Math.max(event.last, at)
  for (const [key, value] of Object.entries(properties)) look(event.paths, value, key, 1)
}

export const seeAttributes = ({ attributes }: Sightings, traits: JsonObject): void => {
  for (const [key, value] of Object.entries(traits)) look(attributes, value, key, 1)
}

const samplesSchema = z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))
const storedPathsSchema = z.record(z.string(), z.strictObject({ type: z.enum(valueTypes), samples: samplesSchema }))

/** The stored form of an event's properties. */
export const readPaths = (text: string): Paths => new Map(Object.entries(storedPathsSchema.parse(JSON.parse(text))))
export const readSamples = (text: string): JsonScalar[] => samplesSchema.parse(JSON.parse(text))

/** The last type seen holds; the first samples stay. */
const addPath = (paths: Paths, name: string, seen: Path): boolean => {
  const known = paths.get(name)
  if (known === undefined) {
    if (paths.size >= mostPaths) return false
    paths.set(name, seen)
    return true
  }
  const added = seen.samples
    .filter((sample) => !known.samples.includes(sample))
    .slice(0, mostSamples - known.samples.length)
  if (added.length === 0 && known.type === seen.type) return false
  known.samples.push(...added)
  known.type = seen.type
  return true
}

/** Adds what a batch saw: one statement to read, one to write, for events and for attributes. */
export const writeSightings = async (db: Kysely<Tables>, workspace: string, seen: Sightings): Promise<void> => {
  await writeEvents(db, workspace, seen.events)
  await writeAttributes(db, workspace, seen.attributes)
}

const writeEvents = async (db: Kysely<Tables>, workspace: string, events: Sightings['events']): Promise<void> => {
  if (events.size === 0) return
  const names = [...events.keys()].toSorted()
  const stored = await db
    .selectFrom('catalogue_event')
    .select(['name', 'properties'])
    .where('workspace', '=', workspace)
    .where('name', 'in', names)
    .execute()
  const known = new Map(stored.map((row) => [row.name, readPaths(row.properties)]))
  const rows = names.flatMap((name) => {
    const event = events.get(name)
    if (event === undefined) return []
    const paths = known.get(name) ?? new Map<string, Path>()
    for (const [path, one] of event.paths) addPath(paths, path, one)
    const properties = JSON.stringify(Object.fromEntries(paths))
    return [{ workspace, name, count: event.count, first_seen_at: event.first, last_seen_at: event.last, properties }]
  })
  await insertRows(
    db,
    'catalogue_event',
    rows,
    sql`on conflict (workspace, name) do update set count = catalogue_event.count + excluded.count,
      first_seen_at = case when excluded.first_seen_at < catalogue_event.first_seen_at then excluded.first_seen_at else catalogue_event.first_seen_at end,
      last_seen_at = case when excluded.last_seen_at > catalogue_event.last_seen_at then excluded.last_seen_at else catalogue_event.last_seen_at end,
      properties = excluded.properties`,
  )
}

const writeAttributes = async (db: Kysely<Tables>, workspace: string, attributes: Paths): Promise<void> => {
  if (attributes.size === 0) return
  const stored = await db
    .selectFrom('catalogue_attribute')
    .select(['path', 'type', 'samples'])
    .where('workspace', '=', workspace)
    .execute()
  const known: Paths = new Map(
    stored.map((row) => [row.path, { type: z.enum(valueTypes).parse(row.type), samples: readSamples(row.samples) }]),
  )
  const changed = [...attributes].filter(([path, one]) => addPath(known, path, one)).map(([path]) => path)
  const rows = changed.toSorted().flatMap((path) => {
    const one = known.get(path)
    return one === undefined ? [] : [{ workspace, path, type: one.type, samples: JSON.stringify(one.samples) }]
  })
  await insertRows(
    db,
    'catalogue_attribute',
    rows,
    sql`on conflict (workspace, path) do update set type = excluded.type, samples = excluded.samples`,
  )
}
