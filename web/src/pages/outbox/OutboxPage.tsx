import { PageSkeleton } from '../../ui/PageSkeleton.tsx'

export function OutboxPage() {
  return <PageSkeleton />
}
