import type { Change } from '@trailwright/shared/diff/diff-journeys.ts'
import type { Graph, GraphEdge, GraphGroup, GraphNode, GraphNote } from '@trailwright/shared/graph/schema.ts'
import type { Json } from '@trailwright/shared/problem/json.ts'
import { sorted } from '@trailwright/shared/problem/sorted.ts'
import { freePlace } from '../../../state/edits/place.ts'
import { changesBetween } from './side-words.ts'

export type Mark = 'added' | 'removed' | 'changed'

export interface DrawnLine {
  readonly id: string
  readonly edge: GraphEdge
  readonly mark: Mark | null
}

/** What differs, to be said in words; `at`: the steps, notes or frames where it is seen. */
export type Entry = {
  readonly key: string
  readonly mark: Mark
  readonly at: readonly string[]
} & (
  | { readonly type: 'change'; readonly change: Change }
  | { readonly type: 'note' | 'frame'; readonly text: string }
  | { readonly type: 'moved'; readonly count: number }
)

/** Two drafts as one drawing: the later one, with what it lost standing where it stood. */
export interface Comparison {
  readonly graph: Graph
  /** Of steps, notes and frames. */
  readonly marks: ReadonlyMap<string, Mark>
  readonly lines: readonly DrawnLine[]
  readonly entries: readonly Entry[]
}

const same = (one: unknown, other: unknown): boolean =>
  // Everything in a draft is JSON; the wider type forgets it.
  JSON.stringify(sorted((one ?? null) as Json)) === JSON.stringify(sorted((other ?? null) as Json))

const nameOf = ({ from, port, to }: GraphEdge): string => `${from}:${port}>${to}`

/** One draft as a drawing, without marks. */
export const plainDrawing = (graph: Graph): Comparison => ({
  graph,
  marks: new Map(),
  lines: graph.edges.map((edge) => ({ id: nameOf(edge), edge, mark: null })),
  entries: [],
})

/** Steps that went, each where it stood, or beside it where something else stands now. */
const ghosts = (after: Graph, gone: readonly GraphNode[]): readonly GraphNode[] => {
  let drawn = after
  return gone.map((node) => {
    const { group: _, ...rest } = node
    const ghost = { ...rest, position: freePlace(drawn, node.position) }
    drawn = { ...drawn, nodes: [...drawn.nodes, ghost] }
    return ghost
  })
}

const linesOf = (before: Graph, after: Graph): readonly DrawnLine[] => {
  const [old, now] = [new Set(before.edges.map(nameOf)), new Set(after.edges.map(nameOf))]
  return [
    ...after.edges.map((edge): DrawnLine => ({ id: nameOf(edge), edge, mark: old.has(nameOf(edge)) ? null : 'added' })),
    ...before.edges
      .filter((edge) => !now.has(nameOf(edge)))
      .map((edge): DrawnLine => ({ id: nameOf(edge), edge, mark: 'removed' })),
  ]
}

const markOf = (change: Change): Mark => {
  if (change.type === 'stepAdded') return 'added'
  return change.type === 'stepRemoved' ? 'removed' : 'changed'
}

const placesOf = (change: Change): readonly string[] => {
  if (change.type === 'settingChanged') return []
  if (change.type !== 'edgeChanged') return [change.step.id]
  return [change.step, change.before, change.after].flatMap((step) => (step === null ? [] : [step.id]))
}

interface Thing {
  readonly id: string
}

/** Notes or frames: what came, went, or says something else. */
const thingEntries = <T extends Thing>(
  before: readonly T[],
  after: readonly T[],
  type: 'note' | 'frame',
  textOf: (thing: T) => string,
): readonly Entry[] => {
  const entry = (mark: Mark, thing: T): Entry => ({
    key: `${type} ${thing.id}`,
    mark,
    at: [thing.id],
    type,
    text: textOf(thing),
  })
  const [old, now] = [new Map(before.map((thing) => [thing.id, thing])), new Set(after.map(({ id }) => id))]
  return [
    ...after.flatMap((thing) => {
      const former = old.get(thing.id)
      if (former === undefined) return [entry('added', thing)]
      return textOf(former) === textOf(thing) ? [] : [entry('changed', thing)]
    }),
    ...before.filter(({ id }) => !now.has(id)).map((thing) => entry('removed', thing)),
  ]
}

const noteText = ({ text }: GraphNote): string => text
const frameText = ({ label }: GraphGroup): string => label

/** How two drafts differ, as a drawing and in words, in the order in which one reads the words. */
export const compareGraphs = (before: Graph, after: Graph): Comparison => {
  const changes = changesBetween(before, after)
  const now = new Map(after.nodes.map((node) => [node.id, node]))
  const gone = before.nodes.filter(({ id }) => !now.has(id))
  const things = [
    ...thingEntries(before.notes, after.notes, 'note', noteText),
    ...thingEntries(before.groups, after.groups, 'frame', frameText),
  ]
  const moved = before.nodes.filter(({ id, position }) => {
    const node = now.get(id)
    return node !== undefined && !same(node.position, position)
  })
  const entries: readonly Entry[] = [
    ...changes.map((change, index): Entry => ({
      key: `${index}`,
      mark: markOf(change),
      at: placesOf(change),
      type: 'change',
      change,
    })),
    ...things,
    ...(moved.length === 0
      ? []
      : [
          {
            key: 'moved',
            mark: 'changed',
            at: moved.map(({ id }) => id),
            type: 'moved',
            count: moved.length,
          } as const,
        ]),
  ]
  const marks = new Map<string, Mark>()
  for (const change of changes) {
    // A line that leads elsewhere is marked itself.
    if (change.type !== 'settingChanged' && change.type !== 'edgeChanged') marks.set(change.step.id, markOf(change))
  }
  for (const { at, mark } of things) for (const id of at) marks.set(id, mark)
  const lost = <T extends Thing>(old: readonly T[], kept: readonly T[]) =>
    old.filter(({ id }) => !kept.some((thing) => thing.id === id))
  const lines = linesOf(before, after)
  return {
    graph: {
      ...after,
      nodes: [...after.nodes, ...ghosts(after, gone)],
      edges: lines.map(({ edge }) => edge),
      notes: [...after.notes, ...lost(before.notes, after.notes)],
      groups: [...after.groups, ...lost(before.groups, after.groups)],
    },
    marks,
    lines,
    entries,
  }
}
