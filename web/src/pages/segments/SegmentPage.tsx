import { PageSkeleton } from '../../ui/PageSkeleton.tsx'

export function SegmentPage() {
  return <PageSkeleton />
}
