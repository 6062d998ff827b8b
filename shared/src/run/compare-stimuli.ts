import type { Stimulus } from '../step/stimulus.ts'

/** At one instant: what was due, then what the world answered, then what happened, then who enters. */
const ranks: { readonly [T in Stimulus['type']]: number } = {
  woke: 0,
  outcome: 1,
  resumed: 1,
  moved: 1,
  waitAgain: 1,
  sentBack: 1,
  turn: 1,
  event: 2,
  changed: 3,
  removed: 4,
  entered: 5,
}

/** The order in which pending stimuli of one person are taken in; equal ones stay in their order of arrival. */
export const compareStimuli = (a: Stimulus, b: Stimulus): number => a.at - b.at || ranks[a.type] - ranks[b.type]
