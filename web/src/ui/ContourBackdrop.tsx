import Box from '@mui/material/Box'
import { useMemo } from 'react'
import { contours } from './contours.ts'

interface ContourBackdropProps {
  /** The drawing's own size; it is cut off at the box around it, never squeezed. */
  readonly width: number
  readonly height: number
  readonly x: number
  readonly y: number
  readonly reach: number
  readonly lines?: number
  /** Fades out towards the left, where text stands. */
  readonly fade?: boolean
}

/** Contour lines of a map behind a page; an ornament. */
export function ContourBackdrop({ width, height, x, y, reach, lines = 14, fade = false }: ContourBackdropProps) {
  const rings = useMemo(() => contours({ x, y, reach, stretch: 1.72, lines }), [x, y, reach, lines])
  const mask = 'linear-gradient(90deg, transparent, black 45%)'
  return (
    <Box
      component="svg"
      aria-hidden
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMid slice"
      sx={{
        position: 'absolute',
        inset: 0,
        width: '100%',
        height: '100%',
        pointerEvents: 'none',
        ...(fade ? { maskImage: mask } : {}),
      }}
    >
      {rings.map((ring) => (
        <path
          key={ring.path}
          d={ring.path}
          fill="none"
          stroke={ring.bold ? 'var(--mui-palette-primary-line)' : 'var(--mui-palette-surface-dot)'}
          strokeOpacity={ring.bold ? 0.5 : 0.7}
          strokeWidth={ring.bold ? 1.4 : 1.1}
        />
      ))}
    </Box>
  )
}
