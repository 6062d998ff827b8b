import { PageSkeleton } from '../../ui/PageSkeleton.tsx'

export function InvitationPage() {
  return <PageSkeleton />
}
