import { createContext, use } from 'react'

/** How much of a card is drawn, by the zoom: all of it, mark and one line, or mark and label. */
export type Detail = 'full' | 'line' | 'label'

/** Below these zooms a card is drawn plainer. */
const lineBelow = 0.6
const labelBelow = 0.35
/** Below this a card is a block in its colour. */
export const farthestBelow = 0.2
/** A card becomes fuller only beyond the limit, so that none flickers on it. */
const hysteresis = 0.05

/** The detail at a zoom, coming from another. */
export function detailAt(zoom: number, before: Detail): Detail {
  const line = before === 'full' ? lineBelow : lineBelow + hysteresis
  const label = before === 'label' ? labelBelow + hysteresis : labelBelow
  if (zoom < label) return 'label'
  return zoom < line ? 'line' : 'full'
}

export const DetailContext = createContext<Detail>('full')

export function useDetail(): Detail {
  return use(DetailContext)
}
