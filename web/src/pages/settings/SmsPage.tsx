import { PageSkeleton } from '../../ui/PageSkeleton.tsx'

export function SmsPage() {
  return <PageSkeleton />
}
