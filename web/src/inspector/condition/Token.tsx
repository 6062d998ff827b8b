import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import InputBase from '@mui/material/InputBase'
import Popover from '@mui/material/Popover'
import Typography from '@mui/material/Typography'
import { ChevronDown, Zap } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface TokenOption {
  readonly value: string
  readonly name: string
  /** Heads of a list in parts. */
  readonly group?: string | undefined
  readonly hint?: string | undefined
}

interface TokenProps {
  /** What it is, for screen readers and as the head of the list. */
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly options: readonly TokenOption[]
  /** Events in the colour of starts, data in that of data, values neutral. */
  readonly tint: 'event' | 'data' | 'value'
  /** Shown while nothing is chosen. */
  readonly placeholder?: string
  /** Whether what is typed counts although no option says it. */
  readonly free?: boolean
  /** How the value reads, where no option names it. */
  readonly text?: string
  readonly disabled: boolean
  readonly broken?: boolean
  readonly onClear?: (() => void) | undefined
}

const tints = {
  event: { bgcolor: 'family.start.soft', color: 'family.start.main', borderColor: 'transparent' },
  data: { bgcolor: 'family.data.soft', color: 'family.data.main', borderColor: 'transparent' },
  value: { bgcolor: 'surface.sunken', color: 'text.primary', borderColor: 'divider' },
} as const

const searchFrom = 8

/** A part of a sentence that can be chosen or typed. Enter opens it, Backspace clears it. */
export function Token(props: TokenProps) {
  const {
    label,
    value,
    onChange,
    options,
    tint,
    placeholder,
    free = false,
    text,
    disabled,
    broken = false,
    onClear,
  } = props
  const { t } = useTranslation()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const shown = options.find((option) => option.value === value)?.name ?? text ?? value
  const isEmpty = shown === ''
  if (disabled) {
    return (
      <Box component="strong" sx={{ fontWeight: 600, color: 'text.primary' }}>
        {isEmpty ? t('inspector.notSet') : shown}
      </Box>
    )
  }
  return (
    <>
      <ButtonBase
        aria-haspopup="listbox"
        aria-expanded={anchor !== null}
        aria-label={`${label}: ${isEmpty ? (placeholder ?? t('inspector.notSet')) : shown}`}
        data-testid="token"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
        onKeyDown={(event) => {
          if ((event.key === 'Backspace' || event.key === 'Delete') && onClear !== undefined) {
            event.preventDefault()
            event.stopPropagation()
            onClear()
          }
        }}
        sx={{
          display: 'inline-flex',
          gap: 1.25,
          maxWidth: '100%',
          height: 24,
          px: 2,
          verticalAlign: 'middle',
          borderRadius: '6px',
          border: 1,
          typography: 'button',
          fontSize: '0.8125rem',
          whiteSpace: 'nowrap',
          '@media (pointer: coarse)': { height: 44 },
          ...tints[tint],
          ...(isEmpty ? { color: 'text.secondary' } : {}),
          ...(broken ? { borderColor: 'error.main', bgcolor: 'background.paper' } : {}),
        }}
      >
        {tint === 'event' && <Zap size={13} strokeWidth={1.8} aria-hidden />}
        <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {isEmpty ? (placeholder ?? t('inspector.choose')) : shown}
        </Box>
        {options.length > 0 && (
          <ChevronDown size={12} strokeWidth={2} aria-hidden style={{ flex: 'none', opacity: 0.7 }} />
        )}
      </ButtonBase>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{
          paper: {
            sx: {
              mt: 1,
              minWidth: 200,
              maxWidth: 340,
              borderRadius: '12px',
              border: 1,
              borderColor: 'divider',
              boxShadow: 3,
            },
          },
        }}
      >
        {anchor !== null && (
          <OptionList
            label={label}
            options={options}
            value={value}
            free={free}
            typedFirst={free && !options.some((option) => option.value === value) ? shown : ''}
            onChoose={(next) => {
              setAnchor(null)
              onChange(next)
            }}
          />
        )}
      </Popover>
    </>
  )
}

interface OptionListProps {
  readonly label: string
  readonly options: readonly TokenOption[]
  readonly value: string
  readonly free: boolean
  readonly typedFirst: string
  readonly onChoose: (value: string) => void
}

