import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'
import { PageTitle } from './PageTitle.tsx'

interface PageHeaderProps {
  readonly title: ReactNode
  /** One line under the title. */
  readonly lead?: ReactNode
  /** At the right: search, buttons. */
  readonly actions?: ReactNode
  /** Before the title: a way back, an avatar. */
  readonly before?: ReactNode
  /** Under the title row: filter chips. */
  readonly children?: ReactNode
}

/** The head of a page: title, what one can do here, filters; a line below. */
export function PageHeader({ title, lead, actions, before, children }: PageHeaderProps) {
  return (
    <Box component="header" sx={{ px: { xs: 4, md: 7 }, pt: 5, pb: 3, borderBottom: 1, borderColor: 'divider' }}>
      {typeof title === 'string' && <PageTitle text={title} />}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 3, flexWrap: 'wrap', minHeight: 34 }}>
        {before}
        <Box sx={{ flex: 1, minWidth: 160 }}>
          <Typography variant="h1">{title}</Typography>
          {lead !== undefined && (
            <Typography variant="body2" color="textSecondary">
              {lead}
            </Typography>
          )}
        </Box>
        {actions !== undefined && (
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 2.5, flexWrap: 'wrap' }}>{actions}</Box>
        )}
      </Box>
      {children !== undefined && (
        <Box sx={{ mt: 3, display: 'flex', alignItems: 'center', gap: 2, flexWrap: 'wrap' }}>{children}</Box>
      )}
    </Box>
  )
}
