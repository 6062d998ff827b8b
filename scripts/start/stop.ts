/** Ending a process that serves, as a service manager or Ctrl+C asks for it. */
export interface Stopping {
  /** Lets what is in hand end: requests, the batch of the engine, calls that are out. */
  readonly close: () => Promise<void>
  /** So long at most. What is not done then is in the database, claimed, and found at the next start. */
  readonly patienceMs: number
  readonly began: () => void
  /** Something of ours broke while it ended. */
  readonly failed: (fault: unknown) => void
}

/** On SIGTERM or SIGINT: ends in order and exits with 0. Asked a second time, it ends at once. */
export function stopOnSignals({ close, patienceMs, began, failed }: Stopping): void {
  let isStopping = false
  const stop = async (): Promise<void> => {
    if (isStopping) process.exit(0)
    isStopping = true
    began()
    setTimeout(() => process.exit(0), patienceMs)
    try {
      await close()
    } catch (fault) {
      failed(fault)
      process.exit(1)
    }
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop()).on('SIGINT', () => void stop())
}
