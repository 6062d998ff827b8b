import { error, warning, type Finding } from '../../problem/finding.ts'
import { targetsOf, type Drawing } from './drawing.ts'

type Targets = (id: string) => readonly string[]

const targetsIn =
  ({ nodes }: Drawing): Targets =>
  (id) => {
    const node = nodes.get(id)
    if (node === undefined) return []
    return node.kind === undefined ? [...new Set(node.wires.values())] : targetsOf(node)
  }

const reached = (starts: readonly string[], targets: Targets): ReadonlySet<string> => {
  const seen = new Set(starts)
  for (const id of seen) for (const target of targets(id)) seen.add(target)
  return seen
}

/**
 * Groups of nodes that lead to each other (Tarjan's strongly connected components), without recursion: a path may be
 * thousands of nodes long. Only those with a cycle.
 */
export const cyclesIn = (ids: readonly string[], targets: Targets): readonly (readonly string[])[] => {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const onStack = new Set<string>()
  const cycles: (readonly string[])[] = []
  const enter = (id: string): { id: string; rest: string[] } => {
    index.set(id, index.size)
    low.set(id, index.size - 1)
    stack.push(id)
    onStack.add(id)
    return { id, rest: [...targets(id)] }
  }
  const lower = (id: string, to: number | undefined): void => {
    low.set(id, Math.min(low.get(id) ?? Infinity, to ?? Infinity))
  }
  const leave = (id: string): void => {
    if (low.get(id) !== index.get(id)) return
    const members = stack.splice(stack.lastIndexOf(id))
    for (const member of members) onStack.delete(member)
    if (members.length > 1 || targets(id).includes(id)) cycles.push(members)
  }
  for (const root of ids) {
    const path = index.has(root) ? [] : [enter(root)]
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const target = top.rest.pop()
      if (target === undefined) {
        path.pop()
        leave(top.id)
        const above = path.at(-1)
        if (above !== undefined) lower(above.id, low.get(top.id))
      } else if (!index.has(target)) path.push(enter(target))
      else if (onStack.has(target)) lower(top.id, index.get(target))
    }
  }
  return cycles
}

const MOST_NAMED = 20

const checkCycles = (ids: readonly string[], targets: Targets): readonly Finding[] =>
  cyclesIn(ids, targets).map((members) => {
    const cycle = new Set(members)
    const inOrder = ids.filter((id) => cycle.has(id))
    const named = inOrder.slice(0, MOST_NAMED).join(' → ')
    const nodes = inOrder.length > MOST_NAMED ? `${named} → …` : named
    return error('path.cycle', { node: inOrder[0] ?? '', path: ['nodes'], params: { nodes, count: inOrder.length } })
  })

/** Where people come in, whom no path reaches, and paths that run in a circle. */
export const checkPaths = (drawing: Drawing): readonly Finding[] => {
  const ids = [...drawing.nodes.keys()]
  const targets = targetsIn(drawing)
  const starts = ids.filter((id) => drawing.nodes.get(id)?.kind?.family === 'start')
  const reachable = reached(starts, targets)
  const unreachable = ids.filter((id) => !reachable.has(id))
  return [
    ...(starts.length === 0 ? [error('path.no-trigger', { path: ['nodes'] })] : []),
    ...checkCycles(ids, targets),
    ...(starts.length === 0 ? [] : unreachable).map((id) =>
      warning('node.unreachable', { node: id, path: ['nodes', id] }),
    ),
  ]
}
