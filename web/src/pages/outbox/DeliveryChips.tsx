import Box from '@mui/material/Box'
import type { DeliveryRow } from '@trailwright/shared/wire/contents.ts'
import { useTranslation } from 'react-i18next'
import { ToneChip } from '../../ui/StatusChip.tsx'
import { statusTones } from './delivery-status.ts'

/** What became of a message, the reason in short, and whether it was a test. */
export function DeliveryChips({ delivery }: { delivery: Pick<DeliveryRow, 'status' | 'reason' | 'test'> }) {
  const { t } = useTranslation()
  const { status, reason, test } = delivery
  return (
    <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
      <ToneChip tone={statusTones[status]}>{t(`outbox.statuses.${status}`)}</ToneChip>
      {reason !== null && <ToneChip tone="neutral">{t(`people.reasons.${reason}`)}</ToneChip>}
      {test && <ToneChip tone="neutral">{t('outbox.test')}</ToneChip>}
    </Box>
  )
}
