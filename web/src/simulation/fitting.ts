import type { AttributeLeaf, Condition } from '@trailwright/shared/condition/schema.ts'
import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'

/** Where `{ from }` values of a filter come from: the start event and the key. */
export type Resolve = (reference: string) => Json | undefined

/** The properties of a sample event, as nested values: `cart.total` goes into `cart`. */
export function sampleProperties(
  properties: readonly { readonly path: string; readonly samples: readonly Json[] }[],
): JsonObject {
  return properties.reduce<JsonObject>(
    (event, { path, samples }) => (samples[0] === undefined ? event : withPath(event, path.split('.'), samples[0])),
    {},
  )
}

/**
 * An event that passes a filter, as far as plain comparisons go: each property that does not fit gets the nearest value
 * that does. So that a simulation begins with an event that counts.
 */
export function fitting(where: Condition | undefined, event: JsonObject, resolve: Resolve): JsonObject {
  if (where === undefined) return event
  if ('all' in where) return where.all.reduce<JsonObject>((fit, part) => fitting(part, fit, resolve), event)
  if ('any' in where) return fitting(where.any[0], event, resolve)
  if (!('attribute' in where) || !where.attribute.startsWith('event.')) return event
  const path = where.attribute.split('.').slice(1)
  const value = fittingValue(where, atPath(event, path), resolve)
  return value === undefined ? event : withPath(event, path, value)
}

function fittingValue({ is, value }: AttributeLeaf, now: Json | undefined, resolve: Resolve): Json | undefined {
  const wanted = literal(value, resolve)
  const number = typeof now === 'number' ? now : undefined
  switch (is) {
    case '=':
      return wanted
    case 'oneOf':
      return Array.isArray(wanted) ? (wanted.find((item) => item === now) ?? wanted[0]) : undefined
    case '>=':
      return typeof wanted === 'number' && (number === undefined || number < wanted) ? wanted : undefined
    case '>':
      return typeof wanted === 'number' && (number === undefined || number <= wanted) ? wanted + 1 : undefined
    case '<=':
      return typeof wanted === 'number' && (number === undefined || number > wanted) ? wanted : undefined
    case '<':
      return typeof wanted === 'number' && (number === undefined || number >= wanted) ? wanted - 1 : undefined
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return typeof now === 'string' && typeof wanted === 'string' && now.includes(wanted) ? undefined : wanted
    case 'known':
      return now ?? 1
    case 'true':
      return true
    case 'false':
      return false
    default:
      return undefined
  }
}

function literal(value: AttributeLeaf['value'], resolve: Resolve): Json | undefined {
  if (typeof value !== 'object' || Array.isArray(value)) return value
  if (!('from' in value)) return undefined
  return resolve(value.from)
}

/** The value at a path of property names; undefined where there is none. */
export function atPath(object: Json | undefined, path: readonly string[]): Json | undefined {
  const [first, ...rest] = path
  if (first === undefined) return object
  if (typeof object !== 'object' || object === null || Array.isArray(object)) return undefined
  return atPath((object as JsonObject)[first], rest)
}

/** The object with one value at a path changed. */
export function withPath(object: JsonObject, path: readonly string[], value: Json): JsonObject {
  const [first, ...rest] = path
  if (first === undefined) return object
  if (rest.length === 0) return { ...object, [first]: value }
  const inner = object[first]
  const nested = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? (inner as JsonObject) : {}
  return { ...object, [first]: withPath(nested, rest, value) }
}
