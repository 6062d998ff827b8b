import type { Graph } from '@trailwright/shared/graph/schema.ts'
import type { Simulated, Stop } from '@trailwright/shared/simulate/simulate.ts'
import type { Instant } from '@trailwright/shared/time/instant.ts'
import { edgeAt, edgeName, nodeOf, portsOf } from '../state/edits/lookup.ts'
import type { EdgeFacts, StepFacts } from '../state/lens.ts'

/** The stops of a passage, the start first; empty when nobody entered. */
export function stopsOf(graph: Graph, trigger: string, at: Instant, simulated: Simulated): readonly Stop[] {
  if (simulated.passage === null) return []
  const start = nodeOf(graph, trigger)
  const port = start === undefined ? undefined : portsOf(start)[0]?.name
  const rest = simulated.path.filter((stop) => stop.node !== trigger)
  return [{ node: trigger, visit: 0, arrivedAt: at, leftAt: at, port: port ?? null }, ...rest]
}

interface Words {
  readonly person: string
  readonly time: (at: Instant, index: number) => string
}

/** What lights up when the clock stands at a stop: the steps and lines so far; the rest is dim. */
export function trailFacts(
  graph: Graph,
  stops: readonly Stop[],
  index: number,
  words: Words,
): {
  readonly steps: ReadonlyMap<string, StepFacts>
  readonly edges: ReadonlyMap<string, EdgeFacts>
  readonly most: number
} {
  const shown = stops.slice(0, index + 1)
  const steps = new Map<string, StepFacts>(graph.nodes.map((node) => [node.id, { trail: 'missed' }]))
  const edges = new Map<string, EdgeFacts>(graph.edges.map((edge) => [edgeName(edge), { trail: 'missed' }]))
  for (const [position, { node, arrivedAt, port }] of shown.entries()) {
    const isCurrent = position === shown.length - 1
    const edge = port === null ? undefined : edgeTaken(graph, node, port)
    steps.set(node, {
      trail: isCurrent ? 'current' : 'passed',
      time: words.time(arrivedAt, position),
      ...(isCurrent ? { person: words.person } : {}),
      ...(port === null || isCurrent ? {} : { ports: new Set([port, ...(edge === undefined ? [] : [edge.port])]) }),
    })
    if (edge !== undefined && !isCurrent) edges.set(edgeName(edge), { trail: 'passed' })
  }
  return { steps, edges, most: 0 }
}

/** The line of a way out; of one without a line, that of the way it falls back to. */
function edgeTaken(graph: Graph, node: string, port: string) {
  const start = nodeOf(graph, node)
  const ports = start === undefined ? [] : portsOf(start)
  const seen = new Set<string>()
  for (let name: string | undefined = port; name !== undefined && !seen.has(name);) {
    const edge = edgeAt(graph, node, name)
    if (edge !== undefined) return edge
    seen.add(name)
    const from: string = name
    name = ports.find((each) => each.name === from)?.fallback
  }
  return undefined
}

const leastGap = 0.045

/** Where the stops stand on the bar, 0 to 1: by time, yet never upon one another. */
export function positionsOf(stops: readonly Stop[]): readonly number[] {
  const first = stops[0]?.arrivedAt ?? 0
  const span = Math.max((stops.at(-1)?.arrivedAt ?? 0) - first, 1)
  const gap = Math.min(leastGap, 1 / Math.max(stops.length, 1))
  let last = -gap
  const places = stops.map(({ arrivedAt }) => {
    last = Math.max((arrivedAt - first) / span, last + gap)
    return last
  })
  const end = Math.max(places.at(-1) ?? 1, 1)
  return places.map((place) => place / end)
}
