import { graphSchema } from '@trailwright/shared/graph/schema.ts'
import { getDraft, listDrafts } from '@trailwright/shared/wire/drafts.ts'
import { AppError } from '../http/app-error.ts'
import { handle, type Handled } from '../http/handle.ts'
import type { Services } from '../services.ts'
import { sinceOf } from './kept-drafts.ts'
import { journeyStore } from './store.ts'

/** Drafts as they once were. */
export const keptDraftHandlers = ({ database: { db }, accounts }: Services): readonly Handled[] => {
  const store = journeyStore(db, accounts)

  return [
    handle(listDrafts, async ({ context: { workspace }, params: { journey } }) => {
      await store.row(workspace, journey)
      const rows = await db
        .selectFrom('kept_draft')
        .select(['rev', 'saved_at', 'saved_by', 'version', 'since'])
        .where('workspace', '=', workspace)
        .where('journey', '=', journey)
        .orderBy('rev', 'desc')
        .execute()
      const names = new Map<string, string>()
      for (const { saved_by: user } of rows) if (!names.has(user)) names.set(user, await store.nameOf(user))
      return {
        items: rows.map((row) => ({
          rev: row.rev,
          savedAt: row.saved_at,
          savedBy: names.get(row.saved_by) ?? '',
          version: row.version,
          since: sinceOf(row),
        })),
      }
    }),

    handle(getDraft, async ({ context: { workspace }, params: { journey, rev } }) => {
      await store.row(workspace, journey)
      const row = await db
        .selectFrom('kept_draft')
        .selectAll()
        .where('workspace', '=', workspace)
        .where('journey', '=', journey)
        .where('rev', '=', rev)
        .executeTakeFirst()
      if (row === undefined) throw new AppError('draft.unknown', { rev })
      return {
        graph: graphSchema.parse(JSON.parse(row.graph)),
        rev: row.rev,
        savedAt: row.saved_at,
        savedBy: await store.nameOf(row.saved_by),
      }
    }),
  ]
}
