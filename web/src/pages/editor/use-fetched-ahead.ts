import { useEffect } from 'react'

/** Long enough that what is on screen comes first. */
const afterMs = 3000

/** What opens only when it is asked for; fetched ahead, it opens without a network, too. */
const parts: readonly (() => Promise<unknown>)[] = [
  () => import('../../inspector/Inspector.tsx'),
  () => import('../../outline/Outline.tsx'),
  () => import('../../simulation/SimulateLens.tsx'),
  () => import('./live/LiveLens.tsx'),
  () => import('./publish/PublishSheet.tsx'),
  () => import('./comments/CommentsPanel.tsx'),
  () => import('./command-palette/EditorPalette.tsx'),
  () => import('./CompareDialog.tsx'),
]

export function useFetchedAhead(): void {
  useEffect(() => {
    const fetchAll = async () => {
      // One after the other, so that what the reader does goes first. What does not come now comes when it is opened.
      for (const part of parts) await part().catch(() => {})
    }
    const timer = setTimeout(() => void fetchAll(), afterMs)
    return () => clearTimeout(timer)
  }, [])
}
