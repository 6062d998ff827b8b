import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'

/** What stands under a name, if it is of that kind: values of a trace are data, not a contract. */
export function textIn(values: JsonObject, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function numberIn(values: JsonObject, name: string): number | undefined {
  const value = values[name]
  return typeof value === 'number' ? value : undefined
}

export function listIn(values: JsonObject, name: string): readonly Json[] {
  const value = values[name]
  return isList(value) ? value : []
}

export function objectIn(values: JsonObject, name: string): JsonObject {
  const value = values[name]
  return isObject(value) ? value : {}
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}
