import type { Finding } from '../problem/finding.ts'
import type { Graph, Layout } from '../graph/schema.ts'
import { normalise } from '../graph/normalise.ts'
import type { Journey } from '../journey/schema.ts'
import type { Refs } from '../nodes/define.ts'
import { checkConfigs } from './check/check-configs.ts'
import { checkOvertaken } from './check/check-overtaken.ts'
import { checkPaths } from './check/check-paths.ts'
import { checkReferences } from './check/check-references.ts'
import { checkSettings } from './check/check-settings.ts'
import { checkWiring } from './check/check-wiring.ts'
import { drawingOf } from './check/drawing.ts'
import { layoutOf, lower } from './lower.ts'

/*
 *   graph (as drawn: anything)
 *     │
 *     │  1. normalise    configs in the form of their kinds, defaults written out, one order      graph/normalise.ts
 *     ▼
 *   graph (canonical) ──────► 2. check    all findings at once, each by one file of check/
 *     │                              ids, kinds, edges, ports · paths · settings
 *     │                              configs with their conditions · references · exits that overtake waits
 *     │  3. lower        nodes with their edges, places apart                                     lower.ts
 *     ▼
 *   journey + layout                                  (lift.ts leads back; load.ts makes a program of it)
 */

export interface Compiled {
  /** In canonical form; with errors it may not satisfy the schema, and nothing that was drawn is lost. */
  readonly journey: Journey
  readonly layout: Layout
  readonly findings: readonly Finding[]
}

const checks = [checkSettings, checkWiring, checkPaths, checkConfigs, checkReferences, checkOvertaken]

/** Total: any graph gives a journey and everything that is wrong with it. The same graph gives the same bytes. */
export const compile = (graph: Graph, refs: Refs): Compiled => {
  const normal = normalise(graph)
  const drawing = drawingOf(graph, normal, refs)
  return {
    journey: lower(normal),
    layout: layoutOf(normal),
    findings: checks.flatMap((check) => check(drawing)),
  }
}
