import { OptionList, type TokenOption } from './OptionList.tsx'
import { TokenFrame, type TokenLook } from './TokenFrame.tsx'

interface TokenProps extends TokenLook {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly options: readonly TokenOption[]
  /** Whether what is typed counts although no option says it. */
  readonly free?: boolean
  /** How the value reads, where no option names it. */
  readonly text?: string
  /** How it is typed. */
  readonly as?: 'text' | 'number' | 'date'
}

/** A part of a sentence that can be chosen or typed. */
export function Token({ value, onChange, options, free = false, text, as = 'text', ...look }: TokenProps) {
  const known = options.find((option) => option.value === value)
  const shown = known?.name ?? text ?? value
  return (
    <TokenFrame {...look} shown={shown} hasList={options.length > 0}>
      {(close) => (
        <OptionList
          label={look.label}
          options={options}
          chosen={[value]}
          free={free}
          typedFirst={free && known === undefined ? (as === 'date' ? value : shown) : ''}
          as={as}
          onChoose={(next) => {
            close()
            onChange(next)
          }}
        />
      )}
    </TokenFrame>
  )
}
