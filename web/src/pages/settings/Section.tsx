import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'

interface SectionProps {
  readonly title: string
  readonly lead?: ReactNode
  /** A part of a page has a smaller title. */
  readonly part?: boolean
  readonly children: ReactNode
}

/** A titled piece of the settings. */
export function Section({ title, lead, part = false, children }: SectionProps) {
  return (
    <Box component="section" sx={{ '& + &': { mt: 9 } }}>
      <Typography variant={part ? 'h3' : 'h2'} component={part ? 'h3' : 'h2'}>
        {title}
      </Typography>
      {lead !== undefined && (
        <Typography color="textSecondary" sx={{ mt: 0.5 }}>
          {lead}
        </Typography>
      )}
      <Box sx={{ mt: 4 }}>{children}</Box>
    </Box>
  )
}
