import { compile } from '@trailwright/shared/compile/compile.ts'
import { longestPath } from '@trailwright/shared/compile/longest-path.ts'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import type { Finding } from '@trailwright/shared/problem/finding.ts'
import type { Refs } from '@trailwright/shared/nodes/define.ts'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { type Editor, useDraft } from './editor.tsx'
import { arrange, type FindingsState } from './findings.ts'

/** Everything that compile says of a draft, after what kept the server from saving it. */
export function check(graph: Graph, refs: Refs, refused: readonly Finding[] = []): FindingsState {
  const { journey, findings } = compile(graph, refs)
  return { ...arrange([...refused, ...findings]), journey, longest: longestPath(journey) }
}

const latestMs = 400

/** Compiles the draft after each edit, when the browser has nothing better to do. */
export function useCheckDraft(editor: Editor): void {
  const graph = useDraft((draft) => draft)
  const { findings, refs, autosave } = editor
  const refused = useStore(autosave.store, (state) => state.refused)
  useEffect(() => whenIdle(() => findings.setState(check(graph, refs, refused))), [graph, refs, refused, findings])
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
