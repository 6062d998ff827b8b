export interface Counts {
  passed: number
  failed: number
  /** What is wrong besides failed tests: a part that ran nothing, something skipped, a crash. Each counts as failed. */
  problems: string[]
}
