import { useReactFlow } from '@xyflow/react'
import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from 'react'
import { edgeUnder, isOverCanvas, markDrop, portUnder, stepUnder } from '../canvas/drop-target.ts'
import type { Spot } from '../state/spot.ts'
import { useAddStep } from './use-add-step.ts'

/** What hangs on the pointer. */
export interface Dragged {
  readonly kind: string
  readonly x: number
  readonly y: number
}

const threshold = 5

/**
 * Drags a kind from the palette: onto empty canvas, into a line, onto a way out or a step. Pointer events, since touch
 * knows no other; a press without a move stays a click.
 */
export function usePaletteDrag(): {
  readonly dragged: Dragged | null
  readonly start: (kind: string, event: ReactPointerEvent) => void
  readonly wasDrag: () => boolean
} {
  const flow = useReactFlow()
  const add = useAddStep()
  const [dragged, setDragged] = useState<Dragged | null>(null)
  const moved = useRef(false)
  const stop = useRef<(() => void) | undefined>(undefined)
  useEffect(() => () => stop.current?.(), [])

  const spotAt = (x: number, y: number): Spot | undefined => {
    if (!isOverCanvas(x, y)) return undefined
    const port = portUnder(x, y)
    if (port !== undefined) return { type: 'after', from: port.from, port: port.port }
    const edge = edgeUnder(x, y)
    if (edge !== undefined) return { type: 'edge', edge }
    const step = stepUnder(x, y)
    if (step !== undefined) return { type: 'after', from: step }
    const at = flow.screenToFlowPosition({ x, y })
    return { type: 'place', at: { x: at.x - 130, y: at.y - 24 } }
  }

  const start = (kind: string, { button, clientX, clientY }: ReactPointerEvent) => {
    if (button !== 0) return
    moved.current = false
    const onMove = ({ clientX: x, clientY: y }: PointerEvent) => {
      if (!moved.current && Math.hypot(x - clientX, y - clientY) < threshold) return
      moved.current = true
      setDragged({ kind, x, y })
      markDrop(edgeUnder(x, y), portUnder(x, y))
    }
    const end = () => {
      window.removeEventListener('pointermove', onMove)
      window.removeEventListener('pointerup', onUp)
      window.removeEventListener('pointercancel', end)
      window.removeEventListener('keydown', onKey)
      markDrop(undefined)
      setDragged(null)
    }
    const onUp = ({ clientX: x, clientY: y }: PointerEvent) => {
      end()
      const spot = moved.current ? spotAt(x, y) : undefined
      if (spot !== undefined) add(kind, spot)
    }
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') end()
    }
    window.addEventListener('pointermove', onMove)
    window.addEventListener('pointerup', onUp)
    window.addEventListener('pointercancel', end)
    window.addEventListener('keydown', onKey)
    stop.current = end
  }

  return { dragged, start, wasDrag: () => moved.current }
}
