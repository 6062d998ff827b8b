import type { Graph } from '@trailwright/shared/graph/schema.ts'

/** A step that two drafts of a journey do not have alike. */
export interface Difference {
  readonly id: string
  readonly mine: boolean
  readonly theirs: boolean
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

function stepOf(graph: Graph, id: string): unknown {
  const node = graph.nodes.find((other) => other.id === id)
  if (node === undefined) return undefined
  const edges = graph.edges.filter((edge) => edge.from === id)
  return { kind: node.kind, label: node.label, config: node.config, edges: edges.map(({ port, to }) => [port, to]) }
}

/** What a draft has beside its steps, each kept whole from one side or the other. */
export const parts = ['name', 'settings', 'notes'] as const
export type Part = (typeof parts)[number]

const partOf: { readonly [P in Part]: (graph: Graph) => Partial<Graph> } = {
  name: ({ name }) => ({ name }),
  settings: ({ zone, settings }) => ({ zone, settings }),
  notes: ({ notes, groups }) => ({ notes, groups }),
}

/** The parts that differ. */
export const differentParts = (mine: Graph, theirs: Graph): readonly Part[] =>
  parts.filter((part) => !same(partOf[part](mine), partOf[part](theirs)))

/** The steps that differ, in the order of mine, then theirs. A step that only stands elsewhere does not. */
export function differences(mine: Graph, theirs: Graph): readonly Difference[] {
  const ids = new Set([...mine.nodes, ...theirs.nodes].map((node) => node.id))
  return [...ids].flatMap((id) => {
    const [here, there] = [stepOf(mine, id), stepOf(theirs, id)]
    return same(here, there) ? [] : [{ id, mine: here !== undefined, theirs: there !== undefined }]
  })
}

/** Mine, with the steps named in `fromTheirs` as they are in theirs (config, name, ways out, or gone), and those parts. */
export function merge(
  mine: Graph,
  theirs: Graph,
  fromTheirs: ReadonlySet<string>,
  partsOfTheirs: ReadonlySet<Part> = new Set(),
): Graph {
  const taken = theirs.nodes.filter((node) => fromTheirs.has(node.id))
  const nodes = [...mine.nodes.filter((node) => !fromTheirs.has(node.id)), ...taken]
  const ids = new Set(nodes.map((node) => node.id))
  const edges = [
    ...mine.edges.filter((edge) => !fromTheirs.has(edge.from)),
    ...theirs.edges.filter((edge) => fromTheirs.has(edge.from)),
  ].filter((edge) => ids.has(edge.from) && ids.has(edge.to))
  const chosen = [...partsOfTheirs].map((part) => partOf[part](theirs))
  return Object.assign({}, mine, ...chosen, { nodes, edges })
}
