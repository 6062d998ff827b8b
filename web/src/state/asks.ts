import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Place } from './edits/place.ts'
import type { Spot } from './spot.ts'

/** What a menu is about: things by their ids, a line by its name, or an empty place. */
export type MenuTarget =
  | { readonly type: 'steps'; readonly ids: readonly string[] }
  | { readonly type: 'frame'; readonly id: string }
  | { readonly type: 'note'; readonly id: string }
  | { readonly type: 'line'; readonly id: string }
  | { readonly type: 'place'; readonly at: Place }

/** What is asked on screen at the moment. */
export interface AskState {
  /** A popup to choose a new step, at a point of the window. */
  readonly quickAdd: { readonly x: number; readonly y: number; readonly spot: Spot } | null
  /** Steps about to go, and which of them have several ways out. */
  readonly deletion: {
    readonly ids: readonly string[]
    readonly branches: readonly string[]
    /** They only leave their line, and stay. */
    readonly detach?: true
  } | null
  /** What can be done with what lies at a point of the window. */
  readonly menu: { readonly x: number; readonly y: number; readonly on: MenuTarget } | null
  /** A step whose way out is being joined to another step; without a port it is still to be chosen. */
  readonly connecting: { readonly from: string; readonly port?: string } | null
  /** Steps that hold what is looked for, and the one that the reader is at. */
  readonly hits: { readonly ids: ReadonlySet<string>; readonly now: string | null }
  /** Something is looked for on the canvas. */
  readonly finding: boolean
  /** All commands, by name. */
  readonly commands: boolean
  /** The journey is shown as text beside the canvas. */
  readonly source: boolean
  /** The sheet of keys is open. */
  readonly keys: boolean
  /** The settings of the journey are asked for, where they do not stand beside the canvas anyway. */
  readonly settings: boolean
}

export const noHits: AskState['hits'] = { ids: new Set(), now: null }

export function createAsks(): StoreApi<AskState> {
  return createStore<AskState>()(() => ({
    quickAdd: null,
    deletion: null,
    menu: null,
    connecting: null,
    hits: noHits,
    finding: false,
    commands: false,
    source: false,
    keys: false,
    settings: false,
  }))
}
