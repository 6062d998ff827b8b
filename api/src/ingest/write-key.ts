import { MINUTE_MS } from '@trailwright/shared/time/instant.ts'
import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Tables } from '../database/tables.ts'
import { hashOfToken } from '../database/token-hash.ts'
import type { Source } from './ingest.ts'

export interface WriteKey {
  readonly workspace: string
  readonly id: string
  readonly kind: Source['kind']
  readonly name: string
}

export interface WriteKeys {
  /** Null for a key that is unknown or revoked; read each time, so that a revoked key is dead at once. */
  find(key: string): Promise<WriteKey | null>
  /** Notes to the minute that the key is in use. */
  used(key: WriteKey): Promise<void>
}

export const writeKeys = (db: Kysely<Tables>, clock: Pick<Clock, 'now'>): WriteKeys => {
  const noted = new Map<string, number>()
  return {
    async find(key) {
      const row = await db
        .selectFrom('write_key')
        .select(['workspace', 'id', 'kind', 'name'])
        .where('hash', '=', hashOfToken(key))
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      return row === undefined ? null : { ...row, kind: row.kind === 'server' ? 'server' : 'browser' }
    },
    async used({ workspace, id }) {
      const now = clock.now()
      if (now < (noted.get(id) ?? 0) + MINUTE_MS) return
      noted.set(id, now)
      await db
        .updateTable('write_key')
        .set({ last_used_at: now })
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .execute()
    },
  }
}
