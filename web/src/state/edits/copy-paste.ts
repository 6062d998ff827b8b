import { z } from 'zod'
import { type Graph, graphEdgeSchema, graphNodeSchema } from '@trailwright/shared/graph/schema.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { type Chance, stepId } from '../ids.ts'
import { boundsOf, grid, type Place, snap } from './place.ts'

/** Steps on the clipboard, with the edges among them. As text it is marked, so that other text is not taken for it. */
export const clipSchema = z.strictObject({
  trailwrightSteps: z.literal(1),
  /** The journey they were copied from. */
  journey: z.string(),
  nodes: z.array(graphNodeSchema).min(1).max(500),
  edges: z.array(graphEdgeSchema).max(2000),
})
export type Clip = z.infer<typeof clipSchema>

/** The steps of these ids; of a frame, those that stand in it. */
export function copySteps(graph: Graph, ids: readonly string[]): Clip | undefined {
  const wanted = new Set(ids)
  const nodes = graph.nodes.filter(({ id, group }) => wanted.has(id) || (group !== undefined && wanted.has(group)))
  if (nodes.length === 0) return undefined
  const chosen = new Set(nodes.map(({ id }) => id))
  const edges = graph.edges.filter((edge) => chosen.has(edge.from) && chosen.has(edge.to))
  return { trailwrightSteps: 1, journey: graph.id, nodes, edges }
}

/** The steps in a text from the clipboard; undefined for any other text. */
export function readClip(text: string): Clip | undefined {
  if (!text.includes('trailwrightSteps')) return undefined
  try {
    return clipSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** Puts copies into the graph under new ids: at a place, or a little beside where they stood. */
export function pasteSteps(
  graph: Graph,
  clip: Clip,
  { at, chance }: { readonly at?: Place; readonly chance: Chance },
): { readonly graph: Graph; readonly ids: readonly string[] } {
  const bounds = boundsOf(clip.nodes)
  const offset = at === undefined ? { x: 2 * grid, y: 2 * grid } : { x: at.x - bounds.x, y: at.y - bounds.y }
  const renamed = new Map<string, string>()
  let grown = graph
  for (const { group: _, placed: __, ...node } of clip.nodes) {
    const id = stepId(grown, node.label ?? node.kind, chance)
    renamed.set(node.id, id)
    const position = snap({ x: node.position.x + offset.x, y: node.position.y + offset.y })
    grown = { ...grown, nodes: [...grown.nodes, { ...node, id, position }] }
  }
  const edges = clip.edges.flatMap((edge) => {
    const from = renamed.get(edge.from)
    const to = renamed.get(edge.to)
    return from === undefined || to === undefined ? [] : [{ ...edge, from, to }]
  })
  return { graph: { ...grown, edges: [...grown.edges, ...edges] }, ids: [...renamed.values()] }
}

/** Whether chance decides at one of the steps: a copy has another id, and draws anew. */
export function drawsAnew({ nodes }: Clip): boolean {
  return nodes.some(({ kind, config }) => kindOf(kind)?.draws?.(config) === true)
}
