import { isTrigger, kindOf } from '../nodes/index.ts'
import { postDominators } from './post-dominators.ts'
import type { Graph, GraphEdge, GraphNode } from './schema.ts'

/** A step in its place. */
export interface OutlineStep {
  readonly type: 'step'
  readonly id: string
  /** From 1, counted down the list. */
  readonly number: number
  /** From 1; a branch lies one deeper than the step that it leaves. */
  readonly level: number
  /** Steps with the same number of line stand in one line, one after the other. */
  readonly line: number
  /** The edge by which the reading comes here; undefined where a reading begins. */
  readonly by?: GraphEdge
}

/** An edge that leads to a step which stands elsewhere: "continue at step 6". */
export interface OutlineJoin {
  readonly type: 'join'
  readonly edge: GraphEdge
  readonly level: number
  /** The number of the step; undefined when the edge leads to no step. */
  readonly number?: number
}

export type OutlineRow = OutlineStep | OutlineJoin

export interface Outline {
  readonly rows: readonly OutlineRow[]
  /** How many of the rows people can come to; the steps of the rest are entered by nobody. */
  readonly reached: number
  readonly numberOf: ReadonlyMap<string, number>
}

interface Way {
  readonly edge: GraphEdge
  readonly quiet: boolean
}

interface Line {
  readonly steps: Placed[]
}

/** A step in its line; beside it the branches that leave it, and the edges that lead elsewhere. */
interface Placed {
  readonly id: string
  readonly by?: GraphEdge
  sides: readonly (Line | GraphEdge)[]
}

const waysOf = (node: GraphNode, edges: readonly GraphEdge[]): readonly Way[] => {
  const ports = kindOf(node.kind)?.ports(node.config) ?? []
  const known = ports.flatMap(({ name, quiet }) =>
    edges.filter(({ port }) => port === name).map((edge) => ({ edge, quiet: quiet === true })),
  )
  const names = new Set(ports.map(({ name }) => name))
  return [...known, ...edges.filter(({ port }) => !names.has(port)).map((edge) => ({ edge, quiet: false }))]
}

const hasWaysOut = ({ kind, config }: GraphNode): boolean => kindOf(kind)?.ports(config).length !== 0

const fromLeft = (nodes: readonly GraphNode[]): readonly GraphNode[] =>
  nodes.toSorted((a, b) => a.position.x - b.position.x)

/** Puts every step into a line, and says which line leaves which step. */
class Reading {
  readonly #nodes: ReadonlyMap<string, GraphNode>
  readonly #ways: ReadonlyMap<string, readonly Way[]>
  readonly #meeting: ReadonlyMap<string, string>
  readonly #placed = new Set<string>()

  constructor({ nodes, edges }: Graph) {
    this.#nodes = new Map(nodes.map((node) => [node.id, node]))
    const from = Map.groupBy(edges, (edge) => edge.from)
    this.#ways = new Map(nodes.map((node) => [node.id, waysOf(node, from.get(node.id) ?? [])]))
    const ids = [...this.#nodes.keys()]
    const indexes = new Map(ids.map((id, index) => [id, index]))
    const follow = ids.map((id) => this.#waysOf(id).flatMap(({ edge }) => indexes.get(edge.to) ?? []))
    this.#meeting = new Map(
      postDominators(follow).flatMap((to, index) => {
        const [id, target] = [ids[index], to === undefined ? undefined : ids[to]]
        return id === undefined || target === undefined ? [] : [[id, target] as const]
      }),
    )
  }

  #waysOf(id: string): readonly Way[] {
    return this.#ways.get(id) ?? []
  }

