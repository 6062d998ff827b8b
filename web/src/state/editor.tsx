import type { Graph, GraphNode } from '@trailwright/shared/graph/schema.ts'
import type { Finding } from '@trailwright/shared/problem/finding.ts'
import type { Refs } from '@trailwright/shared/nodes/define.ts'
import { createContext, type ReactNode, use } from 'react'
import { createStore, type StoreApi, useStore } from 'zustand'
import type { AskState } from './asks.ts'
import type { Autosave } from './autosave.ts'
import type { DocumentState, EditDocument } from './document.ts'
import { nodeOf } from './edits/lookup.ts'
import type { FindingsState } from './findings.ts'
import type { Chance } from './ids.ts'
import type { EdgeFacts, LensState, StepFacts } from './lens.ts'
import type { TogetherState } from './together.ts'
import { onlySelected, type Selection, type SelectionState } from './selection.ts'

/** Everything that the parts of one open editor share. */
export interface Editor {
  readonly journey: string
  readonly document: EditDocument
  readonly selection: Selection
  readonly findings: StoreApi<FindingsState>
  readonly lens: StoreApi<LensState>
  readonly asks: StoreApi<AskState>
  readonly together: StoreApi<TogetherState>
  readonly autosave: Autosave
  readonly chance: Chance
  /** False for viewers, and under every lens but Build. */
  readonly canEdit: boolean
  readonly refs: Refs
}

const EditorContext = createContext<Editor | null>(null)

export function EditorProvider({ editor, children }: { editor: Editor; children: ReactNode }) {
  return <EditorContext value={editor}>{children}</EditorContext>
}

export function useEditor(): Editor {
  const editor = use(EditorContext)
  if (editor === null) throw new Error('Not inside an editor')
  return editor
}

/** Reads from the draft; drawn again only when what `select` gives changes. */
export function useDraft<Value>(select: (graph: Graph) => Value): Value {
  return useStore(useEditor().document.store, (state: DocumentState) => select(state.graph))
}

const noDocument = createStore<Pick<DocumentState, 'graph'> | null>(() => null)

/** The draft, where there is one: a condition also stands on pages without a journey. */
export function useDraftIfAny(): Graph | undefined {
  const store: StoreApi<Pick<DocumentState, 'graph'> | null> = use(EditorContext)?.document.store ?? noDocument
  return useStore(store, (state) => state?.graph)
}

export function useStep(id: string | undefined): GraphNode | undefined {
  return useDraft((graph) => (id === undefined ? undefined : nodeOf(graph, id)))
}

export function useSelection<Value>(select: (state: SelectionState) => Value): Value {
  return useStore(useEditor().selection.store, select)
}

/** The only selected thing. */
export function useSelected(): string | undefined {
  return useSelection(onlySelected)
}

const noFindings: readonly Finding[] = []

export function useFindingsOf(id: string): readonly Finding[] {
  return useStore(useEditor().findings, (state) => state.byNode.get(id) ?? noFindings)
}

export function useStepFacts(id: string): StepFacts | undefined {
  return useStore(useEditor().lens, (state) => state.steps.get(id))
}

export function useEdgeFacts(name: string): EdgeFacts | undefined {
  return useStore(useEditor().lens, (state) => state.edges.get(name))
}
