import { compile } from '@trailwright/shared/compile/compile.ts'
import { longestPath } from '@trailwright/shared/compile/longest-path.ts'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import type { Finding } from '@trailwright/shared/problem/finding.ts'
import type { Refs } from '@trailwright/shared/nodes/define.ts'
import { arrange, type FindingsState } from './findings.ts'

/** Everything that compile says of a draft, after what kept the server from saving it. */
export function check(graph: Graph, refs: Refs, refused: readonly Finding[] = []): FindingsState {
  const { journey, findings } = compile(graph, refs)
  return { ...arrange([...refused, ...findings]), journey, longest: longestPath(journey) }
}
