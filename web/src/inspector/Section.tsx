import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import Typography from '@mui/material/Typography'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'

interface SectionProps {
  readonly title?: string
  readonly children: ReactNode
  /** Folded at first, and can be folded again. */
  readonly folded?: boolean
}

/** A part of the inspector, divided from the next by a line. */
export function Section({ title, children, folded }: SectionProps) {
  const id = useId()
  const [open, setOpen] = useState(folded !== true)
  return (
    <Box
      component="section"
      aria-labelledby={title === undefined ? undefined : id}
      sx={{
        display: 'grid',
        gap: 3,
        py: 4,
        px: 4,
        borderBottom: 1,
        borderColor: 'divider',
        '&:last-of-type': { borderBottom: 0 },
      }}
    >
      {title !== undefined &&
        (folded === undefined ? (
          <Typography id={id} variant="h5" component="h3">
            {title}
          </Typography>
        ) : (
          <ButtonBase
            id={id}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            sx={{ justifyContent: 'space-between', typography: 'h5', minHeight: 24, borderRadius: '6px' }}
          >
            {title}
            {open ? (
              <ChevronDown size={16} strokeWidth={1.8} aria-hidden />
            ) : (
              <ChevronRight size={16} strokeWidth={1.8} aria-hidden />
            )}
          </ButtonBase>
        ))}
      {open && children}
    </Box>
  )
}
