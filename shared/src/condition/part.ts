import type { Json } from '../problem/json.ts'
import type { Instant } from '../time/instant.ts'
import type { Because, Scope, Truth } from './answer.ts'
import type { Leaf } from './schema.ts'

/** The answer of a part of a condition: as `Answer`, with `Infinity` for never. */
export interface PartAnswer {
  readonly value: Truth
  readonly until: number
  readonly because: readonly Because[]
}
export type Part = (scope: Scope, at: Instant) => PartAnswer

export const answerOfLeaf = (leaf: Leaf, value: Truth, actual: Json, until: number): PartAnswer => ({
  value,
  until,
  because: [{ leaf, value, actual }],
})
