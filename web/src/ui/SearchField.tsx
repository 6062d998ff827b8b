import IconButton from '@mui/material/IconButton'
import OutlinedInput from '@mui/material/OutlinedInput'
import { Search, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from './KeyHint.tsx'
import { isSwitchedOff } from './single-keys.ts'

interface SearchFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** What is searched: the placeholder and the name for screen readers. */
  readonly label: string
  readonly width?: number | string
  /** False where `/` means something else. */
  readonly slash?: boolean
}

/** A search box; `/` goes to it from anywhere on the page. */
export function SearchField({ value, onChange, label, width = 250, slash = true }: SearchFieldProps) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!slash) return undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.isComposing || isTyping(event.target) || isSwitchedOff(event)) return
      event.preventDefault()
      input.current?.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [slash])
  return (
    <OutlinedInput
      inputRef={input}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      placeholder={label}
      startAdornment={<Search size={16} strokeWidth={1.8} aria-hidden style={{ flex: 'none' }} />}
      endAdornment={
        value === '' ? (
          slash && <KeyHint>/</KeyHint>
        ) : (
          <IconButton size="small" edge="end" aria-label={t('ui.clearSearch')} onClick={() => onChange('')}>
            <X size={15} strokeWidth={1.8} aria-hidden />
          </IconButton>
        )
      }
      slotProps={{ input: { 'aria-label': label, type: 'search' } }}
      sx={{
        width: { xs: '100%', sm: width },
        maxWidth: '100%',
        '@media (pointer: coarse)': { '& kbd': { display: 'none' } },
        pl: 2.5,
        pr: 1.5,
        color: 'text.secondary',
        typography: 'body2',
        '& input': { color: 'text.primary', px: 2.25 },
        '& input::placeholder': { color: 'text.secondary', opacity: 1 },
        '& input::-webkit-search-cancel-button': { display: 'none' },
      }}
    />
  )
}

/** Whether keys that are typed there are text. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  )
}
