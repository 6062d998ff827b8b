import type { DeliveryRow } from '@trailwright/shared/wire/contents.ts'
import { type LucideIcon, Mail, MailX, MessageSquareText, MessageSquareX } from 'lucide-react'

/** The icon of a message: its channel, crossed out when it will not arrive. */
export function messageIcon({ channel, status }: Pick<DeliveryRow, 'channel' | 'status'>): LucideIcon {
  const stopped = status === 'skipped' || status === 'failed' || status === 'withdrawn'
  if (channel === 'sms') return stopped ? MessageSquareX : MessageSquareText
  return stopped ? MailX : Mail
}
