import type { GraphNode } from '@trailwright/shared/graph/schema.ts'
import { getViewportForBounds, type ReactFlowInstance, type Viewport } from '@xyflow/react'
import type { Editor } from '../state/editor.tsx'
import { boundsOf, cardHeight, cardWidth } from '../state/edits/place.ts'

type Camera = Pick<ReactFlowInstance, 'setViewport'>

const readableZoom = 0.75
const openZoom = 0.9
export const leastZoom = 0.05
const padding = 0.12

/** The drawn area in the window. */
export function canvasBox(): DOMRect | undefined {
  return document.querySelector('[data-testid="canvas"]')?.getBoundingClientRect()
}

/** The viewport that shows every step; counted from the draft, since cards out of view are not mounted. */
function viewportOfAll(editor: Editor) {
  const { nodes } = editor.document.graph()
  const box = canvasBox()
  if (nodes.length === 0 || box === undefined || box.width === 0) return undefined
  return getViewportForBounds(boundsOf(nodes), box.width, box.height, leastZoom, 1, padding)
}

/** Brings every step into view. */
export function fitAll(editor: Editor, camera: Camera, duration: number): void {
  const viewport = viewportOfAll(editor)
  if (viewport !== undefined) void camera.setViewport(viewport, { duration })
}

/** Brings some steps, notes and frames into view, as near as they can be read well. */
export function fitThings(editor: Editor, camera: Camera, ids: readonly string[], duration: number): void {
  const { nodes, notes, groups } = editor.document.graph()
  const chosen = new Set(ids)
  const boxes = [
    ...nodes
      .filter(({ id }) => chosen.has(id))
      .map(({ position }) => ({ ...position, width: cardWidth, height: cardHeight })),
    ...[...notes, ...groups].filter(({ id }) => chosen.has(id)).map(({ position, size }) => ({ ...position, ...size })),
  ]
  const box = canvasBox()
  if (boxes.length === 0 || box === undefined || box.width === 0) return
  const left = Math.min(...boxes.map(({ x }) => x))
  const top = Math.min(...boxes.map(({ y }) => y))
  const width = Math.max(...boxes.map((each) => each.x + each.width)) - left
  const height = Math.max(...boxes.map((each) => each.y + each.height)) - top
  const viewport = getViewportForBounds(
    { x: left, y: top, width, height },
    box.width,
    box.height,
    leastZoom,
    1.25,
    padding,
  )
  void camera.setViewport(viewport, { duration })
}

/** Begins with everything in view; where cards would be too small to read, with the start at the top. Answers what is shown. */
export function openView(editor: Editor, camera: Camera): Viewport | undefined {
  const all = viewportOfAll(editor)
  if (all === undefined || all.zoom >= readableZoom) {
    if (all !== undefined) void camera.setViewport(all)
    return all
  }
  const [first] = editor.document.graph().nodes.toSorted((a, b) => a.position.y - b.position.y)
  const width = canvasBox()?.width ?? 0
  if (first === undefined) return undefined
  const x = width / 2 - (first.position.x + cardWidth / 2) * openZoom
  const viewport = { x, y: 40 - first.position.y * openZoom, zoom: openZoom }
  void camera.setViewport(viewport)
  return viewport
}

/** The room of the minimap in a lower corner, with its margin and the tools beneath it; px. */
const corner = { width: 156, height: 166 }

/** The lower corner for the minimap: the right one, unless a card lies there at first and none at the left. */
export function minimapSide(
  nodes: readonly GraphNode[],
  viewport: Viewport,
  box: { readonly width: number; readonly height: number },
): 'bottom-left' | 'bottom-right' {
  const isTaken = (left: number): boolean =>
    nodes.some((node) => {
      const card = boundsOf([node])
      const x = card.x * viewport.zoom + viewport.x
      const y = card.y * viewport.zoom + viewport.y
      return (
        x < left + corner.width &&
        x + card.width * viewport.zoom > left &&
        y < box.height &&
        y + card.height * viewport.zoom > box.height - corner.height
      )
    })
  return isTaken(box.width - corner.width) && !isTaken(0) ? 'bottom-left' : 'bottom-right'
}
