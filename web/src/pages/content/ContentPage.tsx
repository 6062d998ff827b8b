import { PageSkeleton } from '../../ui/PageSkeleton.tsx'

export function ContentPage() {
  return <PageSkeleton />
}
