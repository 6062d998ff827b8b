import { type Operator, operators } from '@trailwright/shared/condition/schema.ts'
import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { withKey } from '../fields/field.ts'
import { valueFor } from './condition-draft.ts'
import { operatorKey } from './operator-key.ts'
import { Token } from './Token.tsx'

export interface LeafProps {
  readonly leaf: JsonObject
  readonly onChange: (leaf: JsonObject) => void
  /** The event whose properties may be read here. */
  readonly event: string | undefined
  /** The token that is wrong. */
  readonly broken: 'field' | 'value' | undefined
  readonly disabled: boolean
}

/** Words and tokens with a space between them; a line break may fall there. */
export function Spaced({ children }: { children: readonly ReactNode[] }) {
  return children
    .filter((child) => child !== null && child !== undefined && child !== false && child !== '')
    .map((child, index) => (
      <Fragment key={index}>
        {index > 0 && ' '}
        {child}
      </Fragment>
    ))
}

/** The token of a comparison. */
export function OperatorToken({
  value,
  options,
  onChange,
  disabled,
}: {
  value: string
  options: readonly Operator[]
  onChange: (operator: Operator) => void
  disabled: boolean
}) {
  const { t } = useTranslation()
  const words = (operator: Operator) => t(`inspector.condition.is.${operatorKey(operator)}`)
  const known = operators.find((operator) => operator === value)
  return (
    <Token
      label={t('inspector.condition.operator')}
      tint="value"
      value={value}
      {...(known === undefined ? {} : { text: words(known) })}
      onChange={(next) => {
        const operator = options.find((each) => each === next)
        if (operator !== undefined) onChange(operator)
      }}
      options={options.map((operator) => ({ value: operator, name: words(operator) }))}
      disabled={disabled}
    />
  )
}

/** A leaf with another operator, and the value as far as it fits. */
export function compared(leaf: JsonObject, operator: Operator, value: Json | undefined): JsonObject {
  return withKey({ ...leaf, is: operator }, 'value', valueFor(operator, value))
}
