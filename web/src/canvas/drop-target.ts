/** What lies under the pointer while something is dragged over the canvas. */

function under(x: number, y: number): readonly Element[] {
  return document.elementsFromPoint(x, y)
}

/** The name of the line at a point of the window. A step that is dragged itself is looked through. */
export function edgeUnder(x: number, y: number, except?: string): string | undefined {
  for (const element of under(x, y)) {
    const step = element.closest('[data-node-id]')
    if (step !== null && step.getAttribute('data-node-id') !== except) return undefined
    const edge = element.getAttribute('data-edge-reach')
    if (edge !== null) return edge
  }
  return undefined
}

export function stepUnder(x: number, y: number): string | undefined {
  for (const element of under(x, y)) {
    const id = element.closest('[data-node-id]')?.getAttribute('data-node-id')
    if (id !== null && id !== undefined) return id
  }
  return undefined
}

/** How near to the entrance of a step a click counts for it, px. */
const entranceReach = 22

/** The step whose entrance, at the middle of its upper border, lies at a point of the window. */
export function entranceUnder(x: number, y: number): string | undefined {
  for (const handle of document.querySelectorAll('[data-testid="canvas"] .react-flow__handle.target')) {
    const { left, top } = handle.getBoundingClientRect()
    if (Math.hypot(left - x, top - y) > entranceReach) continue
    return handle.closest('[data-node-id]')?.getAttribute('data-node-id') ?? undefined
  }
  return undefined
}

export function portUnder(x: number, y: number): { readonly from: string; readonly port: string } | undefined {
  for (const element of under(x, y)) {
    const port = element.closest('[data-port]')
    const from = port?.closest('[data-node-id]')?.getAttribute('data-node-id')
    const name = port?.getAttribute('data-port')
    if (typeof from === 'string' && typeof name === 'string') return { from, port: name }
  }
  return undefined
}

export function isOverCanvas(x: number, y: number): boolean {
  return under(x, y).some((element) => element.closest('[data-testid="canvas"]') !== null)
}

/** Shows into which line, or onto which way out, the dragged step would go. */
export function markDrop(edge: string | undefined, port?: { readonly from: string; readonly port: string }): void {
  for (const element of document.querySelectorAll('[data-drop]')) element.removeAttribute('data-drop')
  if (edge !== undefined) document.querySelector(`[data-edge="${CSS.escape(edge)}"]`)?.setAttribute('data-drop', '')
  if (port !== undefined) {
    document
      .querySelector(`[data-node-id="${CSS.escape(port.from)}"] [data-port="${CSS.escape(port.port)}"]`)
      ?.setAttribute('data-drop', '')
  }
}
