import { type DeliveryRow, deliverySchema } from '@trailwright/shared/wire/contents.ts'
import type { Tone } from '../../ui/StatusChip.tsx'

/** What can become of a message. */
export type DeliveryStatus = DeliveryRow['status']

export const deliveryStatuses = deliverySchema.shape.status.options

/** Green went out, blue is under way or stays here, amber did not go by a rule, red needs somebody. */
export const statusTones: Readonly<Record<DeliveryStatus, Tone>> = {
  pending: 'info',
  deferred: 'info',
  sent: 'success',
  outbox: 'primary',
  skipped: 'warning',
  failed: 'error',
  held: 'error',
  withdrawn: 'neutral',
}
