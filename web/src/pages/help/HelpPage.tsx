import { PageSkeleton } from '../../ui/PageSkeleton.tsx'

export function HelpPage() {
  return <PageSkeleton />
}
