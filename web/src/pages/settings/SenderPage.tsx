import { PageSkeleton } from '../../ui/PageSkeleton.tsx'

export function SenderPage() {
  return <PageSkeleton />
}
