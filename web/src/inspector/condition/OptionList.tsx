import Box from '@mui/material/Box'
import InputBase from '@mui/material/InputBase'
import Typography from '@mui/material/Typography'
import { Check } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface TokenOption {
  readonly value: string
  readonly name: string
  /** Heads of a list in parts. */
  readonly group?: string | undefined
  readonly hint?: string | undefined
}

interface OptionListProps {
  readonly label: string
  readonly options: readonly TokenOption[]
  /** What is chosen; several where `several` is set. */
  readonly chosen: readonly string[]
  /** Whether what is typed counts although no option says it. */
  readonly free: boolean
  readonly typedFirst: string
  readonly onChoose: (value: string) => void
  /** Choosing marks and unmarks. */
  readonly several?: boolean
  /** How a value is typed. */
  readonly as?: 'text' | 'number' | 'date'
}

const searchFrom = 8

/** A list to choose from by arrows and Enter, narrowed by typing. */
export function OptionList(props: OptionListProps) {
  const { label, options, chosen, free, typedFirst, onChoose, several = false, as = 'text' } = props
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
      rows.findIndex((option) => chosen.includes(option.value)),
      0,
    ),
  )
  const choose = (row: TokenOption | undefined) => {
    if (row !== undefined) onChoose(row.value)
    else if (free && (!several || typed.trim() !== '')) onChoose(typed.trim())
    if (!several) return
    setTyped('')
    setTouched(false)
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
          type={as === 'date' ? 'date' : 'text'}
          value={typed}
          onFocus={({ target }) => {
            if (as !== 'date') target.select()
          }}
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
              'aria-activedescendant': rows.length === 0 ? undefined : `${id}-${index}`,
              inputMode: as === 'number' ? 'decimal' : undefined,
            },
          }}
          sx={{ typography: 'body2', px: 3, height: 40, borderBottom: 1, borderColor: 'divider' }}
        />
      ) : null}
      <Box
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        aria-multiselectable={several}
        aria-activedescendant={searches || rows.length === 0 ? undefined : `${id}-${index}`}
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
              aria-selected={several ? chosen.includes(row.value) : at === index}
              ref={(option: HTMLDivElement | null) => {
                if (at === index) option?.scrollIntoView({ block: 'nearest' })
              }}
              // The cursor stays where one types.
              onMouseDown={(event) => event.preventDefault()}
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
              {several && (
                <Box component="span" sx={{ width: 14, display: 'flex', color: 'primary.main' }}>
                  {chosen.includes(row.value) && <Check size={14} strokeWidth={2.2} aria-hidden />}
                </Box>
              )}
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
