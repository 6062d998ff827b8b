import { PageSkeleton } from '../../ui/PageSkeleton.tsx'

export function ResetPage() {
  return <PageSkeleton />
}
