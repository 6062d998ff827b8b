import { PageSkeleton } from '../../ui/PageSkeleton.tsx'

export function PeoplePage() {
  return <PageSkeleton />
}
