import { PageSkeleton } from '../../ui/PageSkeleton.tsx'

export function FirstRunPage() {
  return <PageSkeleton />
}
