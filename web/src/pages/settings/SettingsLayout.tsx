import { PageSkeleton } from '../../ui/PageSkeleton.tsx'

export function SettingsLayout() {
  return <PageSkeleton />
}
