import { beat, beatEvery } from '@trailwright/shared/wire/presence.ts'
import { getJourney } from '@trailwright/shared/wire/journeys.ts'
import { listComments } from '@trailwright/shared/wire/comments.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { keyOf } from '../../../client/hooks.ts'
import { pathOf, send } from '../../../client/send.ts'
import { type Editor, useEditor } from '../../../state/editor.tsx'
import { onlySelected } from '../../../state/selection.ts'
import { showOthers } from '../../../state/together.ts'

/** A step that is selected is told to others this soon, ms; what is only passed by is not. */
const selectedAfter = 600

/**
 * Says that this window has the journey open while it is seen, and hears who else has. What others changed meanwhile,
 * the draft or a comment, is asked for then.
 */
export function useBeat(): void {
  const editor = useEditor()
  const cache = useQueryClient()
  const { journey, selection, together, autosave, document: draft } = editor
  useEffect(() => {
    const window_ = `w-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`
    const params = { journey }
    let timer: number | undefined
    let told: string | null = null
    let heard: string | undefined
    let ended = false

    const next = (ms: number) => {
      window.clearTimeout(timer)
      if (!ended && document.visibilityState === 'visible') timer = window.setTimeout(() => void say(), ms)
    }
    const say = async () => {
      told = selectedStep(draft, selection)
      try {
        const answer = await send(beat, { params, body: { window: window_, node: told, leaving: false } })
        if (ended) return
        showOthers(together, answer.others)
        if (heard !== undefined && heard !== answer.comments) {
          void cache.invalidateQueries({ queryKey: keyOf(listComments) })
        }
        heard = answer.comments
        if (answer.rev > autosave.store.getState().rev) void cache.invalidateQueries({ queryKey: keyOf(getJourney) })
      } catch {
        // Away, or signed out: the editor says so itself. Nobody is seen meanwhile.
        if (!ended) showOthers(together, [])
      }
      next(beatEvery)
    }
    const leave = () => {
      window.clearTimeout(timer)
      if (told === null && heard === undefined) return
      const body = JSON.stringify({ window: window_, node: null, leaving: true })
      const headers = { 'content-type': 'application/json' }
      // Outlives the page; `send` cannot.
      fetch(pathOf(beat.path, params), { method: 'POST', keepalive: true, headers, body }).catch(() => undefined)
    }
    const seen = () => (document.visibilityState === 'visible' ? next(0) : window.clearTimeout(timer))
    const unsubscribe = selection.store.subscribe(() => {
      const alone = together.getState().others.length === 0
      if (!alone && selectedStep(draft, selection) !== told) next(selectedAfter)
    })
    next(0)
    document.addEventListener('visibilitychange', seen)
    window.addEventListener('pagehide', leave)
    return () => {
      ended = true
      unsubscribe()
      document.removeEventListener('visibilitychange', seen)
      window.removeEventListener('pagehide', leave)
      leave()
      showOthers(together, [])
    }
  }, [journey, selection, together, autosave, draft, cache])
}

function selectedStep(draft: Editor['document'], selection: Editor['selection']): string | null {
  const id = onlySelected(selection.store.getState())
  return id !== undefined && draft.graph().nodes.some((node) => node.id === id) ? id : null
}
