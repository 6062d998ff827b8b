import {
  createJourney,
  deleteJourney,
  getJourney,
  getVersion,
  listJourneys,
  listVersions,
  renameJourney,
  saveDraft,
} from '@trailwright/shared/wire/journeys.ts'
import { readSettings } from '../database/workspace-settings.ts'
import { togetherTables } from '../database/together-tables.ts'
import { AppError } from '../http/app-error.ts'
import { answer, handle, type Handled } from '../http/handle.ts'
import type { Services } from '../services.ts'
import { type Bundle, newJourneyId } from './bundle.ts'
import { keepDraft, worthKeeping } from './kept-drafts.ts'
import { starterNamed } from './starters.ts'
import { blankGraph, journeyStore } from './store.ts'
import type { Take } from './take.ts'

/** Journeys as they are drawn: made, read, saved, renamed, deleted. */
export const draftHandlers = ({ database: { db }, accounts, clock }: Services, take: Take): readonly Handled[] => {
  const store = journeyStore(db, accounts)

  return [
    handle(listJourneys, async ({ context }) => ({ items: await store.list(context.workspace) })),

    handle(createJourney, async ({ context, body: { name, starter } }) => {
      const { zone } = await readSettings(db, context.workspace)
      const id = newJourneyId(name, clock)
      const blank: Bundle = { graph: blankGraph(id, name, zone), contents: {}, segments: [] }
      const bundle = starter === null ? blank : starterNamed(starter, context.language)
      if (bundle === null) throw new AppError('starter.unknown', { starter })
      await take(context, id, { ...bundle, graph: { ...bundle.graph, name, zone } })
      return { id }
    }),

    handle(getJourney, async ({ context: { workspace }, params: { journey } }) => {
      const row = await store.row(workspace, journey)
      const live = await store.live(workspace, journey)
      return {
        row,
        draft: await store.draft(workspace, journey),
        live: live === null ? null : await store.shown(live),
      }
    }),

    handle(saveDraft, async ({ context, params: { journey }, body: { graph, rev, keep = false } }) => {
      const { workspace, user, now } = context
      const name = JSON.stringify(graph.name)
      const saved = await db.transaction().execute(async (tx) => {
        const replaced = await worthKeeping(tx, { workspace, journey, rev, user, now, asked: keep })
        const { numUpdatedRows } = await tx
          .updateTable('draft')
          .set({ graph: JSON.stringify({ ...graph, id: journey }), rev: rev + 1, saved_at: now, saved_by: user })
          .where('workspace', '=', workspace)
          .where('journey', '=', journey)
          .where('rev', '=', rev)
          .executeTakeFirst()
        if (numUpdatedRows !== 1n) return false
        if (replaced !== null) await keepDraft(tx, replaced, null, now)
        await tx
          .updateTable('journey')
          .set({ name, updated_at: now })
          .where('workspace', '=', workspace)
          .where('id', '=', journey)
          .execute()
        return true
      })
      if (saved) return { saved: true as const, rev: rev + 1, savedAt: now }
      return answer(409, { saved: false as const, theirs: await store.draft(workspace, journey) })
    }),

    handle(renameJourney, async ({ context: { workspace, now }, params: { journey }, body: { name } }) => {
      const { graph, rev } = await store.draft(workspace, journey)
      await db.transaction().execute(async (tx) => {
        await tx
          .updateTable('journey')
          .set({ name: JSON.stringify(name), updated_at: now })
          .where('workspace', '=', workspace)
          .where('id', '=', journey)
          .execute()
        // Of a draft saved meanwhile the name is left to whoever saved it.
        await tx
          .updateTable('draft')
          .set({ graph: JSON.stringify({ ...graph, name }) })
          .where('workspace', '=', workspace)
          .where('journey', '=', journey)
          .where('rev', '=', rev)
          .execute()
      })
      return {}
    }),

    handle(deleteJourney, async ({ context: { workspace }, params: { journey } }) => {
      await store.row(workspace, journey)
      await db.transaction().execute(async (tx) => {
        const published = await tx
          .selectFrom('version')
          .select('number')
          .where('workspace', '=', workspace)
          .where('journey', '=', journey)
          .limit(1)
          .executeTakeFirst()
        if (published !== undefined) throw new AppError('journey.has-history')
        for (const table of ['draft', ...togetherTables] as const) {
          await tx.deleteFrom(table).where('workspace', '=', workspace).where('journey', '=', journey).execute()
        }
        await tx.deleteFrom('journey').where('workspace', '=', workspace).where('id', '=', journey).execute()
      })
      return {}
    }),

    handle(getVersion, async ({ context: { workspace }, params: { journey, version } }) => {
      await store.row(workspace, journey)
      const row = await store.version(workspace, journey, version)
      if (row === null) throw new AppError('version.unknown', { version })
      return store.shown(row)
    }),

    handle(listVersions, async ({ context: { workspace }, params: { journey } }) => {
      await store.row(workspace, journey)
      const rows = await db
        .selectFrom('version')
        .select(['number', 'published_at', 'published_by', 'note'])
        .where('workspace', '=', workspace)
        .where('journey', '=', journey)
        .orderBy('number', 'desc')
        .execute()
      const inside = await store.inside(workspace, journey)
      const items = rows.map(async ({ number, published_at, published_by, note }) => ({
        number,
        publishedAt: published_at,
        publishedBy: await store.nameOf(published_by),
        note,
        inside: inside.get(number) ?? 0,
      }))
      return { items: await Promise.all(items) }
    }),
  ]
}
