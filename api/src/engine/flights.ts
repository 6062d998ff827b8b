/**
 * Calls that are out. The loop does not wait for them: a slow provider holds nobody else up.
 *
 *   launch ──the call──► landed ──► written, together with those that landed while others were being written
 */
export interface Flights<T> {
  /** Out, or landed and not yet written. */
  readonly count: number
  /** Settles when those that are out now have landed and are written. */
  landed(): Promise<void>
  /** The call never rejects. */
  launch(call: Promise<T>): void
}

export interface FlightParts<T> {
  /** In one transaction: one commit for all of them. */
  write(landed: readonly T[]): Promise<void>
  /** Something was written. */
  came(): void
  /** One could not be written, not even alone: its claim runs out, and then it is seen to. */
  lost(fault: unknown): void
}

const mostTogether = 100

export const createFlights = <T>({ write, came, lost }: FlightParts<T>): Flights<T> => {
  const out = new Set<Promise<void>>()
  const waiting: T[] = []
  let writing: Promise<void> | null = null

  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const together = waiting.splice(0, mostTogether)
      try {
        await write(together)
      } catch {
        // One that cannot be written stops no other.
        for (const one of together) await write([one]).catch(lost)
      }
      came()
    }
    writing = null
  }

  return {
    get count() {
      return out.size
    },
    landed: async () => {
      await Promise.all(out)
    },
    launch: (call) => {
      const flight = call
        .then((landed) => {
          waiting.push(landed)
          writing ??= writeAll()
          return writing
        })
        .finally(() => out.delete(flight))
      out.add(flight)
    },
  }
}
