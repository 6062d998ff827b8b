import { PageSkeleton } from '../../ui/PageSkeleton.tsx'

export function SecretsPage() {
  return <PageSkeleton />
}
