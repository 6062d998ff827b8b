import { PageSkeleton } from '../../ui/PageSkeleton.tsx'

export function PersonPage() {
  return <PageSkeleton />
}
