import Box from '@mui/material/Box'
import IconButton from '@mui/material/IconButton'
import OutlinedInput from '@mui/material/OutlinedInput'
import { Bold, Link as LinkIcon } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../ui/Field.tsx'
import { InsertValue } from './InsertValue.tsx'

interface TemplateInputProps {
  /** Path into the content, for findings that point here. */
  readonly field: string
  readonly label: string
  readonly help?: ReactNode
  readonly value: string
  readonly onChange: (value: string) => void
  /** Rows of a longer text; one line without it. */
  readonly rows?: number
  /** Offers bold and links, which the text is marked with. */
  readonly markup?: boolean
  readonly mono?: boolean
  readonly disabled: boolean
}

/** A text that may hold values of the person: typed, or put in at the cursor from a menu. */
export function TemplateInput(props: TemplateInputProps) {
  const { field, label, help, value, onChange, rows, markup = false, mono = false, disabled } = props
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement | HTMLTextAreaElement>(null)

  /** Puts text around or in place of what is selected, and the cursor behind it. */
  const put = (before: string, after = '', sample = '') => {
    const control = input.current
    const from = control?.selectionStart ?? value.length
    const to = control?.selectionEnd ?? from
    const inside = value.slice(from, to) || sample
    onChange(value.slice(0, from) + before + inside + after + value.slice(to))
    const start = from + before.length
    requestAnimationFrame(() => {
      control?.focus()
      control?.setSelectionRange(after === '' ? start : start, after === '' ? start : start + inside.length)
    })
  }

  return (
    <Box data-field={field} sx={{ position: 'relative' }}>
      <Field label={label} {...(help === undefined ? {} : { help })}>
        {({ id, ...aria }) => (
          <OutlinedInput
            id={id}
            inputRef={input}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            autoComplete="off"
            readOnly={disabled}
            {...(rows === undefined ? {} : { multiline: true, minRows: rows, maxRows: 30 })}
            slotProps={{ input: { ...aria, spellCheck: !mono } }}
            sx={mono ? { fontFamily: 'ui-monospace, Menlo, Consolas, monospace', fontSize: 13 } : {}}
            fullWidth
          />
        )}
      </Field>
      {!disabled && (
        <Box sx={{ position: 'absolute', right: 0, top: -6, display: 'flex', gap: 0.5, '& button': { height: 26 } }}>
          {markup && (
            <>
              <IconButton
                size="small"
                aria-label={`${t('content.bold')}: ${label}`}
                onClick={() => put('**', '**', t('content.linkSample'))}
              >
                <Bold size={14} strokeWidth={2.2} aria-hidden />
              </IconButton>
              <IconButton
                size="small"
                aria-label={`${t('content.link')}: ${label}`}
                onClick={() => put('[', '](https://)', t('content.linkSample'))}
              >
                <LinkIcon size={14} strokeWidth={2} aria-hidden />
              </IconButton>
            </>
          )}
          <InsertValue label={label} onInsert={(text) => put(text)} />
        </Box>
      )}
    </Box>
  )
}
