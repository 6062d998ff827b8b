import Box from '@mui/material/Box'
import type { Mark } from './compare-graphs.ts'
import { signs } from './marks.ts'

const tones: Readonly<Record<Mark, 'success' | 'error' | 'info'>> = {
  added: 'success',
  removed: 'error',
  changed: 'info',
}

/** The sign of a change beside its words. */
export function SignMark({ mark }: { mark: Mark }) {
  return (
    <Box
      component="span"
      aria-hidden
      sx={{
        width: 20,
        height: 20,
        flex: 'none',
        display: 'grid',
        placeItems: 'center',
        borderRadius: '5px',
        bgcolor: `${tones[mark]}.soft`,
        color: `${tones[mark]}.main`,
        fontWeight: 600,
      }}
    >
      {signs[mark]}
    </Box>
  )
}
