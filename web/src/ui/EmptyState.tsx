import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  /** What is not here yet. */
  readonly title: string
  /** How it comes here. */
  readonly help: ReactNode
  /** A button that starts it. */
  readonly action?: ReactNode
}

/** An empty place says what comes here and how. */
export function EmptyState({ title, help, action }: EmptyStateProps) {
  return (
    <Box sx={{ p: { xs: 4, md: 7 }, maxWidth: 560 }}>
      <Typography variant="h3">{title}</Typography>
      <Typography color="textSecondary" sx={{ mt: 1 }}>
        {help}
      </Typography>
      {action !== undefined && <Box sx={{ mt: 4, display: 'flex', gap: 2.5 }}>{action}</Box>}
    </Box>
  )
}
