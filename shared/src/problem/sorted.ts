import type { Json, JsonObject } from './json.ts'

/** Documents of ours are shallow; what is nested deeper than this is left as it came, and reported. */
export const deepest = 64

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

const sortedFrom = (value: Json, depth: number): Json => {
  if (typeof value === 'number') return value === 0 ? 0 : value
  if (typeof value !== 'object' || value === null || depth >= deepest) return value
  return isList(value) ? value.map((item) => sortedFrom(item, depth + 1)) : sortedObjectFrom(value, depth)
}

const sortedObjectFrom = (object: JsonObject, depth: number): JsonObject =>
  Object.fromEntries(
    Object.keys(object)
      .toSorted()
      .flatMap((key) => {
        const value = object[key]
        return value === undefined ? [] : [[key, sortedFrom(value, depth + 1)]]
      }),
  )

/** The same value with the keys of every object in order, so that equal values have equal bytes. */
export const sorted = (value: Json): Json => sortedFrom(value, 0)

export const sortedObject = (object: JsonObject): JsonObject => sortedObjectFrom(object, 0)

export const isTooDeep = (value: Json, depth = 0): boolean => {
  if (typeof value !== 'object' || value === null) return false
  if (depth >= deepest) return true
  return (isList(value) ? value : Object.values(value)).some((item) => isTooDeep(item, depth + 1))
}
