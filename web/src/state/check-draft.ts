import { compile } from '@trailwright/shared/compile/compile.ts'
import { longestPath } from '@trailwright/shared/compile/longest-path.ts'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import type { Refs } from '@trailwright/shared/nodes/define.ts'
import { useEffect } from 'react'
import { type Editor, useDraft } from './editor.tsx'
import { arrange, type FindingsState } from './findings.ts'

/** Everything that compile says of a draft. */
export function check(graph: Graph, refs: Refs): FindingsState {
  const { journey, findings } = compile(graph, refs)
  return { ...arrange(findings), journey, longest: longestPath(journey) }
}

const latestMs = 400

/** Compiles the draft after each edit, when the browser has nothing better to do. */
export function useCheckDraft(editor: Editor): void {
  const graph = useDraft((draft) => draft)
  const { findings, refs } = editor
  useEffect(() => whenIdle(() => findings.setState(check(graph, refs))), [graph, refs, findings])
}

function whenIdle(run: () => void): () => void {
  // Safari has no idle callback.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(run, 50)
    return () => clearTimeout(timer)
  }
  const callback = requestIdleCallback(run, { timeout: latestMs })
  return () => cancelIdleCallback(callback)
}
