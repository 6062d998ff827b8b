import Box from '@mui/material/Box'
import OutlinedInput from '@mui/material/OutlinedInput'
import Popper from '@mui/material/Popper'
import Typography from '@mui/material/Typography'
import { type ReactNode, type Ref, useId, useImperativeHandle, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../ui/Field.tsx'
import { Unseen } from '../../ui/Unseen.tsx'
import { complete, type Gap, gapAt } from './completion.ts'
import { InsertValue } from './InsertValue.tsx'
import { type Completion, useCompletions } from './use-liquid-values.ts'

/** What buttons beside the field can do to it. */
export interface LiquidHandle {
  /** Puts text around or in place of what is selected. */
  readonly put: (before: string, after?: string, sample?: string) => void
}

interface LiquidInputProps {
  readonly label: string
  readonly help?: ReactNode
  readonly error?: string | undefined
  /** Something to consider, under the field. */
  readonly note?: string | undefined
  readonly optional?: boolean
  readonly value: string
  readonly onChange: (value: string) => void
  /** Rows of a longer text; one line without it. */
  readonly rows?: number
  readonly mono?: boolean
  readonly placeholder?: string
  readonly disabled: boolean
  /** More buttons, before that which puts a value in. */
  readonly tools?: ReactNode
  readonly handle?: Ref<LiquidHandle>
  readonly onBlur?: () => void
}

/** A text that may hold values, written as Liquid: offered while one types, or put in from a menu. */
export function LiquidInput(props: LiquidInputProps) {
  const { label, help, error, note, optional = false, value, onChange, rows, mono = false, disabled, tools } = props
  const { t } = useTranslation()
  const id = useId()
  const input = useRef<HTMLInputElement | HTMLTextAreaElement>(null)
  const [gap, setGap] = useState<Gap | undefined>(undefined)
  const [index, setIndex] = useState(0)
  const completions = useCompletions(gap)
  const isOpen = gap !== undefined && completions.length > 0

  const place = (text: string, from: number, to = from) => {
    onChange(text)
    requestAnimationFrame(() => {
      input.current?.focus()
      input.current?.setSelectionRange(from, to)
    })
  }
  const put = (before: string, after = '', sample = '') => {
    const from = input.current?.selectionStart ?? value.length
    const to = input.current?.selectionEnd ?? from
    const inside = value.slice(from, to) || sample
    const start = from + before.length
    place(
      value.slice(0, from) + before + inside + after + value.slice(to),
      start,
      after === '' ? start : start + inside.length,
    )
  }
  useImperativeHandle(props.handle, () => ({ put }))

  const look = (text: string, cursor: number | null) => {
    setGap(cursor === null ? undefined : gapAt(text, cursor))
    setIndex(0)
  }
  const take = (completion: Completion | undefined) => {
    if (gap === undefined || completion === undefined) return
    const written = complete(value, gap, completion.text)
    setGap(undefined)
    place(written.text, written.cursor)
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault()
      look(value, input.current?.selectionStart ?? null)
      return
    }
    if (!isOpen) return
    if (event.key === 'ArrowDown') setIndex(Math.min(index + 1, completions.length - 1))
    else if (event.key === 'ArrowUp') setIndex(Math.max(index - 1, 0))
    else if (event.key === 'Enter' || event.key === 'Tab') take(completions[index])
    else if (event.key === 'Escape') setGap(undefined)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <Box sx={{ position: 'relative', minWidth: 0 }}>
      <Field label={label} optional={optional} error={isOpen ? undefined : error} help={note ?? help}>
        {({ id: control, ...aria }) => (
          <OutlinedInput
            id={control}
            inputRef={input}
            value={value}
            onChange={(event) => {
              onChange(event.target.value)
              look(event.target.value, event.target.selectionStart)
            }}
            onKeyDown={onKeyDown}
            onClick={() => setGap(undefined)}
            onBlur={() => {
              setGap(undefined)
              props.onBlur?.()
            }}
            error={aria['aria-invalid']}
            autoComplete="off"
            readOnly={disabled}
            {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
            {...(rows === undefined ? {} : { multiline: true, minRows: rows, maxRows: 30 })}
            slotProps={{
              input: {
                ...aria,
                spellCheck: !mono,
                'aria-autocomplete': 'list',
                ...(isOpen ? { 'aria-controls': `${id}-list`, 'aria-activedescendant': `${id}-${index}` } : {}),
              },
            }}
            sx={mono ? { fontFamily: 'ui-monospace, Menlo, Consolas, monospace', fontSize: 13 } : {}}
            fullWidth
          />
        )}
      </Field>
      {!disabled && (
        <Box sx={{ position: 'absolute', right: 0, top: -6, display: 'flex', gap: 0.5, '& button': { height: 26 } }}>
          {tools}
          <InsertValue label={label} onInsert={(text) => put(text)} />
        </Box>
      )}
      <Popper
        open={isOpen}
        anchorEl={input.current}
        placement="bottom-start"
        sx={{ zIndex: 'modal' }}
        modifiers={[{ name: 'offset', options: { offset: [-8, 10] } }]}
      >
        <Box
          id={`${id}-list`}
          role="listbox"
          aria-label={label}
          tabIndex={0}
          // Scrolling it leaves the cursor in the text.
          onMouseDown={(event) => event.preventDefault()}
          sx={{
            width: 340,
            maxWidth: '92vw',
            maxHeight: 300,
            overflowY: 'auto',
            p: 1.5,
            borderRadius: '12px',
            border: 1,
            borderColor: 'divider',
            bgcolor: 'background.paper',
            boxShadow: 3,
          }}
        >
          {completions.map((completion, at) => (
            <Suggestion
              key={completion.key}
              id={`${id}-${at}`}
              completion={completion}
              head={completion.group === completions[at - 1]?.group ? undefined : t(`liquid.roots.${completion.group}`)}
              isChosen={at === index}
              onPoint={() => setIndex(at)}
              onTake={() => take(completion)}
            />
          ))}
        </Box>
      </Popper>
      <Unseen text={isOpen ? t('liquid.suggestions', { count: completions.length }) : ''} />
    </Box>
  )
}

interface SuggestionProps {
  readonly id: string
  readonly completion: Completion
  readonly head: string | undefined
  readonly isChosen: boolean
  readonly onPoint: () => void
  readonly onTake: () => void
}

function Suggestion({ id, completion, head, isChosen, onPoint, onTake }: SuggestionProps) {
  const { name, code, hint } = completion
  return (
    <>
      {head !== undefined && (
        <Typography variant="h6" color="textSecondary" component="div" sx={{ px: 2, pt: 1.5, pb: 0.5 }}>
          {head}
        </Typography>
      )}
      <Box
        id={id}
        role="option"
        aria-selected={isChosen}
        ref={(option: HTMLDivElement | null) => {
          if (isChosen) option?.scrollIntoView({ block: 'nearest' })
        }}
        // The cursor stays in the text.
        onMouseDown={(event) => event.preventDefault()}
        onClick={onTake}
        onPointerMove={onPoint}
        sx={{
          display: 'flex',
          gap: 2,
          alignItems: 'baseline',
          px: 2,
          py: 1,
          borderRadius: '8px',
          cursor: 'pointer',
          typography: 'body2',
          bgcolor: isChosen ? 'surface.hover' : 'transparent',
          '@media (pointer: coarse)': { minHeight: 44 },
        }}
      >
        <Box component="span" sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
          {name === '' ? code : name}{' '}
          {name !== '' && (
            <Box component="code" sx={{ fontSize: 12, color: 'text.secondary' }}>
              {code}
            </Box>
          )}
        </Box>
        {hint !== undefined && (
          <Box
            component="span"
            sx={{
              color: 'text.secondary',
              typography: 'caption',
              maxWidth: 120,
              overflow: 'hidden',
              textOverflow: 'ellipsis',
              whiteSpace: 'nowrap',
            }}
          >
            {hint}
          </Box>
        )}
      </Box>
    </>
  )
}
