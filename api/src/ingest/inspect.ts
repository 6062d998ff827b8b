import { storable } from '@trailwright/shared/condition/fold.ts'
import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import type { RefusalCode } from '@trailwright/shared/wire/events.ts'
import { limits } from './limits.ts'

export interface Refusal {
  readonly code: RefusalCode
  /** Where, as dotted path; '' for the whole call. */
  readonly field: string
}

/** Stands where a call's text is no JSON. */
export class Unreadable {
  readonly unreadable = true
}

export type Inspected =
  | { readonly ok: true; readonly call: JsonObject; readonly cleaned: boolean }
  | { readonly ok: false; readonly refusal: Refusal }

/** Names by which JSON could reach into JavaScript's own objects. */
const forbidden: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

const refuse = (code: RefusalCode, path: readonly string[] = []): Inspected => ({
  ok: false,
  refusal: { code, field: path.join('.') },
})

/**
 * Looks at one call before anything reads it: size, depth, number of keys, forbidden names. It walks with a list, not
 * by recursion, so that depth cannot overflow. Text that no database can store (U+0000, lone surrogates) is replaced.
 */
export const inspect = (raw: unknown): Inspected => {
  if (raw instanceof Unreadable) return refuse('json.invalid')
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return refuse('event.not-object')
  let keys = 0
  let dirty = false
  const pending: { value: object; path: readonly string[] }[] = [{ value: raw, path: [] }]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.path.length >= limits.depth) return refuse('event.too-deep', next.path.slice(0, 4))
    for (const [key, value] of Object.entries(next.value)) {
      keys += 1
      if (keys > limits.keys) return refuse('event.too-many-keys')
      if (forbidden.has(key)) return refuse('event.forbidden-key', [...next.path, key])
      if (isUnstorable(key)) dirty = true
      if (typeof value === 'string') dirty ||= isUnstorable(value)
      else if (typeof value === 'object' && value !== null) pending.push({ value, path: [...next.path, key] })
    }
  }
  // Parsed from JSON, and neither list nor scalar.
  const call = raw as JsonObject
  if (Buffer.byteLength(JSON.stringify(call)) > limits.eventBytes) return refuse('event.too-large')
  return { ok: true, call: dirty ? (cleanValue(call) as JsonObject) : call, cleaned: dirty }
}

const isUnstorable = (text: string): boolean => text.includes('\0') || !text.isWellFormed()

const cleanValue = (value: Json): Json => {
  if (typeof value === 'string') return storable(value)
  if (Array.isArray(value)) return value.map(cleanValue)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [storable(key), cleanValue(held)]))
}
