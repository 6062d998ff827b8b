import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Tables } from './tables.ts'
import type { MasterKey } from './master-key.ts'

export interface Secret {
  /** The one host that may get it. */
  readonly host: string
  readonly header: string
  readonly value: string
}

/**
 * Secrets at rest: AES-256-GCM, bound to workspace and name, so that a row copied elsewhere does not open. Names that
 * begin with `~` are the product's own (`~smtp`, `~sms`) and are never listed.
 */
export interface SecretStore {
  put(workspace: string, name: string, secret: Secret): Promise<void>
  /** For the moment of use only: never into an answer, a log or a document. */
  open(workspace: string, name: string): Promise<Secret | null>
  list(workspace: string): Promise<{ name: string; host: string; createdAt: number }[]>
  /** Whether there was one. */
  remove(workspace: string, name: string): Promise<boolean>
  /** Whether rows are sealed under another key than the present one. */
  hasForeignRows(): Promise<boolean>
}

const algorithm = 'aes-256-gcm'
const ivBytes = 12

export const ownSecrets = { smtp: '~smtp', sms: '~sms' } as const

export const secretStore = (db: Kysely<Tables>, clock: Clock, master: MasterKey): SecretStore => {
  const key = master.derive('secrets')
  const bound = (workspace: string, name: string): Buffer => Buffer.from(JSON.stringify([workspace, name]), 'utf8')

  const seal = (workspace: string, name: string, value: string): string => {
    const iv = clock.random(ivBytes)
    const cipher = createCipheriv(algorithm, key, iv).setAAD(bound(workspace, name))
    const sealed = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()])
    return [master.id, ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.')
  }
  const unseal = (workspace: string, name: string, text: string): string => {
    const [, iv = '', tag = '', sealed = ''] = text.split('.')
    const part = (encoded: string): Buffer => Buffer.from(encoded, 'base64url')
    const decipher = createDecipheriv(algorithm, key, part(iv)).setAAD(bound(workspace, name)).setAuthTag(part(tag))
    return Buffer.concat([decipher.update(part(sealed)), decipher.final()]).toString('utf8')
  }

  return {
    async put(workspace, name, { host, header, value }) {
      const row = { host, header, cipher: seal(workspace, name, value), created_at: clock.now() }
      await db
        .insertInto('secret')
        .values({ workspace, name, ...row })
        .onConflict((conflict) => conflict.columns(['workspace', 'name']).doUpdateSet(row))
        .execute()
    },
    async open(workspace, name) {
      const row = await db
        .selectFrom('secret')
        .select(['host', 'header', 'cipher'])
        .where('workspace', '=', workspace)
        .where('name', '=', name)
        .executeTakeFirst()
      if (row === undefined) return null
      return { host: row.host, header: row.header, value: unseal(workspace, name, row.cipher) }
    },
    async list(workspace) {
      const rows = await db
        .selectFrom('secret')
        .select(['name', 'host', 'created_at as createdAt'])
        .where('workspace', '=', workspace)
        .where('name', 'not like', '~%')
        .orderBy('name')
        .execute()
      return rows
    },
    async remove(workspace, name) {
      const { numDeletedRows } = await db
        .deleteFrom('secret')
        .where('workspace', '=', workspace)
        .where('name', '=', name)
        .executeTakeFirstOrThrow()
      return numDeletedRows > 0n
    },
    async hasForeignRows() {
      const row = await db
        .selectFrom('secret')
        .select('name')
        .where('cipher', 'not like', `${master.id}.%`)
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },
  }
}
