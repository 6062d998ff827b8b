import Box from '@mui/material/Box'
import IconButton from '@mui/material/IconButton'
import Tooltip from '@mui/material/Tooltip'
import Typography from '@mui/material/Typography'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

/** Alt with an arrow goes to the next and the previous change. */
export function useChangeKeys(step: (by: 1 | -1) => void): void {
  const latest = useRef(step)
  useEffect(() => {
    latest.current = step
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
      // On a closed list this key would open it.
      event.preventDefault()
      event.stopPropagation()
      latest.current(event.key === 'ArrowDown' ? 1 : -1)
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [])
}

interface StepButtonsProps {
  readonly index: number | null
  readonly count: number
  readonly onStep: (by: 1 | -1) => void
}

/** From change to change. */
export function StepButtons({ index, count, onStep }: StepButtonsProps) {
  const { t } = useTranslation()
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
      <Typography variant="caption" color="textSecondary" sx={{ flex: 1 }}>
        {index === null ? '' : t('history.position', { number: index + 1, count })}
      </Typography>
      <Tooltip title={`${t('history.previous')} (Alt+↑)`}>
        <IconButton aria-label={t('history.previous')} aria-keyshortcuts="Alt+ArrowUp" onClick={() => onStep(-1)}>
          <ChevronUp size={17} strokeWidth={1.8} />
        </IconButton>
      </Tooltip>
      <Tooltip title={`${t('history.next')} (Alt+↓)`}>
        <IconButton aria-label={t('history.next')} aria-keyshortcuts="Alt+ArrowDown" onClick={() => onStep(1)}>
          <ChevronDown size={17} strokeWidth={1.8} />
        </IconButton>
      </Tooltip>
    </Box>
  )
}