function OptionList({ label, options, value, free, typedFirst, onChoose }: OptionListProps) {
  const { t } = useTranslation()
  const id = useId()
  const searches = free || options.length >= searchFrom
  const [typed, setTyped] = useState(typedFirst)
  const [touched, setTouched] = useState(false)
  const words = touched ? typed.trim().toLowerCase() : ''
  const found = options.filter(
    ({ name, value: own }) => words === '' || name.toLowerCase().includes(words) || own.toLowerCase().includes(words),
  )
  const isNew = free && typed.trim() !== '' && !found.some((option) => option.name === typed.trim())
  const rows: readonly (TokenOption & { readonly typed?: boolean })[] = [
    ...(isNew && touched
      ? [{ value: typed.trim(), name: t('inspector.use', { what: typed.trim() }), typed: true }]
      : []),
    ...found,
  ]
  const [index, setIndex] = useState(() =>
    Math.max(
      rows.findIndex((option) => option.value === value),
      0,
    ),
  )
  const choose = (row: TokenOption | undefined) => {
    if (row !== undefined) onChoose(row.value)
    else if (free) onChoose(typed.trim())
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setIndex(Math.min(index + 1, rows.length - 1))
    else if (event.key === 'ArrowUp') setIndex(Math.max(index - 1, 0))
    else if (event.key === 'Enter')
      choose(free && !touched && typed !== '' ? { value: typed, name: typed } : rows[index])
    else return
    event.preventDefault()
  }
  return (
    <Box onKeyDown={onKeyDown}>
      {searches ? (
        <InputBase
          autoFocus
          fullWidth
          value={typed}
          onFocus={({ target }) => target.select()}
          onChange={(event) => {
            setTyped(event.target.value)
            setTouched(true)
            setIndex(0)
          }}
          placeholder={t('inspector.search')}
          slotProps={{
            input: {
              'aria-label': label,
              role: 'combobox',
              'aria-expanded': true,
              'aria-controls': `${id}-list`,
              'aria-activedescendant': `${id}-${index}`,
            },
          }}
          sx={{ typography: 'body2', px: 3, height: 40, borderBottom: 1, borderColor: 'divider' }}
        />
      ) : null}
      <Box
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        tabIndex={searches ? -1 : 0}
        ref={(list: HTMLDivElement | null) => {
          if (!searches) list?.focus()
        }}
        sx={{ p: 1.5, maxHeight: 280, overflowY: 'auto', outline: 'none' }}
      >
        {rows.length === 0 && (
          <Typography variant="caption" color="textSecondary" sx={{ p: 2, display: 'block' }}>
            {free ? t('inspector.noOptions') : t('ui.noResults')}
          </Typography>
        )}
        {rows.map((row, at) => (
          <Box key={`${row.value}${row.typed === true ? '!' : ''}`}>
            {row.group !== undefined && row.group !== rows[at - 1]?.group && (
              <Typography variant="h6" color="textSecondary" component="div" sx={{ px: 2, pt: 2, pb: 1 }}>
                {row.group}
              </Typography>
            )}
            <Box
              id={`${id}-${at}`}
              role="option"
              aria-selected={at === index}
              onClick={() => choose(row)}
              onPointerMove={() => setIndex(at)}
              sx={{
                display: 'flex',
                gap: 3,
                alignItems: 'center',
                minHeight: 32,
                px: 2,
                borderRadius: '8px',
                cursor: 'pointer',
                typography: 'body2',
                bgcolor: at === index ? 'surface.hover' : 'transparent',
                '@media (pointer: coarse)': { minHeight: 44 },
              }}
            >
              <Box component="span" sx={{ flex: 1, overflowWrap: 'anywhere' }}>
                {row.name}
              </Box>
              {row.hint !== undefined && (
                <Box
                  component="span"
                  sx={{
                    typography: 'caption',
                    color: 'text.secondary',
                    maxWidth: 140,
                    overflow: 'hidden',
                    textOverflow: 'ellipsis',
                    whiteSpace: 'nowrap',
                  }}
                >
                  {row.hint}
                </Box>
              )}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  )
}
