import { createStore, type StoreApi } from 'zustand/vanilla'

/** Where the reader's attention is. No part of the draft, and never undone. */
export interface SelectionState {
  /** Ids of steps, notes and groups. */
  readonly ids: readonly string[]
  /** An edge by its name, `from:port`. */
  readonly edge: string | null
  /** Steps whose quiet ways out are shown although nothing leaves by them. */
  readonly opened: ReadonlySet<string>
  /** Counted up when the inspector should take the focus: Enter on a step. */
  readonly focusInspector: number
}

export interface Selection {
  readonly store: StoreApi<SelectionState>
  select(ids: readonly string[]): void
  selectEdge(edge: string | null): void
  openPorts(id: string): void
  openInspector(): void
}

/** The only selected thing; undefined when none or several are. */
export function onlySelected(state: SelectionState): string | undefined {
  return state.ids.length === 1 ? state.ids[0] : undefined
}

export function createSelection(): Selection {
  const store = createStore<SelectionState>()(() => ({
    ids: [],
    edge: null,
    opened: new Set<string>(),
    focusInspector: 0,
  }))
  return {
    store,
    select(ids) {
      const { ids: now, edge } = store.getState()
      const same = edge === null && now.length === ids.length && now.every((id, index) => id === ids[index])
      if (!same) store.setState({ ids, edge: null })
    },
    selectEdge: (edge) => store.setState({ edge, ids: [] }),
    openPorts: (id) => store.setState(({ opened }) => ({ opened: new Set([...opened, id]) })),
    openInspector: () => store.setState(({ focusInspector }) => ({ focusInspector: focusInspector + 1 })),
  }
}
