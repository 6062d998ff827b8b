import { graphSchema } from '@trailwright/shared/graph/schema.ts'
import {
  commentLimits,
  deleteComment,
  editComment,
  listComments,
  replyInThread,
  resolveThread,
  startThread,
} from '@trailwright/shared/wire/comments.ts'
import { mentionsIn } from '@trailwright/shared/wire/mentions.ts'
import type { Kysely } from 'kysely'
import { draftHead } from '../database/draft-head.ts'
import type { Tables } from '../database/tables.ts'
import { AppError, notFound } from '../http/app-error.ts'
import { membersOf } from '../http/colleagues.ts'
import { type Feature, handle, type RequestContext } from '../http/handle.ts'
import { commentStore } from './store.ts'

export { commentsStamp } from './store.ts'

interface Place {
  readonly workspace: string
  readonly journey: string
  readonly thread: string
}

/** Comments on journeys and their steps. They name steps by id, so a step that is drawn again finds its own. */
export const comments: Feature = ({ database: { db }, accounts, clock }) => {
  const store = commentStore(db, accounts)

  const mentioned = async (workspace: string, text: string): Promise<string> => {
    if (!text.includes('@')) return '[]'
    const found = mentionsIn(text, await membersOf(db, accounts, workspace))
    return JSON.stringify([...new Set(found.map(({ user }) => user))])
  }
  const write = async (tx: Kysely<Tables>, place: Place, { user, now }: RequestContext, text: string, names: string) =>
    tx
      .insertInto('comment')
      .values({ ...place, id: clock.id(), author: user, text, mentions: names, at: now, edited_at: null })
      .execute()
  const touch = (tx: Kysely<Tables>, { workspace, journey, thread }: Place) =>
    tx.updateTable('thread').where('workspace', '=', workspace).where('journey', '=', journey).where('id', '=', thread)

  /** What the step is by the draft, to name it by once it is gone. */
  const stepOf = async (workspace: string, journey: string, node: string | null) => {
    const nothing = { kind: null, label: null }
    if (node === null) return nothing
    const draft = await db
      .selectFrom('draft')
      .select('graph')
      .where('workspace', '=', workspace)
      .where('journey', '=', journey)
      .executeTakeFirstOrThrow()
    const step = graphSchema.parse(JSON.parse(draft.graph)).nodes.find(({ id }) => id === node)
    return step === undefined ? nothing : { kind: step.kind, label: step.label ?? null }
  }

  return {
    handlers: [
      handle(listComments, async ({ context: { workspace }, params: { journey }, query: { which } }) => {
        if ((await draftHead(db, workspace, journey)) === null) throw notFound()
        return { items: await store.list(workspace, journey, which) }
      }),

      handle(startThread, async ({ context, params: { journey }, body: { node, text } }) => {
        const { workspace, now } = context
        if ((await draftHead(db, workspace, journey)) === null) throw notFound()
        const most = commentLimits.openThreads
        if ((await store.openThreads(workspace, journey)) >= most) throw new AppError('comment.too-many', { most })
        const step = await stepOf(workspace, journey, node)
        const names = await mentioned(workspace, text)
        const id = clock.id()
        const row = { workspace, journey, id, node, ...step, changed_at: now, resolved_at: null, resolved_by: null }
        await db.transaction().execute(async (tx) => {
          await tx.insertInto('thread').values(row).execute()
          await write(tx, { workspace, journey, thread: id }, context, text, names)
        })
        return store.thread(workspace, journey, id)
      }),

      handle(replyInThread, async ({ context, params: { journey, thread }, body: { text } }) => {
        const { workspace, now } = context
        const most = commentLimits.inThread
        const { comments: before } = await store.thread(workspace, journey, thread)
        if (before.length >= most) throw new AppError('comment.too-many', { most })
        const place = { workspace, journey, thread }
        const names = await mentioned(workspace, text)
        await db.transaction().execute(async (tx) => {
          await touch(tx, place).set({ changed_at: now, resolved_at: null, resolved_by: null }).execute()
          await write(tx, place, context, text, names)
        })
        return store.thread(workspace, journey, thread)
      }),

      handle(resolveThread, async ({ context, params: { journey, thread }, body: { resolved } }) => {
        const { workspace, user, now } = context
        const how = resolved ? { resolved_at: now, resolved_by: user } : { resolved_at: null, resolved_by: null }
        const place = { workspace, journey, thread }
        await touch(db, place)
          .set({ changed_at: now, ...how })
          .execute()
        return store.thread(workspace, journey, thread)
      }),

      handle(editComment, async ({ context, params: { journey, thread, comment }, body: { text } }) => {
        const { workspace, user, now } = context
        const before = await store.thread(workspace, journey, thread)
        const found = before.comments.find(({ id }) => id === comment)
        if (found === undefined) throw notFound()
        if (found.author.user !== user) throw new AppError('comment.not-own')
        const place = { workspace, journey, thread }
        const mentions = await mentioned(workspace, text)
        await db.transaction().execute(async (tx) => {
          await touch(tx, place).set({ changed_at: now }).execute()
          await tx
            .updateTable('comment')
            .set({ text, mentions, edited_at: now })
            .where('workspace', '=', workspace)
            .where('journey', '=', journey)
            .where('thread', '=', thread)
            .where('id', '=', comment)
            .execute()
        })
        return store.thread(workspace, journey, thread)
      }),

      handle(deleteComment, async ({ context, params: { journey, thread, comment } }) => {
        const { workspace, user, role, now } = context
        const place = { workspace, journey, thread }
        await db.transaction().execute(async (tx) => {
          const own = (table: 'comment') =>
            tx
              .selectFrom(table)
              .select(['id', 'author'])
              .where('workspace', '=', workspace)
              .where('journey', '=', journey)
              .where('thread', '=', thread)
          // Writing the thread first puts two who delete its last comments one after the other.
          await touch(tx, place).set({ changed_at: now }).execute()
          const all = await own('comment').execute()
          const found = all.find(({ id }) => id === comment)
          if (found === undefined) throw notFound()
          if (found.author !== user && role !== 'owner') throw new AppError('comment.not-own')
          const { workspace: here } = place
          await tx
            .deleteFrom('comment')
            .where('workspace', '=', here)
            .where('journey', '=', journey)
            .where('thread', '=', thread)
            .where('id', '=', comment)
            .execute()
          if (all.length > 1) return
          await tx
            .deleteFrom('thread')
            .where('workspace', '=', here)
            .where('journey', '=', journey)
            .where('id', '=', thread)
            .execute()
        })
        return {}
      }),
    ],
  }
}
