import type { Program } from './contract.ts'
import type { NodeMap } from './enrollment.ts'
import { change, end, say, type Work } from './work.ts'

/** Where a node of an earlier version is in this one: itself, else where the map says; null when nowhere. */
export const placeIn = (program: Program, node: string, map: NodeMap): string | null => {
  if (program.nodes.has(node)) return node
  const mapped = Object.hasOwn(map, node) ? (map[node] ?? null) : null
  return mapped !== null && program.nodes.has(mapped) ? mapped : null
}

/** Whether this step, settings aside, is in both versions. */
export const isInBoth = (before: Program, after: Program, node: string): boolean =>
  before.nodes.get(node)?.node.kind === after.nodes.get(node)?.node.kind

/** The version that she is moving to; a caller that does not hand it in has a defect. */
export const targetOf = ({ target }: Work, version: number): Program => {
  if (target?.version !== version) throw new Error(`Version ${version}, to which somebody moves, was not handed in`)
  return target
}

/**
 * Goes over to `program`. `standing`: she stood at her node, and does not leave it by a port; `stays`: she stands at the
 * same node there. Both counts are made from this one entry: left as "moved" here, entered as "moved" there.
 */
export const goOver = (
  work: Work,
  program: Program,
  { standing, stays }: { readonly standing: boolean; readonly stays: boolean },
): void => {
  say(work, { code: 'moved', values: { from: work.program.version, to: program.version, standing, stays } })
  work.program = program
  work.exitsAreStale = true
  change(work, { version: program.version, move: null })
}

/** What becomes of somebody whose step is gone and leads nowhere in the new version. */
export const endRemoved = (work: Work): void => end(work, 'node-removed', 'neutral', null)

/**
 * She leaves a node by a port while a move is arranged: the new version says where the port leads if it has the step,
 * else the old target is looked up in it. The node to arrive at there, or null when it is over.
 */
export const leaveInto = (work: Work, port: string, next: string | null): string | null => {
  const { move, node } = work.enrollment
  if (move === null) return next
  const target = targetOf(work, move.version)
  const onward = target.nodes.get(node)?.next
  const leads = isInBoth(work.program, target, node) && onward?.has(port) === true
  const found = leads ? (onward.get(port) ?? null) : next === null ? null : placeIn(target, next, move.map)
  goOver(work, target, { standing: false, stays: false })
  if (found === null && !leads && next !== null) endRemoved(work)
  else if (found === null) end(work, 'finished', 'neutral', null)
  return found
}
