import type { Json } from '../problem/json.ts'
import type { Instant } from '../time/instant.ts'
import type { Answer, Scope } from './answer.ts'
import { isOperandList, type LeafValue } from './operand.ts'
import { positiveOf, type Order } from './operator.ts'
import { readReference } from './read.ts'
import type { Leaf, Operator } from './schema.ts'
import { typed } from './typed.ts'

/**
 * The smallest change that turns an answer which one leaf decides: "It would be No with ¥287 less".
 * `less` and `more`: by how much the number, such as the count or the sum, would have to differ.
 */
export type NearestChange =
  | { readonly kind: 'less' | 'more'; readonly by: number; readonly leaf: Leaf }
  | { readonly kind: 'becomes'; readonly value: Json; readonly leaf: Leaf }
  | { readonly kind: 'differs'; readonly value: Json; readonly leaf: Leaf }
  /** Nothing has to happen: it turns by itself. */
  | { readonly kind: 'waits'; readonly until: Instant; readonly leaf: Leaf }
  /** A yes becomes a no, or a no a yes: a tag, a segment, a consent, an address. */
  | { readonly kind: 'turns'; readonly leaf: Leaf }

/** The smallest step between two numbers that a reader would take: whole, hundredths, or ten-thousandths. */
const stepOf = (a: number, b: number): number =>
  [1, 0.01].find((step) => [a, b].every((x) => isWhole(x / step))) ?? 0.0001

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000

/** How an order between numbers turns: over the bound, by a step where the bound itself does not do. */
const turnOfOrder = (
  order: Order,
  holds: boolean,
  actual: number,
  bound: number,
): { kind: 'less' | 'more'; by: number } => {
  const step = stepOf(actual, bound)
  const wantsMore = order === '<' || order === '<=' ? holds : !holds
  // `<` and `>=` turn between the bound and what is below it, `>` and `<=` between the bound and what is above it.
  const isBelow = order === '<' || order === '>='
  const target = wantsMore ? (isBelow ? bound : bound + step) : isBelow ? bound - step : bound
  return { kind: wantsMore ? 'more' : 'less', by: rounded(Math.abs(target - actual)) }
}

const literalOf = (value: LeafValue, scope: Scope): Json | undefined => {
  if (value === undefined || isOperandList(value)) return undefined
  if (typeof value !== 'object') return value
  return 'from' in value ? readReference(value.from, scope) : undefined
}

const ofTest = (
  leaf: Leaf,
  is: Operator,
  value: LeafValue,
  actual: Json,
  holds: boolean,
  scope: Scope,
): NearestChange | null => {
  const { positive, negated } = positiveOf(is)
  const isMet = negated ? !holds : holds
  const bound = literalOf(value, scope)
  switch (positive) {
    case '<':
    case '<=':
    case '>':
    case '>=':
      if (typeof bound !== 'number') return null
      // Without a number there is nothing to be less or more than.
      if (typeof actual !== 'number') return isMet ? null : { kind: 'becomes', value: bound, leaf }
      return { ...turnOfOrder(positive, isMet, actual, bound), leaf }
    case '=': {
      if (bound === undefined || typed(bound).sort === 'none') return null
      if (isMet) return { kind: 'differs', value: bound, leaf }
      if (typeof bound !== 'number' || typeof actual !== 'number') return { kind: 'becomes', value: bound, leaf }
      return { kind: bound > actual ? 'more' : 'less', by: rounded(Math.abs(bound - actual)), leaf }
    }
    case 'true':
    case 'false':
      return isMet
        ? { kind: 'differs', value: positive === 'true', leaf }
        : { kind: 'becomes', value: positive === 'true', leaf }
    case 'oneOf':
      return isMet ? { kind: 'differs', value: actual, leaf } : null
    case 'known':
      return { kind: 'turns', leaf }
    default:
      return null
  }
}

/**
 * The nearest change that turns the answer, where one leaf decides; null where several do, where the leaf is unknown, or
 * where there is no single nearest one, as for a text that does not contain another.
 */
export const nearestChange = (answer: Answer, scope: Scope): NearestChange | null => {
  const [only, ...others] = answer.because
  if (only === undefined || others.length > 0 || only.value === 'unknown') return null
  const { leaf, value: holds, actual } = only
  if ('attribute' in leaf || 'did' in leaf) {
    const change = ofTest(leaf, leaf.is, leaf.value, actual, holds, scope)
    if (change !== null) return change
    return answer.until === 'never' ? null : { kind: 'waits', until: answer.until, leaf }
  }
  if ('clock' in leaf) return answer.until === 'never' ? null : { kind: 'waits', until: answer.until, leaf }
  return 'draw' in leaf ? null : { kind: 'turns', leaf }
}
