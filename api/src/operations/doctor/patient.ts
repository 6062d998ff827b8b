import type { Clock } from '../../clock.ts'
import type { Config } from '../../config.ts'
import type { Database } from '../../database/connection.ts'
import type { MasterKey } from '../../database/master-key.ts'

/** What was found: `code` names the sentence that says what to do. No data of a person. */
export interface Found {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}

export interface Patient {
  readonly database: Database
  /** Its data folder, where the embedded database and the key are. */
  readonly data: string
  readonly clock: Clock
  /** Null: neither SECRET_KEY nor a key file. */
  readonly master: MasterKey | null
  readonly config: Pick<Config, 'publicUrl' | 'privateHosts'>
}

export interface Check {
  readonly name: string
  /** Calls out: only when that is asked for. */
  readonly online?: boolean
  run(patient: Patient): Promise<readonly Found[]>
}
