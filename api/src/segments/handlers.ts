import { checkCondition } from '@trailwright/shared/condition/check.ts'
import { conditionSchema, type Condition } from '@trailwright/shared/condition/schema.ts'
import type { Segment } from '@trailwright/shared/wire/people.ts'
import {
  countCondition,
  createSegment,
  deleteSegment,
  getSegment,
  listSegments,
  updateSegment,
} from '@trailwright/shared/wire/people.ts'
import type { Kysely } from 'kysely'
import { inTransaction } from '../database/bulk.ts'
import type { Tables } from '../database/tables.ts'
import { readSettings } from '../database/workspace-settings.ts'
import { AppError, invalid, notFound } from '../http/app-error.ts'
import { handle, type Handled } from '../http/handle.ts'
import { personRows } from '../people/index.ts'
import type { Services } from '../services.ts'
import { countMatches } from './count.ts'
import { recompute } from './recompute.ts'
import { tellMemberships } from './tell-memberships.ts'

/** A segment is checked for its shape alone: names that nobody has sent yet may come. */
const nothingKnown = { events: null, attributes: null, segments: null, journeys: null, channels: null }

export const segmentHandlers = (services: Services): readonly Handled[] => {
  const { database, clock, engine } = services
  const { db } = database

  const list = async (workspace: string, id?: string): Promise<Segment[]> => {
    const rows = await db
      .selectFrom('segment')
      .selectAll()
      .where('workspace', '=', workspace)
      .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
      .orderBy('name')
      .orderBy('id')
      .execute()
    const counts = await db
      .selectFrom('membership')
      .select(['segment', (row) => row.fn.countAll<number>().as('n')])
      .where('workspace', '=', workspace)
      .where('member', '=', 1)
      .groupBy('segment')
      .execute()
    const { zone } = await readSettings(db, workspace)
    const countOf = new Map(counts.map((row) => [row.segment, Number(row.n)]))
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      condition: conditionSchema.parse(JSON.parse(row.condition)),
      zone,
      count: countOf.get(row.id) ?? 0,
      updatedAt: row.updated_at,
    }))
  }

  const one = async (workspace: string, id: string): Promise<Segment> => {
    const [found] = await list(workspace, id)
    if (found === undefined) throw notFound()
    return found
  }

  const refuseBroken = (condition: Condition): void => {
    const errors = checkCondition(condition, nothingKnown, 'segment').filter(({ level }) => level === 'error')
    if (errors.length > 0)
      throw invalid(errors.map((finding) => ({ ...finding, path: ['body', 'condition', ...finding.path] })))
  }

  const recomputeNow = async (workspace: string, id: string): Promise<void> => {
    const tell = (tx: Kysely<Tables>, changes: Parameters<typeof tellMemberships>[3]): Promise<void> =>
      tellMemberships(tx, clock, workspace, changes)
    await recompute(db, workspace, id, clock.now(), tell)
    engine.nudge()
  }

  return [
    handle(listSegments, async ({ context }) => ({ items: await list(context.workspace) })),
    handle(getSegment, ({ context, params }) => one(context.workspace, params.segment)),

    handle(createSegment, async ({ context, body }) => {
      refuseBroken(body.condition)
      const id = clock.id()
      await db
        .insertInto('segment')
        .values({
          workspace: context.workspace,
          id,
          name: body.name,
          condition: JSON.stringify(body.condition),
          rev: 1,
          updated_at: context.now,
          updated_by: context.user,
        })
        .execute()
      await recomputeNow(context.workspace, id)
      return one(context.workspace, id)
    }),

    handle(updateSegment, async ({ context, params, body }) => {
      refuseBroken(body.condition)
      const changed = await db
        .updateTable('segment')
        .set((row) => ({
          name: body.name,
          condition: JSON.stringify(body.condition),
          rev: row('rev', '+', 1),
          updated_at: context.now,
          updated_by: context.user,
        }))
        .where('workspace', '=', context.workspace)
        .where('id', '=', params.segment)
        .executeTakeFirst()
      if (changed.numUpdatedRows !== 1n) throw notFound()
      await recomputeNow(context.workspace, params.segment)
      return one(context.workspace, params.segment)
    }),

    handle(deleteSegment, async ({ context, params }) => {
      const { workspace } = context
      await one(workspace, params.segment)
      const used = await db
        .selectFrom('version')
        .innerJoin('journey', (join) =>
          join
            .onRef('journey.workspace', '=', 'version.workspace')
            .onRef('journey.id', '=', 'version.journey')
            .onRef('journey.live_version', '=', 'version.number'),
        )
        .select('journey.id')
        .where('version.workspace', '=', workspace)
        .where('journey.status', 'in', ['live', 'paused'])
        .where('version.dsl', 'like', `%"${params.segment}"%`)
        .executeTakeFirst()
      if (used !== undefined) throw new AppError('segment.used', { journey: used.id })
      await inTransaction(db, async (tx) => {
        await tx.deleteFrom('segment').where('workspace', '=', workspace).where('id', '=', params.segment).execute()
        await tx
          .deleteFrom('membership')
          .where('workspace', '=', workspace)
          .where('segment', '=', params.segment)
          .execute()
      })
      return {}
    }),

    handle(countCondition, async ({ context, body }) => {
      refuseBroken(body.condition)
      const { count, of, sample, reach } = await countMatches(database, context.workspace, body.condition, context.now)
      return { count, of, sample: await personRows(db, context.workspace, sample, context.role), reach: [...reach] }
    }),
  ]
}
