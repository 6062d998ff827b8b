import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { callTypes } from './call.ts'
import { Unreadable } from './inspect.ts'

export interface Salvaged {
  readonly batch: readonly unknown[]
  readonly sentAt: string | null
  readonly writeKey: string | null
}

/** After so many places that are no JSON the rest is given up, so that rubbish costs little. */
const mostBroken = 100

/**
 * The calls of a batch whose text is no JSON as a whole, because one of them is broken: each is read alone, what cannot
 * be read stands as `Unreadable` in its place. Null if there is no batch or nothing in it can be read.
 */
export const salvageBatch = (text: string): Salvaged | null => {
  const opening = /"batch"\s*:\s*\[/.exec(text)
  if (opening === null) return null
  const batch: unknown[] = []
  let position = opening.index + opening[0].length
  let end = position
  let broken = 0
  while (broken < mostBroken) {
    const start = nextNonBlank(text, position)
    if (start === null || text[start] === ']') break
    const stop = endOfObject(text, start)
    const value = stop === null ? null : parsedObject(text.slice(start, stop))
    if (value !== null && stop !== null) {
      batch.push(value)
      end = stop
      position = stop
      continue
    }
    broken += 1
    batch.push(new Unreadable())
    const next = nextCall(text, start + 1)
    if (next === null) break
    position = next
  }
  if (!batch.some((each) => !(each instanceof Unreadable))) return null
  const around = text.slice(0, opening.index) + text.slice(end)
  return { batch, sentAt: textOf(around, 'sentAt'), writeKey: textOf(around, 'writeKey') }
}

const nextNonBlank = (text: string, from: number): number | null => {
  const blank = /[\s,]*/y
  blank.lastIndex = from
  blank.exec(text)
  return blank.lastIndex < text.length ? blank.lastIndex : null
}

/** Just after the bracket that closes the object that opens at `start`. */
const endOfObject = (text: string, start: number): number | null => {
  if (text[start] !== '{') return null
  let depth = 0
  let inString = false
  for (let index = start; index < text.length; index += 1) {
    const unit = text[index]
    if (inString) {
      if (unit === '\\') index += 1
      else if (unit === '"') inString = false
    } else if (unit === '"') inString = true
    else if (unit === '{' || unit === '[') depth += 1
    else if (unit === '}' || unit === ']') {
      depth -= 1
      if (depth === 0) return index + 1
    }
  }
  return null
}

const parsedObject = (text: string): JsonObject | null => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const isCall = (value: JsonObject | null): boolean =>
  callTypes.some((type) => value !== null && Object.hasOwn(value, 'type') && value['type'] === type)

/** Where the next whole call opens. */
const nextCall = (text: string, from: number): number | null => {
  const opening = /,\s*(?=\{\s*")/g
  opening.lastIndex = from
  for (let tries = 0; tries < mostBroken && opening.exec(text) !== null; tries += 1) {
    const stop = endOfObject(text, opening.lastIndex)
    if (stop !== null && isCall(parsedObject(text.slice(opening.lastIndex, stop)))) return opening.lastIndex
  }
  return null
}

const textOf = (text: string, name: 'sentAt' | 'writeKey'): string | null =>
  new RegExp(`"${name}"\\s*:\\s*"([^"\\\\]{1,200})"`).exec(text)?.[1] ?? null
