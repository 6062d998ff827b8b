import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Spot } from './spot.ts'

/** What is asked on screen at the moment. */
export interface AskState {
  /** A popup to choose a new step, at a point of the window. */
  readonly quickAdd: { readonly x: number; readonly y: number; readonly spot: Spot } | null
  /** Steps about to go, and which of them have several ways out. */
  readonly deletion: { readonly ids: readonly string[]; readonly branches: readonly string[] } | null
  /** The journey is shown as text beside the canvas. */
  readonly source: boolean
}

export function createAsks(): StoreApi<AskState> {
  return createStore<AskState>()(() => ({ quickAdd: null, deletion: null, source: false }))
}
