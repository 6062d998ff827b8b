import { PageSkeleton } from '../../ui/PageSkeleton.tsx'

export function WorkspacePage() {
  return <PageSkeleton />
}
