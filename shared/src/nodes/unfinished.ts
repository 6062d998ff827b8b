import type { Json, JsonObject } from '../problem/json.ts'
import { conditionSchema, type Condition } from '../condition/schema.ts'
import { parseDuration } from '../time/duration.ts'

// Reads a config that may be unfinished: what is not there yet, or not of the right form, is undefined.

/** A text that is not empty. */
export const textIn = (config: JsonObject, key: string): string | undefined => {
  const value = config[key]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export const numberIn = (config: JsonObject, key: string): number | undefined => {
  const value = config[key]
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

export const durationIn = (config: JsonObject, key: string): string | undefined => {
  const text = textIn(config, key)
  return text !== undefined && parseDuration(text) !== undefined ? text : undefined
}

export const conditionIn = (config: JsonObject, key: string): Condition | undefined =>
  config[key] === undefined ? undefined : conditionSchema.safeParse(config[key]).data

export const objectsIn = (config: JsonObject, key: string): readonly JsonObject[] => {
  const value = config[key]
  return isList(value) ? value.filter(isObject) : []
}

export const textsIn = (config: JsonObject, key: string): readonly string[] => {
  const value = config[key]
  return isList(value) ? value.filter((item) => typeof item === 'string' && item !== '').map(String) : []
}

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !isList(value)
