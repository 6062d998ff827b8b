import { PageSkeleton } from '../../ui/PageSkeleton.tsx'

export function SmtpPage() {
  return <PageSkeleton />
}
