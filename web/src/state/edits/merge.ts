import type { Graph } from '@trailwright/shared/graph/schema.ts'

/** A step that two drafts of a journey do not have alike. */
export interface Difference {
  readonly id: string
  readonly mine: boolean
  readonly theirs: boolean
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const byId = (one: { readonly id: string }, other: { readonly id: string }): number => (one.id < other.id ? -1 : 1)

function stepOf(graph: Graph, id: string): unknown {
  const node = graph.nodes.find((other) => other.id === id)
  if (node === undefined) return undefined
  const edges = graph.edges.filter((edge) => edge.from === id)
  return { kind: node.kind, label: node.label, config: node.config, edges: edges.map(({ port, to }) => [port, to]) }
}

/** What a draft has beside its steps, each kept whole from one side or the other. */
export const parts = ['name', 'zone', 'entry', 'goals', 'exits', 'notes'] as const
export type Part = (typeof parts)[number]

const partOf: { readonly [P in Part]: (graph: Graph) => unknown } = {
  name: ({ name }) => name,
  zone: ({ zone }) => zone,
  entry: ({ settings }) => settings.entry,
  goals: ({ settings }) => settings.goals,
  exits: ({ settings }) => settings.exits,
  notes: ({ notes, groups }) => [notes.toSorted(byId), groups.toSorted(byId)],
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

/** What is taken from theirs: steps by id, and parts. */
export interface Taken {
  readonly steps: ReadonlySet<string>
  readonly parts: ReadonlySet<Part>
}

/** What only they changed since the draft that both began from; all else stays mine. */
export function changedByThem(base: Graph, mine: Graph, theirs: Graph): Taken {
  const steps = differences(mine, theirs).filter(({ id }) => same(stepOf(base, id), stepOf(mine, id)))
  const untouched = differentParts(mine, theirs).filter((part) => same(partOf[part](base), partOf[part](mine)))
  return { steps: new Set(steps.map(({ id }) => id)), parts: new Set(untouched) }
}

/** Mine, with the steps named in `taken` as they are in theirs (config, name, ways out, or gone), and those parts. */
export function merge(mine: Graph, theirs: Graph, taken: Taken): Graph {
  const of = (part: Part): Graph => (taken.parts.has(part) ? theirs : mine)
  const groups = of('notes').groups
  const frames = new Set(groups.map(({ id }) => id))
  const nodes = [
    ...mine.nodes.filter((node) => !taken.steps.has(node.id)),
    ...theirs.nodes.filter((node) => taken.steps.has(node.id)),
  ].map((node) => {
    const { group, ...rest } = node
    return group === undefined || frames.has(group) ? node : rest
  })
  const ids = new Set(nodes.map((node) => node.id))
  const edges = [
    ...mine.edges.filter((edge) => !taken.steps.has(edge.from)),
    ...theirs.edges.filter((edge) => taken.steps.has(edge.from)),
  ].filter((edge) => ids.has(edge.from) && ids.has(edge.to))
  return {
    ...mine,
    name: of('name').name,
    zone: of('zone').zone,
    settings: {
      entry: of('entry').settings.entry,
      goals: of('goals').settings.goals,
      exits: of('exits').settings.exits,
    },
    nodes,
    edges,
    notes: of('notes').notes,
    groups,
  }
}
