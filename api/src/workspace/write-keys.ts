import { createWriteKey, listWriteKeys, revokeWriteKey } from '@trailwright/shared/wire/settings.ts'
import type { WriteKeyTable } from '../database/tables.ts'
import { notFound } from '../http/app-error.ts'
import { handle, type Handled } from '../http/handle.ts'
import type { Services } from '../services.ts'
import { audit } from '../database/audit-log.ts'
import { hashOfToken } from '../database/token-hash.ts'

const keyBytes = 24
const shownLength = 10
/** The kind shows in the key, so that a server key in a page is seen for what it is. */
const prefixes = { server: 'tws_', browser: 'twb_' } as const

const itemOf = (row: WriteKeyTable) => ({
  id: row.id,
  name: row.name,
  kind: row.kind === 'browser' ? ('browser' as const) : ('server' as const),
  prefix: row.prefix,
  createdAt: row.created_at,
  revokedAt: row.revoked_at,
  lastUsedAt: row.last_used_at,
})

export const writeKeyHandlers = (services: Services): readonly Handled[] => {
  const { clock } = services
  const { db } = services.database
  return [
    handle(listWriteKeys, async ({ context }) => {
      const rows = await db
        .selectFrom('write_key')
        .selectAll()
        .where('workspace', '=', context.workspace)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return { items: rows.map(itemOf) }
    }),

    handle(createWriteKey, async ({ context, body }) => {
      const key = prefixes[body.kind] + clock.token(keyBytes)
      const row: WriteKeyTable = {
        workspace: context.workspace,
        id: clock.id(),
        kind: body.kind,
        name: body.name,
        hash: hashOfToken(key),
        prefix: key.slice(0, shownLength),
        created_at: context.now,
        revoked_at: null,
        last_used_at: null,
      }
      await db.insertInto('write_key').values(row).execute()
      await audit(services, context, 'write-key.created', row.id, { kind: body.kind })
      return { key, item: itemOf(row) }
    }),

    handle(revokeWriteKey, async ({ context, params }) => {
      const { numUpdatedRows } = await db
        .updateTable('write_key')
        .set({ revoked_at: context.now })
        .where('workspace', '=', context.workspace)
        .where('id', '=', params.key)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) throw notFound()
      await audit(services, context, 'write-key.revoked', params.key)
      return {}
    }),
  ]
}
