import type { Kysely } from 'kysely'
import { lower } from '@trailwright/shared/compile/lower.ts'
import { diffJourneys } from '@trailwright/shared/diff/diff-journeys.ts'
import { differsInLayout } from '@trailwright/shared/diff/differs-in-layout.ts'
import { normalise } from '@trailwright/shared/graph/normalise.ts'
import { type Graph, graphSchema } from '@trailwright/shared/graph/schema.ts'
import type { Instant } from '@trailwright/shared/time/instant.ts'
import { type DraftChanges, draftChangesSchema } from '@trailwright/shared/wire/drafts.ts'
import type { DraftTable, KeptDraftTable, Tables } from '../database/tables.ts'
import { isWorthKeeping, type KeptHead, letGo } from './thinning.ts'

/** A change repeats values of the draft: a few say enough, and the rest is counted. */
const mostSaid = 4

interface Place {
  readonly workspace: string
  readonly journey: string
}

const changesSince = (before: Graph, after: Graph): DraftChanges => {
  const changes = diffJourneys(lower(normalise(before)), lower(normalise(after)))
  return {
    changes: changes.slice(0, mostSaid),
    total: changes.length,
    layout: differsInLayout(before, after),
  }
}

const graphOf = (text: string): Graph => graphSchema.parse(JSON.parse(text))

export const sinceOf = ({ since }: Pick<KeptDraftTable, 'since'>): DraftChanges | null =>
  since === null ? null : draftChangesSchema.parse(JSON.parse(since))

const heads = async (db: Kysely<Tables>, { workspace, journey }: Place): Promise<readonly KeptHead[]> => {
  const rows = await db
    .selectFrom('kept_draft')
    .select(['rev', 'saved_at', 'saved_by', 'size', 'version'])
    .where('workspace', '=', workspace)
    .where('journey', '=', journey)
    .orderBy('rev')
    .execute()
  return rows.map(({ rev, saved_at, saved_by, size, version }) => ({
    rev,
    savedAt: saved_at,
    savedBy: saved_by,
    size,
    version,
  }))
}

const drawing = async (db: Kysely<Tables>, { workspace, journey }: Place, rev: number): Promise<Graph | null> => {
  const row = await db
    .selectFrom('kept_draft')
    .select('graph')
    .where('workspace', '=', workspace)
    .where('journey', '=', journey)
    .where('rev', '=', rev)
    .executeTakeFirst()
  return row === undefined ? null : graphOf(row.graph)
}

/** Lets go of what is too much. What stood between two that stay goes into the words of the later one. */
const thin = async (tx: Kysely<Tables>, place: Place, kept: readonly KeptHead[], now: Instant): Promise<void> => {
  const gone = new Set(letGo(kept, now))
  if (gone.size === 0) return
  const { workspace, journey } = place
  await tx
    .deleteFrom('kept_draft')
    .where('workspace', '=', workspace)
    .where('journey', '=', journey)
    .where('rev', 'in', [...gone])
    .execute()
  const stay = kept.filter(({ rev }) => !gone.has(rev))
  for (const [index, { rev }] of kept.entries()) {
    const before = stay.findLast((other) => other.rev < rev)
    if (gone.has(rev) || before === undefined || before.rev === kept[index - 1]?.rev) continue
    const [old, own] = [await drawing(tx, place, before.rev), await drawing(tx, place, rev)]
    if (old === null || own === null) continue
    await tx
      .updateTable('kept_draft')
      .set({ since: JSON.stringify(changesSince(old, own)) })
      .where('workspace', '=', workspace)
      .where('journey', '=', journey)
      .where('rev', '=', rev)
      .execute()
  }
}

/** Keeps a draft that was replaced or published (`version`); once. */
export const keepDraft = async (
  tx: Kysely<Tables>,
  draft: DraftTable,
  version: number | null,
  now: Instant,
): Promise<void> => {
  const { workspace, journey, rev, graph, saved_at, saved_by } = draft
  const place = { workspace, journey }
  const kept = (await heads(tx, place)).filter((head) => head.rev < rev)
  const last = kept.at(-1)
  const before = last === undefined ? null : await drawing(tx, place, last.rev)
  const since = before === null ? null : JSON.stringify(changesSince(before, graphOf(graph)))
  const size = graph.length
  await tx
    .insertInto('kept_draft')
    .values({ workspace, journey, rev, graph, size, since, saved_at, saved_by, version })
    .onConflict((conflict) => {
      const there = conflict.columns(['workspace', 'journey', 'rev'])
      return version === null ? there.doNothing() : there.doUpdateSet({ version })
    })
    .execute()
  await thin(tx, place, [...kept, { rev, savedAt: saved_at, savedBy: saved_by, size, version }], now)
}

interface Replacing extends Place {
  readonly rev: number
  readonly user: string
  readonly now: Instant
  /** Whether the one who saves asks for it: what is replaced is more than worked on. */
  readonly asked: boolean
}

/** The draft that is about to be saved over, if it is worth keeping. Read before, kept once saving has succeeded. */
export const worthKeeping = async (
  tx: Kysely<Tables>,
  { workspace, journey, rev, user, now, asked }: Replacing,
): Promise<DraftTable | null> => {
  const draft = tx
    .selectFrom('draft')
    .where('workspace', '=', workspace)
    .where('journey', '=', journey)
    .where('rev', '=', rev)
  const head = await draft.select(['saved_at', 'saved_by']).executeTakeFirst()
  if (head === undefined) return null
  const last = await tx
    .selectFrom('kept_draft')
    .select('saved_at')
    .where('workspace', '=', workspace)
    .where('journey', '=', journey)
    .orderBy('rev', 'desc')
    .limit(1)
    .executeTakeFirst()
  const saved = { savedAt: head.saved_at, savedBy: head.saved_by }
  const kept = last === undefined ? null : { savedAt: last.saved_at }
  if (!asked && !isWorthKeeping(saved, kept, { savedAt: now, savedBy: user })) return null
  return (await draft.selectAll().executeTakeFirst()) ?? null
}

/** Keeps the draft that was just published as a version. */
export const keepPublished = async (
  tx: Kysely<Tables>,
  { workspace, journey }: Place,
  { rev, version, now }: { readonly rev: number; readonly version: number; readonly now: Instant },
): Promise<void> => {
  const draft = await tx
    .selectFrom('draft')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('journey', '=', journey)
    .where('rev', '=', rev)
    .executeTakeFirst()
  if (draft !== undefined) await keepDraft(tx, draft, version, now)
}
