import { PageSkeleton } from '../../ui/PageSkeleton.tsx'

export function EventsPage() {
  return <PageSkeleton />
}
