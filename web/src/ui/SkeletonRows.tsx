import Box from '@mui/material/Box'
import Skeleton from '@mui/material/Skeleton'
import { useTranslation } from 'react-i18next'
import { useDelayed } from './use-delayed.ts'

/** Rows in the shape of a list that is on its way: a mark and a line each. Shown after 300 ms. */
export function SkeletonRows({ rows = 6, height = 62 }: { rows?: number; height?: number }) {
  const { t } = useTranslation()
  const late = useDelayed()
  return (
    <Box role="status" aria-label={t('ui.loading')} sx={{ visibility: late ? 'visible' : 'hidden' }}>
      {Array.from({ length: rows }, (_, row) => (
        <Box key={row} sx={{ display: 'flex', alignItems: 'center', gap: 3, height, px: 3 }}>
          <Skeleton variant="rounded" width={28} height={28} sx={{ flex: 'none' }} />
          <Skeleton variant="rounded" height={12} width={`${70 - ((row * 13) % 35)}%`} sx={{ borderRadius: 1.5 }} />
        </Box>
      ))}
    </Box>
  )
}
