import Box from '@mui/material/Box'
import IconButton from '@mui/material/IconButton'
import { Bold, Link as LinkIcon } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type LiquidHandle, LiquidInput } from '../../inspector/liquid/LiquidInput.tsx'
import { useFieldFinding } from './field-findings.ts'

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

/** A text of a message: with values of the person, with bold and links where it is marked up, and what is wrong with it. */
export function TemplateInput({ field, markup = false, label, disabled, ...rest }: TemplateInputProps) {
  const { t } = useTranslation()
  const handle = useRef<LiquidHandle>(null)
  const { error, note, onBlur } = useFieldFinding(field)
  return (
    <Box data-field={field}>
      <LiquidInput
        {...rest}
        label={label}
        disabled={disabled}
        error={error}
        note={note}
        onBlur={onBlur}
        handle={handle}
        tools={
          markup && (
            <>
              <IconButton
                size="small"
                aria-label={`${t('content.bold')}: ${label}`}
                onClick={() => handle.current?.put('**', '**', t('content.linkSample'))}
              >
                <Bold size={14} strokeWidth={2.2} aria-hidden />
              </IconButton>
              <IconButton
                size="small"
                aria-label={`${t('content.link')}: ${label}`}
                onClick={() => handle.current?.put('[', '](https://)', t('content.linkSample'))}
              >
                <LinkIcon size={14} strokeWidth={2} aria-hidden />
              </IconButton>
            </>
          )
        }
      />
    </Box>
  )
}
