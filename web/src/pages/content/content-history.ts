import type { Content } from '@trailwright/shared/content/schema.ts'
import type { Json } from '@trailwright/shared/problem/json.ts'

/** What was written before and after, for undo and redo. Typing on in one text is one step. */
export interface History {
  readonly past: readonly Content[]
  readonly now: Content
  readonly future: readonly Content[]
  /** The text that is typed in now; the next change of it adds no step. */
  readonly typing: string | null
}

const most = 200

export function begin(content: Content): History {
  return { past: [], now: content, future: [], typing: null }
}

export function changed(history: History, next: Content): History {
  const place = onlyText(history.now, next, '')
  if (place === same) return history
  if (place !== null && place === history.typing) return { ...history, now: next, future: [] }
  return { past: [...history.past, history.now].slice(-most), now: next, future: [], typing: place }
}

/** The next change is a step of its own, whatever it changes. */
export function rested(history: History): History {
  return history.typing === null ? history : { ...history, typing: null }
}

export function undone(history: History): History {
  const before = history.past.at(-1)
  if (before === undefined) return history
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future], typing: null }
}

export function redone(history: History): History {
  const [after, ...future] = history.future
  if (after === undefined) return history
  return { past: [...history.past, history.now], now: after, future, typing: null }
}

const same = 'same'

/** Where the one text is in which two values differ; null where they differ otherwise, `same` where they do not. */
function onlyText(one: Json | undefined, other: Json | undefined, path: string): string | null {
  if (one === other) return same
  if (typeof one === 'string' && typeof other === 'string') return `.${path}`
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return null
  const [before, after] = [Object.entries(one), new Map(Object.entries(other))]
  if (before.length !== after.size || Array.isArray(one) !== Array.isArray(other)) return null
  const places = before
    .map(([key, value]) => (after.has(key) ? onlyText(value, after.get(key), `${path}.${key}`) : null))
    .filter((place) => place !== same)
  return places.length === 0 ? same : places.length === 1 ? (places[0] ?? null) : null
}
