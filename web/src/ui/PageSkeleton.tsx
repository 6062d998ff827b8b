import Box from '@mui/material/Box'
import { SkeletonRows } from './SkeletonRows.tsx'

/** A page on its way. */
export function PageSkeleton() {
  return (
    <Box sx={{ p: 4, pt: 18 }}>
      <SkeletonRows />
    </Box>
  )
}
