import { compile } from '@trailwright/shared/compile/compile.ts'
import { lift } from '@trailwright/shared/compile/lift.ts'
import { blockingFindings } from '@trailwright/shared/compile/publish.ts'
import { diffJourneys } from '@trailwright/shared/diff/diff-journeys.ts'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { changeStatus, checkJourney, publishJourney } from '@trailwright/shared/wire/journeys.ts'
import { audit } from '../database/audit-log.ts'
import { AppError } from '../http/app-error.ts'
import { handle, type Handled, type RequestContext } from '../http/handle.ts'
import type { Services } from '../services.ts'
import { readRefs } from './refs.ts'
import { dslOf, journeyStore, layoutOf } from './store.ts'

/** From draft to what runs: checked, published as an immutable version, paused, resumed, stopped. */
export const publishingHandlers = (services: Services): readonly Handled[] => {
  const { accounts, engine } = services
  const { db } = services.database
  const store = journeyStore(db, accounts)

  /** Compiled against the workspace as it is now, with what keeps it from being published. */
  const judge = async ({ workspace, language }: RequestContext, journey: string, graph: Graph) => {
    const refs = await readRefs(db, workspace, language)
    const live = await store.live(workspace, journey)
    const known = live === null ? [] : compile(lift(dslOf(live), layoutOf(live)), refs).findings
    const compiled = compile(graph, refs)
    return { ...compiled, blocking: blockingFindings(compiled.findings, known), live }
  }

  return [
    handle(checkJourney, async ({ context, params: { journey } }) => {
      const { graph } = await store.draft(context.workspace, journey)
      const { journey: drawn, findings, blocking, live } = await judge(context, journey, graph)
      const changes = live === null ? [] : diffJourneys(dslOf(live), drawn)
      return { findings: [...findings], blocks: blocking.length > 0, changes: [...changes] }
    }),

    handle(publishJourney, async ({ context, params: { journey }, body }) => {
      const { workspace, user, now } = context
      const draft = await store.draft(workspace, journey)
      if (draft.rev !== body.rev) throw new AppError('draft.conflict', { rev: draft.rev })
      const { journey: dsl, layout, blocking } = await judge(context, journey, draft.graph)
      if (blocking.length > 0) throw new AppError('publish.findings', { count: blocking.length }, blocking)
      const number = await db.transaction().execute(async (tx) => {
        // Writing the journey first puts two who publish at once one after the other.
        const { status } = await tx
          .updateTable('journey')
          .set({ updated_at: now })
          .where('workspace', '=', workspace)
          .where('id', '=', journey)
          .returning('status')
          .executeTakeFirstOrThrow()
        const { last } = await tx
          .selectFrom('version')
          .select((row) => row.fn.max('number').as('last'))
          .where('workspace', '=', workspace)
          .where('journey', '=', journey)
          .executeTakeFirstOrThrow()
        const next = Number(last ?? 0) + 1
        await tx
          .insertInto('version')
          .values({
            workspace,
            journey,
            number: next,
            dsl: JSON.stringify(dsl),
            layout: JSON.stringify(layout),
            published_at: now,
            published_by: user,
            note: body.note,
          })
          .execute()
        await tx
          .updateTable('journey')
          .set({ live_version: next, status: status === 'paused' ? 'paused' : 'live' })
          .where('workspace', '=', workspace)
          .where('id', '=', journey)
          .execute()
        return next
      })
      await audit(services, context, 'journey.published', journey, { version: number })
      await engine.published(workspace, journey)
      return { version: number }
    }),

    handle(changeStatus, async ({ context, params: { journey }, body }) => {
      const { workspace, now } = context
      const { version } = await store.row(workspace, journey)
      if (version === null) throw new AppError('journey.never-published')
      await db
        .updateTable('journey')
        .set({ status: body.to, paused_at: body.to === 'paused' ? now : null, updated_at: now })
        .where('workspace', '=', workspace)
        .where('id', '=', journey)
        .execute()
      await audit(services, context, 'journey.status', journey, { ...body })
      switch (body.to) {
        case 'paused':
          await engine.paused(workspace, journey)
          break
        case 'live':
          await engine.resumed(workspace, journey)
          break
        case 'stopped':
          await engine.stopped(workspace, journey, body.inside)
          break
      }
      return {}
    }),
  ]
}
