import Box from '@mui/material/Box'
import IconButton from '@mui/material/IconButton'
import Typography from '@mui/material/Typography'
import type { Family } from '@trailwright/shared/nodes/define.ts'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { KindMark } from '../ui/KindMark.tsx'

interface PanelHeadProps {
  readonly family?: Family
  readonly icon?: string
  /** The kind, in the colour of its family. */
  readonly kicker?: string
  readonly title: ReactNode
  readonly actions?: ReactNode
  readonly onClose?: (() => void) | undefined
}

/** The head of a panel at the right: mark, kind, name. */
export function PanelHead({ family, icon, kicker, title, actions, onClose }: PanelHeadProps) {
  const { t } = useTranslation()
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 3,
        minHeight: 66,
        px: 4,
        py: 3,
        flex: 'none',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      {family !== undefined && icon !== undefined && <KindMark family={family} icon={icon} size={34} />}
      <Box sx={{ flex: 1, minWidth: 0 }}>
        {kicker !== undefined && (
          <Typography
            variant="h6"
            component="p"
            sx={{ color: family === undefined ? 'text.secondary' : `family.${family}.main` }}
          >
            {kicker}
          </Typography>
        )}
        <Typography variant="h4" component="h2" sx={{ fontSize: '0.9375rem' }}>
          {title}
        </Typography>
      </Box>
      {actions}
      {onClose !== undefined && (
        <IconButton aria-label={t('inspector.close')} onClick={onClose}>
          <X size={17} strokeWidth={1.8} />
        </IconButton>
      )}
    </Box>
  )
}
