import Box from '@mui/material/Box'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export type Tone = 'success' | 'warning' | 'info' | 'error' | 'primary' | 'blaze' | 'neutral'

interface ToneChipProps {
  readonly tone: Tone
  readonly children: ReactNode
  /** A dot for a state that lasts: live, paused, in review. */
  readonly dot?: boolean
  /** Instead of the dot: an icon of 14 px. */
  readonly icon?: ReactNode
}

/** A small label on its soft colour, 22 high. */
export function ToneChip({ tone, children, dot = false, icon }: ToneChipProps) {
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 1.5,
        height: 22,
        px: 2,
        borderRadius: '6px',
        typography: 'h6',
        whiteSpace: 'nowrap',
        bgcolor: tone === 'neutral' ? 'surface.sunken' : `${tone}.soft`,
        color: tone === 'neutral' ? 'text.secondary' : `${tone}.main`,
      }}
    >
      {dot && <Box component="span" sx={{ width: 7, height: 7, borderRadius: '50%', bgcolor: 'currentColor' }} />}
      {icon}
      {children}
    </Box>
  )
}

export type JourneyStatus = 'live' | 'paused' | 'draft' | 'stopped' | 'archived'

const tones: Readonly<Record<JourneyStatus, Tone>> = {
  live: 'success',
  paused: 'warning',
  draft: 'neutral',
  stopped: 'neutral',
  archived: 'neutral',
}

/** The state of a journey, with its version where there is one: "Live · v4". */
export function StatusChip({ status, version }: { status: JourneyStatus; version?: number | null }) {
  const { t } = useTranslation()
  const numbered = version === undefined || version === null ? '' : ` · v${version}`
  return (
    <ToneChip tone={tones[status]} dot={status === 'live' || status === 'paused'}>
      {t(`ui.status.${status}`)}
      {numbered}
    </ToneChip>
  )
}
