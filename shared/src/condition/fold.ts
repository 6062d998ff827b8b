import type { Json } from '../problem/json.ts'
import { formatInstant, parseInstant } from '../time/instant.ts'

/** U+0000 and lone surrogates cannot be stored as text by every database; both are read as U+FFFD. */
export const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD')

const mayBeInstant = (text: string): boolean =>
  text.length >= 17 && text.charCodeAt(4) === 45 && text.charCodeAt(7) === 45 && text.charCodeAt(10) === 84

/** The instant that a text names, else undefined. Cheap for texts that do not look like one. */
export const instantOfText = (text: string): number | undefined => (mayBeInstant(text) ? parseInstant(text) : undefined)

const ASCII = /^[\u0001-\u007F]*$/

/**
 * Text as it is compared: in Unicode's composed form (NFC) and lower case, whatever the locale, so that a database
 * compares folded columns byte by byte and never folds anything itself. An instant is folded to its one written form,
 * `2026-05-01T09:00:00.000Z`; since all other text is lower case, the `T` tells instants apart, in SQL too.
 */
export const foldText = (text: string): string => {
  const at = instantOfText(text)
  if (at !== undefined) return formatInstant(at)
  return ASCII.test(text) ? text.toLowerCase() : storable(text).normalize('NFC').toLowerCase()
}

/** The `folded` column beside `attributes` or `properties`: the same JSON with its texts folded, keys as they are. */
export const foldJson = (value: Json): Json => {
  if (typeof value === 'string') return foldText(value)
  if (value === null || typeof value !== 'object') return value
  if (isList(value)) return value.map(foldJson)
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [storable(key), foldJson(held)]))
}

/** `Array.isArray` does not narrow readonly lists. */
export const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
