import { PageSkeleton } from '../../ui/PageSkeleton.tsx'

export function MembersPage() {
  return <PageSkeleton />
}
