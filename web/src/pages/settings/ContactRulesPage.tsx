import { PageSkeleton } from '../../ui/PageSkeleton.tsx'

export function ContactRulesPage() {
  return <PageSkeleton />
}
