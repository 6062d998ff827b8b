import { useEffect } from 'react'
import { useStore } from 'zustand'
import { rulesLoaded } from '../app/later/rrule-temporal.ts'
import { type Editor, useDraft } from './editor.tsx'

const latestMs = 400

/** Compiles the draft after each edit, when the browser has nothing better to do. */
export function useCheckDraft(editor: Editor): void {
  const graph = useDraft((draft) => draft)
  const { findings, refs, autosave } = editor
  const refused = useStore(autosave.store, (state) => state.refused)
  useEffect(() => {
    let isLatest = true
    // Comes after the canvas: nobody waits for it to draw.
    const idle = whenIdle(() => {
      void Promise.all([import('./check-draft.ts'), rulesLoaded]).then(([{ check }]) => {
        if (isLatest) findings.setState(check(graph, refs, refused))
      })
    })
    return () => {
      isLatest = false
      idle()
    }
  }, [graph, refs, refused, findings])
}

function whenIdle(run: () => void): () => void {
  // Safari has no idle callback.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(run, 50)
    return () => clearTimeout(timer)
  }
  const callback = requestIdleCallback(run, { timeout: latestMs })
  return () => cancelIdleCallback(callback)
}
