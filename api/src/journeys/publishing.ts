import { compile } from '@trailwright/shared/compile/compile.ts'
import { lift } from '@trailwright/shared/compile/lift.ts'
import { blockingFindings } from '@trailwright/shared/compile/publish.ts'
import { diffJourneys } from '@trailwright/shared/diff/diff-journeys.ts'
import type { Graph, Layout } from '@trailwright/shared/graph/schema.ts'
import type { Journey } from '@trailwright/shared/journey/schema.ts'
import { isTrigger } from '@trailwright/shared/nodes/index.ts'
import { slotMs } from '@trailwright/shared/run/throttle.ts'
import { type InsideChoice, previewPublish, rollback } from '@trailwright/shared/wire/live-change.ts'
import { checkJourney, publishJourney } from '@trailwright/shared/wire/journeys.ts'
import { audit } from '../database/audit-log.ts'
import { inTransaction } from '../database/bulk.ts'
import { readImpact, startJob } from '../engine/index.ts'
import { AppError } from '../http/app-error.ts'
import { handle, type Handled, type RequestContext } from '../http/handle.ts'
import { closeReview, requireApproval } from '../review/index.ts'
import type { Services } from '../services.ts'
import { keepPublished } from './kept-drafts.ts'
import { readRefs } from './refs.ts'
import { dslOf, journeyStore, layoutOf } from './store.ts'

interface Publication {
  readonly journey: Journey
  readonly layout: Layout
  readonly note: string
  readonly inside: InsideChoice
  /** The draft it is made of; null of a version that is published again. */
  readonly rev: number | null
}

/** Whether people can be sent to this step: it is there, and no door. */
const takesPeople = ({ nodes }: Journey, step: string): boolean => {
  const node = Object.hasOwn(nodes, step) ? nodes[step] : undefined
  return node !== undefined && !isTrigger(node.kind)
}

/** From draft to what runs: checked, looked at for what it means, published as an immutable version, gone back to. */
export const publishingHandlers = (services: Services): readonly Handled[] => {
  const { accounts, clock, engine } = services
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

  /** The version's row, the journey's row and the move of those inside, in one transaction. */
  const publish = async (context: RequestContext, id: string, { journey, layout, note, inside, rev }: Publication) => {
    const { workspace, user, now } = context
    if (inside.then !== 'stay') {
      const lost = Object.values(inside.map).find((step) => step !== null && !takesPeople(journey, step))
      if (lost !== undefined) throw new AppError('map.unknown-step', { step: lost })
    }
    const published = await inTransaction(db, async (tx) => {
      // Writing the journey first puts two who publish at once one after the other.
      const { status } = await tx
        .updateTable('journey')
        .set({ updated_at: now })
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .returning('status')
        .executeTakeFirstOrThrow()
      const { last } = await tx
        .selectFrom('version')
        .select((row) => row.fn.max('number').as('last'))
        .where('workspace', '=', workspace)
        .where('journey', '=', id)
        .executeTakeFirstOrThrow()
      const number = Number(last ?? 0) + 1
      await tx
        .insertInto('version')
        .values({
          workspace,
          journey: id,
          number,
          dsl: JSON.stringify(journey),
          layout: JSON.stringify(layout),
          published_at: now,
          published_by: user,
          note,
        })
        .execute()
      await tx
        .updateTable('journey')
        .set({ live_version: number, status: status === 'paused' ? 'paused' : 'live' })
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .execute()
      if (rev !== null) await keepPublished(tx, { workspace, journey: id }, { rev, version: number, now })
      if (inside.then === 'stay') return { version: number, job: null }
      const { throttle } = journey.entry
      const pace = throttle === null ? 0 : slotMs(throttle)
      const detail = {
        kind: 'move',
        version: number,
        map: inside.map,
        when: inside.then,
        slotMs: pace,
      } as const
      return { version: number, job: await startJob(tx, clock, { workspace, journey: id, by: user, detail }) }
    })
    await audit(services, context, 'journey.published', id, { version: published.version, inside: inside.then })
    await engine.published(workspace, id)
    return published
  }

  const versionNamed = async (workspace: string, journey: string, number: number) => {
    await store.row(workspace, journey)
    const version = await store.version(workspace, journey, number)
    if (version === null) throw new AppError('version.unknown', { version: number })
    return version
  }

  return [
    handle(checkJourney, async ({ context, params: { journey } }) => {
      const { graph } = await store.draft(context.workspace, journey)
      const { journey: drawn, findings, blocking, live } = await judge(context, journey, graph)
      const changes = live === null ? [] : diffJourneys(dslOf(live), drawn)
      return { findings: [...findings], blocks: blocking.length > 0, changes: [...changes] }
    }),

    handle(previewPublish, async ({ context, params: { journey }, body }) => {
      const { workspace, role, now } = context
      const draft = await store.draft(workspace, journey)
      const graph =
        body.version === null
          ? draft.graph
          : await versionNamed(workspace, journey, body.version).then((row) => lift(dslOf(row), layoutOf(row)))
      const { journey: target, blocking, live } = await judge(context, journey, graph)
      if (blocking.length > 0) throw new AppError('publish.findings', { count: blocking.length }, blocking)
      const changes = live === null ? [] : diffJourneys(dslOf(live), target)
      const impact = await readImpact(services, { workspace, journey, target, map: body.map, role, now })
      return { ...impact, changes: [...changes] }
    }),

    handle(publishJourney, async ({ context, params: { journey }, body }) => {
      const draft = await store.draft(context.workspace, journey)
      if (draft.rev !== body.rev) throw new AppError('draft.conflict', { rev: draft.rev })
      const { journey: dsl, layout, blocking } = await judge(context, journey, draft.graph)
      if (blocking.length > 0) throw new AppError('publish.findings', { count: blocking.length }, blocking)
      const candidate = { workspace: context.workspace, journey, rev: draft.rev }
      await requireApproval(db, candidate)
      const { note, inside } = body
      const published = await publish(context, journey, { journey: dsl, layout, note, inside, rev: draft.rev })
      await closeReview(db, candidate, published.version)
      return published
    }),

    handle(rollback, async ({ context, params: { journey }, body }) => {
      const version = await versionNamed(context.workspace, journey, body.to)
      const { journey: dsl, layout, blocking } = await judge(context, journey, lift(dslOf(version), layoutOf(version)))
      if (blocking.length > 0) throw new AppError('publish.findings', { count: blocking.length }, blocking)
      return publish(context, journey, { journey: dsl, layout, note: body.note, inside: body.inside, rev: null })
    }),
  ]
}
