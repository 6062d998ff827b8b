import { type Other, beat, seenFor } from '@trailwright/shared/wire/presence.ts'
import { commentsStamp } from '../comments/index.ts'
import { draftHead } from '../database/draft-head.ts'
import { notFound } from '../http/app-error.ts'
import { colleaguesBy } from '../http/colleagues.ts'
import { type Feature, handle } from '../http/handle.ts'

/**
 * Who has a journey open. Rows that expire, so that several processes see the same; looked at only when an open window
 * says that it is there.
 */
export const presence: Feature = ({ database: { db }, accounts }) => ({
  handlers: [
    handle(beat, async ({ context: { workspace, user, now }, params: { journey }, body }) => {
      const head = await draftHead(db, workspace, journey)
      if (head === null) throw notFound()
      const { rev } = head
      const here = (table: 'presence') =>
        db.deleteFrom(table).where('workspace', '=', workspace).where('journey', '=', journey)
      const { window: tab, node, leaving } = body
      await here('presence')
        .where((row) =>
          row.or([
            row('expires_at', '<=', now),
            ...(leaving ? [row.and([row('user', '=', user), row('tab', '=', tab)])] : []),
          ]),
        )
        .execute()
      if (leaving) return { others: [], rev, comments: '' }
      const expires_at = now + seenFor
      await db
        .insertInto('presence')
        .values({ workspace, journey, user, tab, node, expires_at })
        .onConflict((row) => row.columns(['workspace', 'journey', 'user', 'tab']).doUpdateSet({ node, expires_at }))
        .execute()
      const rows = await db
        .selectFrom('presence')
        .select(['user', 'node'])
        .where('workspace', '=', workspace)
        .where('journey', '=', journey)
        .where('user', '<>', user)
        .orderBy('expires_at', 'desc')
        .execute()
      const named = await colleaguesBy(
        accounts,
        rows.map((row) => row.user),
      )
      // Of somebody with several windows the one counts that was heard of last.
      const others = new Map<string, Other>()
      for (const row of rows) if (!others.has(row.user)) others.set(row.user, { ...named(row.user), node: row.node })
      return { others: [...others.values()], rev, comments: await commentsStamp(db, workspace, journey) }
    }),
  ],
})
