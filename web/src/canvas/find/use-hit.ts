import { useStore } from 'zustand'
import { useEditor } from '../../state/editor.tsx'

/** Whether a step is one of those that are looked for, or the one that the reader is at. */
export function useHit(id: string): 'hit' | 'now' | undefined {
  return useStore(useEditor().asks, ({ hits }) => {
    if (!hits.ids.has(id)) return undefined
    return hits.now === id ? 'now' : 'hit'
  })
}
