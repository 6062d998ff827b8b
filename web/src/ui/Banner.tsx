import Box from '@mui/material/Box'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

interface BannerProps {
  readonly tone: 'warning' | 'info' | 'error' | 'blaze'
  readonly icon: LucideIcon
  readonly title: string
  readonly children?: ReactNode
}

/** A band across the page about a state that lasts: offline, view only, paused. */
export function Banner({ tone, icon: Icon, title, children }: BannerProps) {
  return (
    <Box role="status" sx={{ display: 'flex', gap: 3, px: 4, py: 3, bgcolor: `${tone}.soft`, typography: 'body2' }}>
      <Box sx={{ color: `${tone}.main`, pt: '2px', display: 'flex' }}>
        <Icon size={16} strokeWidth={1.8} aria-hidden />
      </Box>
      <Box>
        <strong>{title}</strong> {children}
      </Box>
    </Box>
  )
}
