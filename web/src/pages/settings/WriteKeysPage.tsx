import { PageSkeleton } from '../../ui/PageSkeleton.tsx'

export function WriteKeysPage() {
  return <PageSkeleton />
}
