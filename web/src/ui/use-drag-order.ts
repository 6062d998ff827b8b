import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useState } from 'react'

/** Where something would land: beside the place with this key. */
export interface Landing {
  readonly key: string
  readonly side: 'before' | 'after'
}

interface DragOrder {
  /** The key of what is dragged now. */
  readonly dragged: string | null
  readonly landing: Landing | null
  /** For the element of a place. */
  readonly place: (key: string) => { readonly 'data-place': string }
  /** For the handle of a place: drags it by mouse, pen or finger. Escape puts it back. */
  readonly handle: (key: string) => {
    readonly onPointerDown: (event: ReactPointerEvent<HTMLElement>) => void
    readonly style: { readonly touchAction: 'none'; readonly cursor: 'grab' }
  }
}

interface Drag {
  readonly key: string
  readonly pointer: number
  readonly landing: Landing | null
}

const nearEdge = 48
const scrollStep = 14

/**
 * Putting things in another order by dragging. What lies under the pointer inside `scope` is where it lands: the innermost
 * of its places, where they stand in one another. `name` tells the places of one list from those of a list within.
 */
export function useDragOrder(
  name: string,
  scope: RefObject<HTMLElement | null>,
  onDrop: (key: string, landing: Landing) => void,
): DragOrder {
  const [drag, setDrag] = useState<Drag | null>(null)
  useEffect(() => {
    if (drag === null) return undefined
    const onMove = (event: PointerEvent) => {
      if (event.pointerId !== drag.pointer) return
      scrollAtEdge(scope.current, event.clientY)
      const landing = landingAt(name, scope.current, event.clientX, event.clientY)
      const isSame = landing?.key === drag.landing?.key && landing?.side === drag.landing?.side
      if (!isSame) setDrag({ ...drag, landing })
    }
    const onUp = (event: PointerEvent) => {
      if (event.pointerId !== drag.pointer) return
      setDrag(null)
      if (drag.landing !== null && drag.landing.key !== drag.key) onDrop(drag.key, drag.landing)
    }
    const end = () => setDrag(null)
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      end()
    }
    window.addEventListener('pointermove', onMove)
    window.addEventListener('pointerup', onUp)
    window.addEventListener('pointercancel', end)
    window.addEventListener('keydown', onKey, { capture: true })
    return () => {
      window.removeEventListener('pointermove', onMove)
      window.removeEventListener('pointerup', onUp)
      window.removeEventListener('pointercancel', end)
      window.removeEventListener('keydown', onKey, { capture: true })
    }
  }, [drag, onDrop, scope, name])
  return {
    dragged: drag?.key ?? null,
    landing: drag?.landing ?? null,
    place: (key) => ({ 'data-place': `${name} ${key}` }),
    handle: (key) => ({
      onPointerDown: (event) => {
        if (event.button !== 0) return
        // No text is selected on the way.
        event.preventDefault()
        setDrag({ key, pointer: event.pointerId, landing: null })
      },
      style: { touchAction: 'none', cursor: 'grab' },
    }),
  }
}

function landingAt(name: string, scope: HTMLElement | null, x: number, y: number): Landing | null {
  const place = document.elementFromPoint(x, y)?.closest<HTMLElement>(`[data-place^="${name} "]`)
  const key = place?.dataset['place']?.slice(name.length + 1)
  if (place === null || place === undefined || key === undefined || scope?.contains(place) !== true) return null
  const { top, height } = place.getBoundingClientRect()
  return { key, side: y < top + height / 2 ? 'before' : 'after' }
}

/** Near its upper or lower edge the part that scrolls goes on by itself. */
function scrollAtEdge(scope: HTMLElement | null, y: number): void {
  let box = scope
  while (box !== null && !(box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY)))
    box = box.parentElement
  if (box === null) return
  const { top, bottom } = box.getBoundingClientRect()
  if (y < top + nearEdge) box.scrollBy(0, -scrollStep)
  else if (y > bottom - nearEdge) box.scrollBy(0, scrollStep)
}
