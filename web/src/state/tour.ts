import { createStore } from 'zustand/vanilla'

/*
 * The tour of the editor. It is offered once to each user, with the first journey taken from a starter in a workspace
 * that has the demo shop; afterwards it is a command.
 */

export const tourSteps = ['wait', 'simulate', 'publish'] as const
export type TourStep = (typeof tourSteps)[number]

interface TourState {
  /** Begins as soon as an editor is open. */
  readonly asked: boolean
  readonly step: TourStep | null
}

export const tour = createStore<TourState>()(() => ({ asked: false, step: null }))

const keyOf = (user: string): string => `trailwright/tour/${user}`

/** Asks for the tour in the editor that opens next, unless this user has seen it on this device. */
export function offerTour(user: string): void {
  if (localStorage.getItem(keyOf(user)) === null) tour.setState({ asked: true })
}

export function startTour(): void {
  tour.setState({ asked: false, step: tourSteps[0] })
}

export function nextStep(user: string): void {
  const { step } = tour.getState()
  const next = step === null ? undefined : tourSteps[tourSteps.indexOf(step) + 1]
  if (next === undefined) endTour(user)
  else tour.setState({ step: next })
}

/** Ends it, for good. */
export function endTour(user: string): void {
  localStorage.setItem(keyOf(user), 'seen')
  tour.setState({ asked: false, step: null })
}
