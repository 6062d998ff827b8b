import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { type ReactNode, useId } from 'react'

interface SideCardProps {
  readonly title: string
  /** At the right of the title: a chip or a link. */
  readonly extra?: ReactNode
  readonly children: ReactNode
}

/** A card of facts at the side of a page. */
export function SideCard({ title, extra, children }: SideCardProps) {
  const id = useId()
  return (
    <Box
      component="section"
      aria-labelledby={id}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1.5, bgcolor: 'background.paper', p: 4, minWidth: 0 }}
    >
      <Box
        sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 2, mb: 1.5, minHeight: 22 }}
      >
        <Typography component="h2" variant="h5" id={id}>
          {title}
        </Typography>
        {extra}
      </Box>
      <Box sx={{ typography: 'body2' }}>{children}</Box>
    </Box>
  )
}

/** Names and values, one pair a row. */
export function Facts({
  rows,
}: {
  rows: readonly { readonly name: ReactNode; readonly value: ReactNode; readonly key: string }[]
}) {
  return (
    <Box
      component="dl"
      sx={{ m: 0, display: 'grid', gridTemplateColumns: 'minmax(64px, auto) minmax(0, 1fr)', columnGap: 3, rowGap: 1 }}
    >
      {rows.map(({ key, name, value }) => (
        <Box key={key} sx={{ display: 'contents' }}>
          <Box component="dt" sx={{ color: 'text.secondary', overflowWrap: 'anywhere', maxWidth: 150 }}>
            {name}
          </Box>
          <Box component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  )
}
