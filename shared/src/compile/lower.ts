import { dslVersion, type Journey } from '../journey/schema.ts'
import type { Graph, GraphNode, Layout } from '../graph/schema.ts'

const journeyNode = ({ kind, v, label, config }: GraphNode, to: Readonly<Record<string, string>>) =>
  label === undefined ? { kind, v, config, to } : { kind, v, label, config, to }

/** The journey in a normalised graph. With findings it may not satisfy the schema, and keeps everything all the same. */
export const lower = ({ id, name, zone, settings, nodes, edges }: Graph): Journey => {
  const edgesFrom = Map.groupBy(edges, ({ from }) => from)
  const journey = {
    dsl: dslVersion,
    id,
    name,
    zone,
    ...settings,
    nodes: Object.fromEntries(
      nodes.map((node) => {
        const to = Object.fromEntries((edgesFrom.get(node.id) ?? []).map((edge) => [edge.port, edge.to]))
        return [node.id, journeyNode(node, to)]
      }),
    ),
  }
  // A draft's settings are loose; the checks report what in them is not of this form.
  return journey as unknown as Journey
}

/** What stands beside the journey: where the nodes stand, in which group, and the notes. */
export const layoutOf = ({ nodes, notes, groups }: Graph): Layout => ({
  positions: Object.fromEntries(nodes.map(({ id, position }) => [id, position])),
  groupOf: Object.fromEntries(nodes.flatMap(({ id, group }) => (group === undefined ? [] : [[id, group]]))),
  ...placedIn(nodes),
  notes,
  groups,
})

/** Left out where nothing was placed by hand. */
const placedIn = (nodes: Graph['nodes']): Pick<Layout, 'placed'> => {
  const placed = nodes.filter((node) => node.placed === true).map(({ id }) => id)
  return placed.length === 0 ? {} : { placed }
}
