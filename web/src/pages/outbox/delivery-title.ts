import type { Names } from '@trailwright/shared/nodes/define.ts'
import type { DeliveryRow } from '@trailwright/shared/wire/contents.ts'

/** What a message is called: its subject or text; one that was never filled in by its content, in the marks of titles. */
export function deliveryTitle({ subject, content }: DeliveryRow, names: Names): string {
  if (subject !== '') return subject
  const name = content === null ? '' : names.content(content)
  return names.language === 'en' ? name : `《${name}》`
}
