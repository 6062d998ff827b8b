import type { Transaction } from 'kysely'
import { z } from 'zod'
import { conditionSchema } from '@trailwright/shared/condition/schema.ts'
import { type Content, contentSchema } from '@trailwright/shared/content/schema.ts'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { nodeIdFor, nodeSuffix } from '@trailwright/shared/journey/node-id.ts'
import { inLanguage } from '@trailwright/shared/language/language.ts'
import type { Clock } from '../clock.ts'
import { contentColumns } from '../content/index.ts'
import type { Tables } from '../database/tables.ts'
import { renameMentions } from './mentions.ts'

export const bundledSegmentSchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string(),
  condition: conditionSchema,
})

/** A journey with what it points to, as a starter or a file brings it. */
export interface Bundle {
  readonly graph: Graph
  readonly contents: Readonly<Record<string, Content>>
  readonly segments: readonly z.infer<typeof bundledSegmentSchema>[]
}

interface Place {
  readonly workspace: string
  readonly user: string
  readonly now: number
}

/** Whatever it is called: a starter names its contents in the language of whoever uses it. */
const saysTheSame = (a: Content, b: Content): boolean =>
  contentColumns({ ...a, name: b.name }).draft === contentColumns(b).draft

/** A readable id for a new journey. */
export const newJourneyId = (name: Graph['name'], clock: Clock): string =>
  nodeIdFor(inLanguage(name, 'en'), 'journey', nodeSuffix(clock.id()))

/**
 * Puts a journey into the workspace as a draft. A content or segment that stands here already, with this id and the
 * same inside, is used as it is; another one under the id stays untouched and what comes in gets an id of its own.
 * Contents come published, so that the journey can be. Returns the segments that are new.
 */
export const insertBundle = async (
  tx: Transaction<Tables>,
  clock: Clock,
  { workspace, user, now }: Place,
  id: string,
  { graph, contents, segments }: Bundle,
): Promise<readonly string[]> => {
  const renamed = { content: new Map<string, string>(), segment: new Map<string, string>() }
  const newSegments: string[] = []

  for (const [wanted, content] of Object.entries(contents)) {
    const columns = contentColumns(content)
    const there = await tx
      .selectFrom('content')
      .select('draft')
      .where('workspace', '=', workspace)
      .where('id', '=', wanted)
      .executeTakeFirst()
    if (there !== undefined && saysTheSame(contentSchema.parse(JSON.parse(there.draft)), content)) continue
    const contentId = there === undefined ? wanted : clock.id()
    renamed.content.set(wanted, contentId)
    await tx
      .insertInto('content')
      .values({
        workspace,
        id: contentId,
        ...columns,
        published: columns.draft,
        rev: 1,
        updated_at: now,
        updated_by: user,
      })
      .execute()
  }

  for (const { id: wanted, name, condition } of segments) {
    const text = JSON.stringify(conditionSchema.parse(condition))
    const there = await tx
      .selectFrom('segment')
      .select('condition')
      .where('workspace', '=', workspace)
      .where('id', '=', wanted)
      .executeTakeFirst()
    if (there !== undefined && JSON.stringify(conditionSchema.parse(JSON.parse(there.condition))) === text) continue
    const segmentId = there === undefined ? wanted : clock.id()
    renamed.segment.set(wanted, segmentId)
    newSegments.push(segmentId)
    await tx
      .insertInto('segment')
      .values({ workspace, id: segmentId, name, condition: text, rev: 1, updated_at: now, updated_by: user })
      .execute()
  }

  const own = renameMentions({ ...graph, id }, (key, mentioned) => renamed[key].get(mentioned) ?? mentioned)
  await tx
    .insertInto('journey')
    .values({
      workspace,
      id,
      name: JSON.stringify(own.name),
      status: 'draft',
      live_version: null,
      paused_at: null,
      created_at: now,
      created_by: user,
      updated_at: now,
    })
    .execute()
  await tx
    .insertInto('draft')
    .values({ workspace, journey: id, graph: JSON.stringify(own), rev: 1, saved_at: now, saved_by: user })
    .execute()
  return newSegments
}
