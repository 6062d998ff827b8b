import { OptionList, type TokenOption } from './OptionList.tsx'
import { TokenFrame, type TokenLook } from './TokenFrame.tsx'

interface ManyTokenProps extends TokenLook {
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
  readonly options: readonly TokenOption[]
  readonly free?: boolean
  readonly as?: 'text' | 'number'
}

/** A part of a sentence that holds several values: each is marked and unmarked in the list. */
export function ManyToken({ values, onChange, options, free = false, as = 'text', ...look }: ManyTokenProps) {
  const nameOf = (value: string) => options.find((option) => option.value === value)?.name ?? value
  const others = values.filter((value) => !options.some((option) => option.value === value))
  return (
    <TokenFrame {...look} shown={values.map(nameOf).join(', ')} hasList>
      {() => (
        <OptionList
          label={look.label}
          options={[...others.map((value) => ({ value, name: value })), ...options]}
          chosen={values}
          free={free}
          typedFirst=""
          several
          as={as}
          onChoose={(value) =>
            onChange(values.includes(value) ? values.filter((other) => other !== value) : [...values, value])
          }
        />
      )}
    </TokenFrame>
  )
}
