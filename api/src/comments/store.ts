import { type Comment, commentLimits, type Thread } from '@trailwright/shared/wire/comments.ts'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../database/tables.ts'
import type { Accounts } from '../http/accounts.ts'
import { notFound } from '../http/app-error.ts'
import { colleaguesBy } from '../http/colleagues.ts'

const mentionsSchema = z.array(z.string())

/** Changes whenever a comment on the journey does. */
export const commentsStamp = async (db: Kysely<Tables>, workspace: string, journey: string): Promise<string> => {
  const { count, last } = await db
    .selectFrom('thread')
    .select((row) => [row.fn.countAll<number>().as('count'), row.fn.max('changed_at').as('last')])
    .where('workspace', '=', workspace)
    .where('journey', '=', journey)
    .executeTakeFirstOrThrow()
  return `${Number(count)}-${Number(last ?? 0)}`
}

/** Threads with their comments, as they are shown. */
export const commentStore = (db: Kysely<Tables>, accounts: Accounts) => {
  const threads = (workspace: string, journey: string) =>
    db.selectFrom('thread').selectAll().where('workspace', '=', workspace).where('journey', '=', journey)
  type ThreadRow = Awaited<ReturnType<ReturnType<typeof threads>['execute']>>[number]

  const shown = async (workspace: string, journey: string, rows: readonly ThreadRow[]): Promise<Thread[]> => {
    if (rows.length === 0) return []
    const ids = rows.map(({ id }) => id)
    const written = await db
      .selectFrom('comment')
      .selectAll()
      .where('workspace', '=', workspace)
      .where('journey', '=', journey)
      .where('thread', 'in', ids)
      .orderBy('at')
      .orderBy('id')
      .execute()
    const mentions = new Map(written.map((row) => [row.id, mentionsSchema.parse(JSON.parse(row.mentions))]))
    const named = await colleaguesBy(accounts, [
      ...rows.flatMap(({ resolved_by: by }) => by ?? []),
      ...written.map(({ author }) => author),
      ...[...mentions.values()].flat(),
    ])
    const inThread = new Map<string, Comment[]>(ids.map((id) => [id, []]))
    for (const { thread, id, author, text, at, edited_at } of written) {
      inThread.get(thread)?.push({
        id,
        author: named(author),
        text,
        mentions: (mentions.get(id) ?? []).map(named),
        at,
        editedAt: edited_at,
      })
    }
    return rows.map(({ id, node, kind, label, resolved_at, resolved_by }) => ({
      id,
      node,
      step: kind === null ? null : { kind, label },
      resolved: resolved_at === null ? null : { by: named(resolved_by ?? '').name, at: resolved_at },
      comments: inThread.get(id) ?? [],
    }))
  }

  return {
    async list(workspace: string, journey: string, which: 'open' | 'resolved'): Promise<Thread[]> {
      const rows = await threads(workspace, journey)
        .where('resolved_at', which === 'open' ? 'is' : 'is not', null)
        .orderBy('changed_at', 'desc')
        .orderBy('id', 'desc')
        .limit(commentLimits.openThreads)
        .execute()
      return shown(workspace, journey, rows)
    },
    /** Throws `not_found`. */
    async thread(workspace: string, journey: string, id: string): Promise<Thread> {
      const rows = await threads(workspace, journey).where('id', '=', id).execute()
      const [thread] = await shown(workspace, journey, rows)
      if (thread === undefined) throw notFound()
      return thread
    },
    async openThreads(workspace: string, journey: string): Promise<number> {
      const { count } = await db
        .selectFrom('thread')
        .select(sql<number>`count(*)`.as('count'))
        .where('workspace', '=', workspace)
        .where('journey', '=', journey)
        .where('resolved_at', 'is', null)
        .executeTakeFirstOrThrow()
      return Number(count)
    },
  }
}
