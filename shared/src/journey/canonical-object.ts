import { z } from 'zod'
import type { Json, JsonObject } from '../problem/json.ts'
import { isTooDeep, sorted } from '../problem/sorted.ts'

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value as its schema writes it, if the schema takes it; else as it came, sorted. */
const canonicalValue = (schema: z.ZodType, value: Json, defaults: Json | undefined): Json => {
  if (isTooDeep(value)) return value
  const filled =
    schema instanceof z.ZodObject && isObject(value) && isObject(defaults)
      ? canonicalObject(schema, value, defaults)
      : sorted(value)
  const parsed = schema.safeParse(filled)
  // What a schema of ours gives for JSON is JSON.
  return parsed.success ? (parsed.data as Json) : filled
}

const defaultOf = (schema: z.ZodType): Json | undefined => {
  const parsed = schema.safeParse(undefined)
  return parsed.success && parsed.data !== undefined ? (parsed.data as Json) : undefined
}

/**
 * The object with its keys in the order of the schema, defaults written out, free maps sorted; keys that the schema
 * does not know come last. Total: what does not fit its field stays as it came. Doing it twice changes nothing.
 */
export const canonicalObject = (schema: z.ZodType, object: JsonObject, defaults: JsonObject = {}): JsonObject => {
  const shape: Readonly<Record<string, z.ZodType>> = schema instanceof z.ZodObject ? schema.shape : {}
  const known = Object.entries(shape).flatMap(([key, field]): [string, Json][] => {
    const given = Object.hasOwn(object, key) ? object[key] : undefined
    const value = given === undefined ? (Object.hasOwn(defaults, key) ? defaults[key] : defaultOf(field)) : given
    return value === undefined ? [] : [[key, canonicalValue(field, value, defaults[key])]]
  })
  const unknown = Object.keys(object)
    .filter((key) => !Object.hasOwn(shape, key))
    .toSorted()
    .flatMap((key): [string, Json][] => {
      const value = object[key]
      return value === undefined ? [] : [[key, sorted(value)]]
    })
  return Object.fromEntries([...known, ...unknown])
}
