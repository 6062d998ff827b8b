import type { Json, JsonObject } from '../problem/json.ts'
import { formatInstant } from '../time/instant.ts'
import { isZone, type Zone, type ZoneChoice } from '../time/zone.ts'
import type { Scope } from './answer.ts'
import type { EventFact, Facts } from './facts.ts'
import { isList } from './fold.ts'
import type { Reference } from './reference.ts'
import { none, typed, type Typed } from './typed.ts'

/** Where a reference starts, and the names it goes through. */
export const splitReference = (reference: Reference): { readonly root: string; readonly path: readonly string[] } => {
  const [root = '', ...path] = reference.split('.')
  return { root, path }
}

/** Goes into objects by their own properties, never into lists. */
const lookUp = (from: JsonObject, path: readonly string[]): Json | undefined => {
  let value: Json | undefined = from
  for (const name of path) {
    if (value === null || typeof value !== 'object' || isList(value) || !Object.hasOwn(value, name)) return undefined
    value = value[name]
  }
  return value
}

type Read<T> = (scope: Scope) => T

/** `event.at` and `entry.at` are the instant of the event, whatever its properties say. */
const isInstantOfEvent = (path: readonly string[]): boolean => path.length === 1 && path[0] === 'at'

const readEvent = (event: EventFact | null | undefined, path: readonly string[]): Json | undefined => {
  if (event === null || event === undefined) return undefined
  return isInstantOfEvent(path) ? formatInstant(event.at) : lookUp(event.properties, path)
}

/** The raw value behind a reference; null where there is none, as `event.` outside a `where`. */
export const compileRead = (reference: Reference): Read<Json> => {
  const { root, path } = splitReference(reference)
  switch (root) {
    case 'person':
      return (scope) => lookUp(scope.facts.person.attributes, path) ?? null
    case 'event':
      return (scope) => readEvent(scope.event, path) ?? null
    case 'entry':
      return (scope) => readEvent(scope.entry, path) ?? null
    case 'context':
      return (scope) => (scope.context === undefined ? null : (lookUp(scope.context, path) ?? null))
    case 'enrollment':
      return (scope) => scope.key ?? null
    default:
      return () => null
  }
}

/** The same, once. */
export const readReference = (reference: Reference, scope: Scope): Json => compileRead(reference)(scope)

interface ReadOfEvent {
  readonly value: (event: EventFact) => Typed
  readonly shown: (event: EventFact) => Json
}

/** What `first`, `last` and `sum` take from an event: `of` is an `event.` reference, `event.at` unless said. */
export const compileOf = (of: Reference | undefined): ReadOfEvent => {
  const { root, path } = splitReference(of ?? 'event.at')
  if (root !== 'event') return { value: () => none, shown: () => null }
  if (isInstantOfEvent(path)) {
    return { value: (event) => ({ sort: 'instant', at: event.at }), shown: (event) => formatInstant(event.at) }
  }
  return {
    value: (event) => typed(lookUp(event.properties, path)),
    shown: (event) => lookUp(event.properties, path) ?? null,
  }
}

/**
 * The zone of a choice. Without one, and for a name that is no zone: the journey's, in a segment the workspace's.
 */
export const compileZone = (choice: ZoneChoice | undefined): ((facts: Facts) => Zone) => {
  if (choice === 'person') return (facts) => facts.person.zone ?? facts.zone
  if (choice === undefined || choice === 'journey' || !isZone(choice)) return (facts) => facts.zone
  return () => choice
}
