import { PageSkeleton } from '../../ui/PageSkeleton.tsx'

export function JourneysPage() {
  return <PageSkeleton />
}
