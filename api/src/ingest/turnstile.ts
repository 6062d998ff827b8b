/** Waits until it is one's turn to compute. */
export type Turnstile = () => Promise<void>

/** Lets one through in each turn of the event loop, so that whoever asks for a page meanwhile waits for one of them only. */
export const createTurnstile = (): Turnstile => {
  const queue: (() => void)[] = []
  const letOneThrough = (): void => {
    queue.shift()?.()
    if (queue.length > 0) setImmediate(letOneThrough)
  }
  return () =>
    new Promise((done) => {
      queue.push(done)
      if (queue.length === 1) setImmediate(letOneThrough)
    })
}
