import type { Clock } from '../clock.ts'

/** Waits until it is one's turn to compute. */
export type Turnstile = () => Promise<void>

/** Lets one through in each turn of the event loop, so that whoever asks for a page meanwhile waits for one of them only. */
export const createTurnstile = ({ breathe }: Pick<Clock, 'breathe'>): Turnstile => {
  let last = Promise.resolve()
  return () => {
    last = last.then(breathe)
    return last
  }
}
