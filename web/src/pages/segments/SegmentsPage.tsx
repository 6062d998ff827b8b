import { PageSkeleton } from '../../ui/PageSkeleton.tsx'

export function SegmentsPage() {
  return <PageSkeleton />
}
