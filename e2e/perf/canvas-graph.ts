import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { drawingOf } from '../../scripts/bench/compile.ts'

/** From the upper left corner of one card to that of the next, px. */
const column = 320
const row = 176

/** A drawing of so many nodes that fills a box of that shape: one path that goes down column by column. */
export const wideDrawingOf = (size: number, box: { readonly width: number; readonly height: number }): Graph => {
  const graph = drawingOf(size)
  const rows = Math.ceil(Math.sqrt((size * column * box.height) / (row * box.width)))
  return {
    ...graph,
    nodes: graph.nodes.map((node, index) => ({
      ...node,
      position: { x: Math.floor(index / rows) * column, y: (index % rows) * row },
    })),
  }
}
