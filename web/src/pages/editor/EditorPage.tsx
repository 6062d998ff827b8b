import { PageSkeleton } from '../../ui/PageSkeleton.tsx'

export function EditorPage() {
  return <PageSkeleton />
}