  #isFree(id: string): boolean {
    return this.#nodes.has(id) && !this.#placed.has(id)
  }

  /** The lines that begin at these steps, in their order, with everything that can be come to from them. */
  from(starts: readonly GraphNode[]): readonly Line[] {
    const begun = starts.filter(({ id }) => this.#isFree(id))
    for (const { id } of begun) this.#placed.add(id)
    const open: (Line | Placed)[] = []
    const lines = begun.map(({ id }): Line => ({ steps: [{ id, sides: [] }] }))
    open.push(...lines.toReversed())
    // A line is read to its end before the branches along it, the last of them first: what a branch shares with the
    // line that it leaves then stands in the line, and the branch says "continue at".
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if ('steps' in next) {
        this.#walk(next)
        open.push(...next.steps)
      } else {
        next.sides = this.#sidesOf(next.sides)
        open.push(...next.sides.filter((side) => 'steps' in side).toReversed())
      }
    }
    return lines
  }

  #walk(line: Line): void {
    for (let now = line.steps.at(-1); now !== undefined;) {
      const next = this.#nextOf(now.id)
      // Until the branches are read, a step holds the edges that are no part of its line.
      now.sides = this.#waysOf(now.id).flatMap(({ edge }) => (edge === next?.by ? [] : [edge]))
      if (next === undefined) return
      this.#placed.add(next.id)
      now = { id: next.id, sides: [], ...(next.by === undefined ? {} : { by: next.by }) }
      line.steps.push(now)
    }
  }

  /** What stands below a step in its own line: where its branches meet again, else the branch that goes on. */
  #nextOf(id: string): { readonly id: string; readonly by?: GraphEdge } | undefined {
    const ways = this.#waysOf(id)
    const free = ways.filter(({ edge }) => this.#isFree(edge.to))
    const meeting = this.#meeting.get(id)
    if (meeting !== undefined && free.length > 0 && this.#isFree(meeting)) {
      const by = ways.findLast(({ edge }) => edge.to === meeting)?.edge
      return { id: meeting, ...(by === undefined ? {} : { by }) }
    }
    const usual = ways.length === 1 ? free : free.filter(({ quiet }) => !quiet)
    const going = usual.filter(({ edge }) => {
      const target = this.#nodes.get(edge.to)
      return target !== undefined && hasWaysOut(target)
    })
    const by = (going.length === 1 ? going : usual).at(-1)?.edge
    return by === undefined ? undefined : { id: by.to, by }
  }

  #sidesOf(edges: Placed['sides']): Placed['sides'] {
    return edges.map((edge) => {
      if ('steps' in edge || !this.#isFree(edge.to)) return edge
      this.#placed.add(edge.to)
      return { steps: [{ id: edge.to, by: edge, sides: [] }] }
    })
  }
}

type Unnumbered = Omit<OutlineStep, 'number'> | Omit<OutlineJoin, 'number'>

/** The lines one below the other, each branch under the step that it leaves. */
const rowsOf = (lines: readonly Line[], firstLine: number): readonly Unnumbered[] => {
  const rows: Unnumbered[] = []
  const joins = new Map<string, OutlineJoin[]>()
  const shownAbove = new Set<Unnumbered>()
  let line = firstLine
  const open: (
    | { readonly at: Line; readonly level: number; readonly index: number; readonly line: number }
    | OutlineJoin
  )[] = []
  const begin = (at: Line, level: number) => ({ at, level, index: 0, line: (line += 1) })
  open.push(...lines.map((each) => begin(each, 1)).toReversed())
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if ('type' in next) {
      rows.push(next)
      const others = joins.get(next.edge.to)
      if (others === undefined) joins.set(next.edge.to, [next])
      else others.push(next)
      continue
    }
    const { at, level, index } = next
    const step = at.steps[index]
    if (step === undefined) continue
    const { id, sides } = step
    // Where branches meet, the reading comes from the last of them.
    const last = step.by === undefined && index > 0 ? joins.get(id)?.pop() : undefined
    if (last !== undefined) shownAbove.add(last)
    const by = step.by ?? last?.edge
    rows.push({ type: 'step', id, level, line: next.line, ...(by === undefined ? {} : { by }) })
    const isLast = index + 1 === at.steps.length
    const deeper = isLast && sides.every((side) => !('steps' in side)) ? level : level + 1
    open.push({ ...next, index: index + 1 })
    open.push(
      ...sides
        .map((side) => ('steps' in side ? begin(side, deeper) : ({ type: 'join', edge: side, level: deeper } as const)))
        .toReversed(),
    )
  }
  return rows.filter((row) => !shownAbove.has(row))
}

/**
 * A journey as a list. Each step stands in it once, and each edge that leaves a step once: as the way to the row of its
 * step, or as "continue at" where that step stands elsewhere. Branches lie one deeper than the step that they leave; a
 * line goes on below them where they meet again, else by the branch that does not end. Steps that nobody enters come
 * last. Time is about proportional to the edges.
 */
export const outlineOf = (graph: Graph): Outline => {
  const { nodes, edges } = graph
  const reading = new Reading(graph)
  const entered = reading.from(fromLeft(nodes.filter(({ kind }) => isTrigger(kind))))
  const ids = new Set(nodes.map(({ id }) => id))
  const targets = new Set(edges.flatMap(({ from, to }) => (from !== to && ids.has(from) ? [to] : [])))
  const loose = reading.from(fromLeft(nodes.filter(({ id }) => !targets.has(id))))
  // What is left goes round in circles that nothing leads into.
  const circles = nodes.flatMap((node) => reading.from([node]))
  const reachedRows = rowsOf(entered, 0)
  const rows = [...reachedRows, ...rowsOf([...loose, ...circles], nodes.length)]
  const numberOf = new Map(rows.filter((row) => row.type === 'step').map(({ id }, index) => [id, index + 1]))
  return {
    rows: rows.map((row): OutlineRow => {
      if (row.type === 'step') return { ...row, number: numberOf.get(row.id) ?? 0 }
      const number = numberOf.get(row.edge.to)
      return { ...row, ...(number === undefined ? {} : { number }) }
    }),
    reached: reachedRows.length,
    numberOf,
  }
}
