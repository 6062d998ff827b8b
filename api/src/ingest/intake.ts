/**
 * Requests that come in while a transaction runs are taken in together by the next one: they share its commit. When too
 * many wait, the next is turned away at once, before anything of it was accepted.
 *
 *   take ──► waiting ──(as soon as nothing runs)──► one transaction for all that wait ──► each gets its answer
 */
import type { Arrived, Ingested } from './ingest.ts'

/** Calls of one transaction, at most, unless a single request has more. */
const mostTogether = 2000
/** So many calls may wait. */
const mostWaiting = 20_000

export interface Intake {
  /** Null: too many wait already; nothing of this request was looked at. */
  take(request: Arrived): Promise<Ingested> | null
}

interface Waiting {
  readonly request: Arrived
  readonly done: (taken: Ingested) => void
  readonly failed: (fault: unknown) => void
}

export const createIntake = (
  takeTogether: (requests: readonly Arrived[]) => Promise<readonly Ingested[]>,
  most = mostWaiting,
): Intake => {
  const queue: Waiting[] = []
  let calls = 0
  let isRunning = false

  const next = (): readonly Waiting[] => {
    let together = 0
    const end = queue.findIndex(({ request }, index) => {
      together += request.calls.length
      return index > 0 && together > mostTogether
    })
    return queue.splice(0, end === -1 ? queue.length : end)
  }

  const takeAlone = async ({ request, done, failed }: Waiting): Promise<void> => {
    try {
      const [taken] = await takeTogether([request])
      if (taken === undefined) throw new Error('One request has one answer')
      done(taken)
    } catch (fault) {
      failed(fault)
    }
  }

  const run = async (): Promise<void> => {
    isRunning = true
    while (queue.length > 0) {
      const batch = next()
      try {
        const taken = await takeTogether(batch.map(({ request }) => request))
        for (const [index, { done }] of batch.entries()) {
          const answer = taken[index]
          if (answer !== undefined) done(answer)
        }
      } catch (fault) {
        // One that cannot be taken in stops no other.
        if (batch.length === 1) batch[0]?.failed(fault)
        else for (const one of batch) await takeAlone(one)
      }
      for (const { request } of batch) calls -= request.calls.length
    }
    isRunning = false
  }

  return {
    take: (request) => {
      if (calls > most) return null
      calls += request.calls.length
      const taken = new Promise<Ingested>((done, failed) => queue.push({ request, done, failed }))
      if (!isRunning) void run()
      return taken
    },
  }
}
