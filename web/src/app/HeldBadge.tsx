import Box from '@mui/material/Box'
import { listErrors } from '@trailwright/shared/wire/errors.ts'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../client/hooks.ts'
import { ToneChip } from '../ui/StatusChip.tsx'
import { useFormat } from '../ui/use-format.ts'

const refreshMs = 60_000

/** How many people are held by something that has to be mended; nothing while nobody is. */
export function HeldBadge() {
  const { t } = useTranslation()
  const format = useFormat()
  const people = useRoute(listErrors, { query: {} }, { refetchInterval: refreshMs }).data?.people ?? 0
  if (people === 0) return null
  const number = format.number(people)
  return (
    <Box component="span" role="img" aria-label={t('errors.badge', { count: people, number })} sx={{ ml: 'auto' }}>
      <ToneChip tone="error">{number}</ToneChip>
    </Box>
  )
}
