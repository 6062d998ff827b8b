import { createStore, type StoreApi } from 'zustand/vanilla'

export const lenses = ['build', 'simulate', 'live'] as const
export type Lens = (typeof lenses)[number]

/** What a lens says about a step, over what it is. */
export interface StepFacts {
  /** Simulated: the person was here, stands here now, or never came. */
  readonly trail?: 'passed' | 'current' | 'missed'
  /** When the person arrived, as a short text. */
  readonly time?: string
  /** Of the current step: who stands there. */
  readonly person?: string
  /** Ports by which the person left. */
  readonly ports?: ReadonlySet<string>
  readonly counts?: StepCounts
}

export interface StepCounts {
  readonly arrived: number
  readonly hereNow: number
  readonly held: number
  readonly left: number
  readonly ports: ReadonlyMap<string, number>
}

export interface EdgeFacts {
  readonly trail?: 'passed' | 'missed'
  /** People who went along. */
  readonly people?: number
}

export interface LensState {
  readonly lens: Lens
  readonly steps: ReadonlyMap<string, StepFacts>
  readonly edges: ReadonlyMap<string, EdgeFacts>
  /** Of the widest edge, for the width of all. */
  readonly most: number
}

const nothing = { steps: new Map<string, StepFacts>(), edges: new Map<string, EdgeFacts>(), most: 0 }

export function createLens(): StoreApi<LensState> {
  return createStore<LensState>()(() => ({ lens: 'build', ...nothing }))
}

/** Takes the facts of a lens off the canvas. */
export function plainLens(store: StoreApi<LensState>, lens: Lens): void {
  store.setState({ lens, ...nothing })
}

/** Stroke width of an edge that `people` went along, px: clamp(1.5, √n / k, 9), k such that the widest is 9. */
export function edgeWidth(people: number, most: number): number {
  const k = Math.max(Math.sqrt(most) / 9, 1)
  return Math.min(Math.max(Math.sqrt(people) / k, 1.5), 9)
}
