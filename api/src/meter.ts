/** How a call of the ingest fared. `turnedAway` was asked to come again later (429) and is in no table. */
export type IngestResult = 'accepted' | 'duplicate' | 'refused' | 'turnedAway'

/**
 * Counts what happens, for the operator's metrics. Told after the fact, never within a transaction that may run again.
 * Nothing told here names a person, a workspace or an address.
 */
export interface Meter {
  /** Steps that were written, by how their people stand afterwards. */
  steps(standing: 'active' | 'held' | 'ended', n: number): void
  /** An awaited effect, by what came of it: sent, skipped, failed, held, retry, … */
  effect(type: string, outcome: string): void
  ingested(result: IngestResult, n: number): void
  /** `route` is the pattern, such as `/api/v1/people/{person}`, never what was asked for. */
  request(request: {
    readonly method: string
    readonly route: string
    readonly status: number
    readonly ms: number
  }): void
}
