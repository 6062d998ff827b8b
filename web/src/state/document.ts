import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { temporal, type TemporalState } from 'zundo'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** What an edit was, for "Undo: move step"; each has words in the translations under `editor.edits`. */
export const editNames = [
  'add',
  'connect',
  'disconnect',
  'insert',
  'delete',
  'detach',
  'duplicate',
  'paste',
  'move',
  'change',
  'rename',
  'settings',
  'note',
  'group',
  'tidy',
  'swap',
  'fold',
  'take',
  'restore',
  'source',
] as const
export type EditName = (typeof editNames)[number]

/** What undo remembers: the draft and the edit that made it so. Selection and viewport are no part of it. */
interface Remembered {
  readonly graph: Graph
  readonly edit: EditName | null
}

export interface DocumentState extends Remembered {
  /** Of the edits that are one step of undo: typing in one field. */
  readonly run: string | null
}

export interface EditDocument {
  readonly store: StoreApi<DocumentState>
  readonly history: StoreApi<TemporalState<Remembered>>
  graph(): Graph
  /**
   * Changes the draft; one step of undo. Edits that follow one another with the same `run` are one step together, such
   * as the letters typed into one field.
   */
  edit(name: EditName, change: (graph: Graph) => Graph, run?: string): void
  /** Ends a run: what is typed next is a step of its own. */
  endRun(): void
  undo(): void
  redo(): void
  /** Undoes so many steps at once; below zero, does them again. */
  jump(undo: number): void
  /** Takes another draft in place of this one, as it stands on the server. There is no way back by undo. */
  load(graph: Graph): void
}

const longestHistory = 200

/** The draft of one journey with its undo. */
export function createDocument(graph: Graph): EditDocument {
  const store = createStore<DocumentState>()(
    temporal((): DocumentState => ({ graph, edit: null, run: null }), {
      partialize: (state): Remembered => ({ graph: state.graph, edit: state.edit }),
      equality: (past, current) => past.graph === current.graph,
      limit: longestHistory,
    }),
  )
  const history = store.temporal
  return {
    store,
    history,
    graph: () => store.getState().graph,
    edit(name, change, run) {
      const before = store.getState()
      const next = change(before.graph)
      if (next === before.graph) return
      const continues = run !== undefined && before.run === run
      if (continues) history.getState().pause()
      store.setState({ graph: next, edit: name, run: run ?? null })
      if (continues) history.getState().resume()
    },
    endRun: () => {
      if (store.getState().run !== null) store.setState({ run: null })
    },
    undo() {
      history.getState().undo()
      store.setState({ run: null })
    },
    redo() {
      history.getState().redo()
      store.setState({ run: null })
    },
    jump(undo) {
      if (undo > 0) history.getState().undo(undo)
      else if (undo < 0) history.getState().redo(-undo)
      store.setState({ run: null })
    },
    load(next) {
      history.getState().pause()
      store.setState({ graph: next, edit: null, run: null })
      history.getState().resume()
      history.getState().clear()
    },
  }
}

/** What undo would take back, and redo bring again; null when there is nothing. */
export function nextSteps(
  state: DocumentState,
  history: Pick<TemporalState<Remembered>, 'pastStates' | 'futureStates'>,
): { readonly undo: EditName | null; readonly redo: EditName | null } {
  return {
    undo: history.pastStates.length === 0 ? null : state.edit,
    redo: history.futureStates.at(-1)?.edit ?? null,
  }
}
