import { PageSkeleton } from '../../ui/PageSkeleton.tsx'

export function ContentsPage() {
  return <PageSkeleton />
}
