import type { Operator } from '@trailwright/shared/condition/schema.ts'

/** The keys of operators in the translations: signs have names there. */
const signs = { '=': 'eq', '!=': 'ne', '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge' } as const

type Sign = keyof typeof signs
export type OperatorKey = (typeof signs)[Sign] | Exclude<Operator, Sign>

const isSign = (operator: Operator): operator is Sign => operator in signs

export function operatorKey(operator: Operator): OperatorKey {
  return isSign(operator) ? signs[operator] : operator
}
