import type { Change } from '@trailwright/shared/diff/diff-journeys.ts'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'

/** The changes of an answer. The contract carries them as JSON; it was made by the same core. */
export function changesIn(list: readonly JsonObject[]): readonly Change[] {
  return list as readonly Change[]
}

export type Sign = '+' | '−' | '~'

export function signOf(change: Change): Sign {
  if (change.type === 'stepAdded') return '+'
  return change.type === 'stepRemoved' ? '−' : '~'
}
