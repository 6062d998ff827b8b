import type { Victim } from './victim.ts'
import { writeKey } from './shop.ts'

/** A client that sends at a steady rate and sends again whatever was not acknowledged, as the real ones do. */
export interface Load {
  /** Message ids that were acknowledged. */
  readonly acknowledged: ReadonlySet<string>
  /** Ends when everything that was begun is acknowledged. */
  stop(): Promise<void>
}

const everyMs = 100
const perBatch = 2
const people = 50

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

export const startLoad = (server: Victim): Load => {
  const acknowledged = new Set<string>()
  let isOver = false
  let next = 0
  const sendUntilTaken = async (batch: readonly { readonly messageId: string }[]): Promise<void> => {
    for (;;) {
      const url = server.url()
      try {
        if (url !== null) {
          const answer = await fetch(`${url}/v1/batch`, {
            method: 'POST',
            headers: {
              'content-type': 'application/json',
              authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`,
            },
            body: JSON.stringify({ batch }),
            signal: AbortSignal.timeout(5000),
          })
          await answer.arrayBuffer()
          if (answer.status === 200) break
        }
      } catch {
        // Killed meanwhile: nobody knows whether it came in, so it is sent again.
      }
      await sleep(everyMs)
    }
    for (const { messageId } of batch) acknowledged.add(messageId)
  }
  const underWay = new Set<Promise<void>>()
  const running = (async () => {
    // Who is who, first.
    await sendUntilTaken(
      Array.from({ length: people }, (_, n) => {
        const userId = `user-${n}`
        return { type: 'identify', messageId: `identify-${n}`, userId, traits: { email: `${userId}@example.com` } }
      }),
    )
    while (!isOver) {
      const batch = Array.from({ length: perBatch }, () => {
        const n = next++
        const userId = `user-${n % people}`
        return { type: 'track', messageId: `go-${n}`, userId, event: 'go', properties: { n: String(n) } }
      })
      const sending: Promise<void> = sendUntilTaken(batch).finally(() => underWay.delete(sending))
      underWay.add(sending)
      await sleep(everyMs)
    }
    await Promise.all(underWay)
  })()
  return {
    acknowledged,
    stop: async () => {
      isOver = true
      await running
    },
  }
}
