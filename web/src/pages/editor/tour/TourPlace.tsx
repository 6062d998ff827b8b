import { lazy, Suspense, useEffect } from 'react'
import { useStore } from 'zustand'
import { useEditor } from '../../../state/editor.tsx'
import { startTour, tour } from '../../../state/tour.ts'

const Tour = lazy(async () => ({ default: (await import('./Tour.tsx')).Tour }))

/** Where the tour stands once it was asked for; loaded with its first note. */
export function TourPlace() {
  const { canEdit } = useEditor()
  const { asked, step } = useStore(tour)
  useEffect(() => {
    if (asked && canEdit) startTour()
  }, [asked, canEdit])
  // It ends with the editor: its notes point at parts of it.
  useEffect(() => () => tour.setState({ asked: false, step: null }), [])
  return step === null ? null : (
    <Suspense fallback={null}>
      <Tour step={step} />
    </Suspense>
  )
}
