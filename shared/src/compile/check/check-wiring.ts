import { error, warning, type Finding } from '../../problem/finding.ts'
import { limits, nodeIdSchema } from '../../journey/schema.ts'
import { kindOf } from '../../nodes/index.ts'
import type { DrawnNode, Drawing } from './drawing.ts'

const checkSize = ({ raw }: Drawing): readonly Finding[] => {
  const tooMany = (what: 'nodes' | 'edges'): readonly Finding[] =>
    raw[what].length > limits[what]
      ? [error(`graph.too-many-${what}`, { path: [what], params: { count: raw[what].length, limit: limits[what] } })]
      : []
  return [...tooMany('nodes'), ...tooMany('edges')]
}

const checkIds = ({ raw }: Drawing): readonly Finding[] => {
  const seen = new Set<string>()
  return raw.nodes.flatMap(({ id }, index) => {
    const details = { node: id, path: ['nodes', index, 'id'], params: { id } }
    if (seen.has(id)) return [error('node.id-twice', details)]
    seen.add(id)
    return nodeIdSchema.safeParse(id).success ? [] : [error('node.id-invalid', details)]
  })
}

const checkKind = ({ node }: DrawnNode): readonly Finding[] => {
  const kind = kindOf(node.kind)
  const details = { node: node.id, path: ['nodes', node.id, 'kind'] }
  if (kind === undefined) return [error('node.kind-unknown', { ...details, params: { kind: node.kind } })]
  if (node.v <= kind.v) return []
  return [error('node.newer', { ...details, params: { kind: node.kind, version: node.v, known: kind.v } })]
}

/** Edges as they were drawn: both ends exist, the port exists, and it is the only one from there. */
const checkEdges = ({ raw, nodes }: Drawing): readonly Finding[] => {
  const first = new Map<string, string>()
  return raw.edges.flatMap(({ from, port, to }, index) => {
    const path = ['edges', index]
    const params = { from, port, to }
    const source = nodes.get(from)
    if (source === undefined) return [error('edge.from-nowhere', { path, params })]
    const key = JSON.stringify([from, port])
    const other = first.get(key)
    first.set(key, other ?? to)
    if (other !== undefined)
      return [error('edge.second', { node: from, path, params: { from, port, to: other, also: to } })]
    const knowsPort = source.kind === undefined || source.ports.some(({ name }) => name === port)
    return [
      ...(knowsPort ? [] : [error('edge.port-unknown', { node: from, path, params })]),
      ...checkTarget(nodes.get(to), { node: from, path, params }),
    ]
  })
}

const checkTarget = (target: DrawnNode | undefined, details: Parameters<typeof error>[1]): readonly Finding[] => {
  if (target === undefined) return [error('edge.to-nowhere', details)]
  return target.kind?.family === 'start' ? [error('edge.into-trigger', details)] : []
}

/**
 * A port without an edge ends the passage. On a node with one way on that is the end of the path, and worth a word; on
 * one of several it is a way that somebody forgot. Ports with a fallback, and those that hold, need no edge.
 */
const checkPorts = ({ node, ports }: DrawnNode, wired: ReadonlySet<string>): readonly Finding[] => {
  const needed = ports.filter(({ fallback, optional }) => fallback === undefined && optional !== true)
  const loose = needed.filter(({ name }) => !wired.has(name))
  const isLastStep = needed.length === 1 && ports.every(({ name }) => !wired.has(name))
  return loose.map(({ name, label }) => {
    const details = {
      node: node.id,
      path: ['nodes', node.id, 'to', name],
      params: { port: name, label: label ?? null },
    }
    return isLastStep ? warning('port.nothing-follows', details) : error('port.leads-nowhere', details)
  })
}

/** Ids, kinds, edges and ports: what is drawn, without regard to what the steps say. */
export const checkWiring = (drawing: Drawing): readonly Finding[] => {
  const wiredFrom = Map.groupBy(drawing.raw.edges, ({ from }) => from)
  return [
    ...checkSize(drawing),
    ...checkIds(drawing),
    ...[...drawing.nodes.values()].flatMap(checkKind),
    ...checkEdges(drawing),
    ...[...drawing.nodes.values()].flatMap((drawn) =>
      checkPorts(drawn, new Set(wiredFrom.get(drawn.node.id)?.map(({ port }) => port))),
    ),
  ]
}
