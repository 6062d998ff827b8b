import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import Typography from '@mui/material/Typography'
import { Plus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface OptionalProps {
  readonly label: string
  readonly isSet: boolean
  readonly disabled: boolean
  readonly onSet: () => void
  readonly onClear: () => void
  readonly children: ReactNode
}

/** A setting that may be absent: a button that sets it, or the control with a cross. */
export function Optional({ label, isSet, disabled, onSet, onClear, children }: OptionalProps) {
  const { t } = useTranslation()
  if (isSet) {
    return (
      <Box sx={{ display: 'flex', alignItems: 'end', gap: 1 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>{children}</Box>
        <IconButton aria-label={`${t('inspector.clear')}: ${label}`} disabled={disabled} onClick={onClear}>
          <X size={15} strokeWidth={1.8} />
        </IconButton>
      </Box>
    )
  }
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 2, minHeight: 34 }}>
      <Typography variant="body2">
        {label}{' '}
        <Box component="span" sx={{ color: 'text.secondary' }}>
          · {t('inspector.notSet')}
        </Box>
      </Typography>
      <Button
        size="small"
        variant="text"
        disabled={disabled}
        aria-label={`${t('inspector.set')}: ${label}`}
        startIcon={<Plus size={14} strokeWidth={2} aria-hidden />}
        onClick={onSet}
      >
        {t('inspector.set')}
      </Button>
    </Box>
  )
}
