import type { Graph } from '@trailwright/shared/graph/schema.ts'
import type { DocumentState, EditName } from './document.ts'

/** One step of the history: what was done, and to which step where it was to one. */
export interface HistoryStep {
  readonly edit: EditName
  /** The step that it was about, as it stood then. */
  readonly node: Graph['nodes'][number] | undefined
  /** How many times to undo (below zero: to redo) until it is the last thing done. */
  readonly undo: number
}

interface Past {
  readonly graph: Graph
  readonly edit: EditName | null
}

interface States {
  readonly pastStates: readonly Partial<Past>[]
  readonly futureStates: readonly Partial<Past>[]
}

/** What was done and undone, the latest first. `begin` is how many times to undo to come to what was opened. */
export function historySteps(
  now: Pick<DocumentState, 'graph' | 'edit'>,
  { pastStates, futureStates }: States,
): { readonly steps: readonly HistoryStep[]; readonly begin: number } {
  const states = [...pastStates, now, ...futureStates.toReversed()]
  const here = pastStates.length
  const steps = states.flatMap(({ graph, edit }, index): HistoryStep[] => {
    const before = states[index - 1]?.graph
    if (before === undefined || graph === undefined || edit === undefined || edit === null) return []
    return [{ edit, node: subject(before, graph), undo: here - index }]
  })
  return { steps: steps.toReversed(), begin: here }
}

/** The only step that differs; of a line, the step that it leaves. */
function subject(before: Graph, after: Graph): HistoryStep['node'] {
  const old = new Map(before.nodes.map((node) => [node.id, node]))
  const left = new Set(after.nodes.map((node) => node.id))
  const changed = [
    ...before.nodes.filter((node) => !left.has(node.id)),
    ...after.nodes.filter((node) => old.get(node.id) !== node),
  ]
  if (changed.length > 0) return changed.length === 1 ? changed[0] : undefined
  const line = only(after.edges, before.edges) ?? only(before.edges, after.edges)
  return after.nodes.find((node) => node.id === line?.from)
}

function only(these: Graph['edges'], not: Graph['edges']): Graph['edges'][number] | undefined {
  const others = new Set(not)
  return these.find((edge) => !others.has(edge))
}
