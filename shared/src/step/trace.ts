import type { Json } from '../problem/json.ts'
import type { Instant } from '../time/instant.ts'
import type { Because } from '../condition/answer.ts'

/**
 * What was decided, where and with which values: the timeline, "why", the simulator and the tests all read this.
 * `code` names the sentence in the translations, `values` fill it.
 */
export interface TraceEntry {
  readonly at: Instant
  readonly visit: number
  readonly node: string | null
  readonly code: TraceCode
  readonly port?: string
  readonly values: { readonly [key: string]: Json }
  readonly because?: readonly Because[]
}

export const traceCodes = [
  'entered',
  'arrived',
  'waits',
  'asks',
  'left',
  'decided',
  'event',
  'woke',
  'outcome',
  'changed-person',
  'goal',
  'held',
  'resumed',
  'moved',
  'will-move',
  'sent-back',
  'ended',
  'dropped',
] as const
export type TraceCode = (typeof traceCodes)[number]
