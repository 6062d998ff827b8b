import type { Json } from '@trailwright/shared/problem/json.ts'

export type ReadJson =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly rule: 'syntax' | 'depth' | 'forbidden-key' }

export const deepestJson = 64
const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

/** How deep brackets nest outside strings, by one pass over the text, without recursion. */
const depthOf = (text: string): number => {
  let deepest = 0
  let depth = 0
  let inString = false
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    if (inString) {
      if (unit === 0x5c) i += 1
      else if (unit === 0x22) inString = false
    } else if (unit === 0x22) inString = true
    else if (unit === 0x7b || unit === 0x5b) deepest = Math.max(deepest, (depth += 1))
    else if (unit === 0x7d || unit === 0x5d) depth -= 1
  }
  return deepest
}

const hasForbiddenKey = (value: Json): boolean => {
  const open: Json[] = [value]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue
    if (!Array.isArray(next) && Object.keys(next).some((key) => forbidden.has(key))) return true
    for (const inner of Object.values(next)) if (typeof inner === 'object' && inner !== null) open.push(inner)
  }
  return false
}

/** Parses text that a stranger sent: nesting is bounded before any recursion, keys that reach prototypes are refused. */
export const readJson = (text: string): ReadJson => {
  if (depthOf(text) > deepestJson) return { ok: false, rule: 'depth' }
  let value: Json
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, rule: 'syntax' }
  }
  return hasForbiddenKey(value) ? { ok: false, rule: 'forbidden-key' } : { ok: true, value }
}
