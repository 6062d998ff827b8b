import { type Kysely, sql } from 'kysely'
import { type Graph, graphSchema, layoutSchema } from '@trailwright/shared/graph/schema.ts'
import { normalise } from '@trailwright/shared/graph/normalise.ts'
import { journeySchema } from '@trailwright/shared/journey/schema.ts'
import { textSchema } from '@trailwright/shared/language/language.ts'
import { lower } from '@trailwright/shared/compile/lower.ts'
import { isTrigger } from '@trailwright/shared/nodes/index.ts'
import {
  type Draft,
  type JourneyRow,
  journeyStatusSchema,
  type VersionDocument,
} from '@trailwright/shared/wire/journeys.ts'
import type { DraftTable, Tables, VersionTable } from '../database/tables.ts'
import { notFound } from '../http/app-error.ts'
import { reviewStates } from '../review/index.ts'
import type { Accounts } from '../http/accounts.ts'

export interface JourneyStore {
  list(workspace: string): Promise<JourneyRow[]>
  /** Throws `not_found`. */
  row(workspace: string, journey: string): Promise<JourneyRow>
  /** Throws `not_found`. */
  draft(workspace: string, journey: string): Promise<Draft>
  /** The version that runs, if any. */
  live(workspace: string, journey: string): Promise<VersionTable | null>
  version(workspace: string, journey: string, number: number): Promise<VersionTable | null>
  /** As it is shown. */
  shown(version: VersionTable): Promise<VersionDocument>
  /** People now inside, by version. */
  inside(workspace: string, journey: string): Promise<ReadonlyMap<number, number>>
  nameOf(user: string): Promise<string>
}

export const dslOf = (version: VersionTable) => journeySchema.parse(JSON.parse(version.dsl))
export const layoutOf = (version: VersionTable) => layoutSchema.parse(JSON.parse(version.layout))
const graphOf = (draft: Pick<DraftTable, 'graph'>): Graph => graphSchema.parse(JSON.parse(draft.graph))

/** A draft of nothing: no step stands on it, the settings are the defaults. */
export const blankGraph = (id: string, name: Graph['name'], zone: string): Graph =>
  normalise({
    id,
    name,
    zone,
    settings: { entry: {}, goals: [], exits: [] },
    nodes: [],
    edges: [],
    notes: [],
    groups: [],
  })

export const journeyStore = (db: Kysely<Tables>, accounts: Accounts): JourneyStore => {
  const nameOf = async (user: string): Promise<string> => (await accounts.find(user))?.name ?? ''

  const read = async (workspace: string, journey: string | null): Promise<JourneyRow[]> => {
    const rows = await db
      .selectFrom('journey')
      .innerJoin('draft', (join) =>
        join.onRef('draft.workspace', '=', 'journey.workspace').onRef('draft.journey', '=', 'journey.id'),
      )
      .leftJoin('version', (join) =>
        join
          .onRef('version.workspace', '=', 'journey.workspace')
          .onRef('version.journey', '=', 'journey.id')
          .onRef('version.number', '=', 'journey.live_version'),
      )
      .select([
        'journey.id',
        'journey.name',
        'journey.status',
        'journey.live_version',
        'journey.created_by',
        'journey.updated_at',
        'draft.graph',
        'version.dsl',
      ])
      .where('journey.workspace', '=', workspace)
      .$if(journey !== null, (query) => query.where('journey.id', '=', journey ?? ''))
      .orderBy('journey.updated_at', 'desc')
      .orderBy('journey.id')
      .execute()
    const counted = await db
      .selectFrom('counter')
      // Who moved from one version to another entered the journey once.
      .select(['journey', 'what', sql<number>`sum(case when name = 'moved' then 0 else n end)`.as('n')])
      .where('workspace', '=', workspace)
      .where('node', '=', '')
      .where('what', 'in', ['entered', 'left'])
      .$if(journey !== null, (query) => query.where('journey', '=', journey ?? ''))
      .groupBy(['journey', 'what'])
      .execute()
    const counts = new Map(counted.map((row) => [`${row.journey} ${row.what}`, Number(row.n)]))
    const reviews = await reviewStates(db, workspace, journey)
    const owners = new Map<string, string>()
    for (const { created_by: user } of rows) if (!owners.has(user)) owners.set(user, await nameOf(user))
    return rows.map((row) => {
      const graph = graphOf(row)
      const trigger = graph.nodes.find(({ kind }) => isTrigger(kind))
      const entered = counts.get(`${row.id} entered`) ?? 0
      const review = reviews.get(row.id)
      return {
        id: row.id,
        name: textSchema.parse(JSON.parse(row.name)),
        status: journeyStatusSchema.parse(row.status),
        version: row.live_version,
        changed: row.dsl === null || JSON.stringify(lower(normalise(graph))) !== row.dsl,
        trigger: trigger === undefined ? null : { kind: trigger.kind, config: trigger.config },
        inside: entered - (counts.get(`${row.id} left`) ?? 0),
        entered,
        owner: owners.get(row.created_by) ?? '',
        updatedAt: row.updated_at,
        ...(review === undefined ? {} : { review }),
      }
    })
  }

  return {
    nameOf,
    list: (workspace) => read(workspace, null),
    async row(workspace, journey) {
      const [row] = await read(workspace, journey)
      if (row === undefined) throw notFound()
      return row
    },
    async draft(workspace, journey) {
      const row = await db
        .selectFrom('draft')
        .selectAll()
        .where('workspace', '=', workspace)
        .where('journey', '=', journey)
        .executeTakeFirst()
      if (row === undefined) throw notFound()
      return { graph: graphOf(row), rev: row.rev, savedAt: row.saved_at, savedBy: await nameOf(row.saved_by) }
    },
    async live(workspace, journey) {
      const row = await db
        .selectFrom('version')
        .innerJoin('journey', (join) =>
          join
            .onRef('journey.workspace', '=', 'version.workspace')
            .onRef('journey.id', '=', 'version.journey')
            .onRef('journey.live_version', '=', 'version.number'),
        )
        .selectAll('version')
        .where('version.workspace', '=', workspace)
        .where('version.journey', '=', journey)
        .executeTakeFirst()
      return row ?? null
    },
    async version(workspace, journey, number) {
      const row = await db
        .selectFrom('version')
        .selectAll()
        .where('workspace', '=', workspace)
        .where('journey', '=', journey)
        .where('number', '=', number)
        .executeTakeFirst()
      return row ?? null
    },
    shown: async (row) => ({
      number: row.number,
      journey: dslOf(row),
      layout: layoutOf(row),
      publishedAt: row.published_at,
      publishedBy: await nameOf(row.published_by),
      note: row.note,
    }),
    async inside(workspace, journey) {
      const rows = await db
        .selectFrom('counter')
        .select(['version', sql<number>`sum(case when what = 'left' then -n else n end)`.as('n')])
        .where('workspace', '=', workspace)
        .where('journey', '=', journey)
        .where('node', '=', '')
        .where('what', 'in', ['entered', 'left'])
        .groupBy('version')
        .execute()
      return new Map(rows.map(({ version, n }) => [version, Number(n)]))
    },
  }
}
