import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import Popover from '@mui/material/Popover'
import { ChevronDown, Zap } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface TokenLook {
  /** What it is, for screen readers and as the head of the list. */
  readonly label: string
  /** Events in the colour of starts, data in that of data, values neutral. */
  readonly tint: 'event' | 'data' | 'value'
  /** Shown while nothing is chosen. */
  readonly placeholder?: string
  readonly disabled: boolean
  readonly broken?: boolean
  /** Backspace and Delete. */
  readonly onClear?: (() => void) | undefined
}

interface TokenFrameProps extends TokenLook {
  /** Empty while nothing is chosen. */
  readonly shown: string
  readonly hasList: boolean
  /** What opens under it. */
  readonly children: (close: () => void) => ReactNode
}

const tints = {
  event: { bgcolor: 'family.start.soft', color: 'family.start.main', borderColor: 'transparent' },
  data: { bgcolor: 'family.data.soft', color: 'family.data.main', borderColor: 'transparent' },
  value: { bgcolor: 'surface.sunken', color: 'text.primary', borderColor: 'divider' },
} as const

/** The button of a token and what opens under it: Enter opens, Escape closes, Backspace clears. */
export function TokenFrame(props: TokenFrameProps) {
  const { label, tint, placeholder, disabled, broken = false, onClear, shown, hasList, children } = props
  const { t } = useTranslation()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
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
        aria-description={broken ? t('configure.condition.wrong') : undefined}
        data-testid="token"
        data-broken={broken || undefined}
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
        {hasList && <ChevronDown size={12} strokeWidth={2} aria-hidden style={{ flex: 'none', opacity: 0.7 }} />}
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
        {anchor !== null && children(() => setAnchor(null))}
      </Popover>
    </>
  )
}
