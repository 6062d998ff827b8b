import type { Operator } from './schema.ts'

/** The operators that say something; every other is the negation of one of them, true where nothing is known. */
export type Positive =
  | '='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'contains'
  | 'startsWith'
  | 'endsWith'
  | 'oneOf'
  | 'known'
  | 'true'
  | 'false'
  | 'withinLast'
  | 'withinNext'
  | 'onDay'

const negations: Readonly<Partial<Record<Operator, Positive>>> = {
  '!=': '=',
  notContains: 'contains',
  notOneOf: 'oneOf',
  notKnown: 'known',
  notTrue: 'true',
  notFalse: 'false',
  notWithinLast: 'withinLast',
  notWithinNext: 'withinNext',
  notOnDay: 'onDay',
}

const isPositive = (operator: Operator): operator is Positive => negations[operator] === undefined

export const positiveOf = (operator: Operator): { readonly positive: Positive; readonly negated: boolean } => {
  const positive = negations[operator]
  if (positive !== undefined) return { positive, negated: true }
  if (isPositive(operator)) return { positive: operator, negated: false }
  throw new Error(`Neither an operator nor a negation: ${operator}`)
}

export type Order = '<' | '<=' | '>' | '>='

/** Whether an order holds for the sign of a comparison. */
export const orderHolds: Readonly<Record<Order, (sign: number) => boolean>> = {
  '<': (sign) => sign < 0,
  '<=': (sign) => sign <= 0,
  '>': (sign) => sign > 0,
  '>=': (sign) => sign >= 0,
}
