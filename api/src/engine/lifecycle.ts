/**
 * A journey was published, paused, goes on or is stopped: its row says so, in a transaction of whoever did it. What
 * follows from that is the engine's:
 *
 *   its row ≠ how far it was followed ──► parked people come back ──► one transaction: schedules, invitations, followed
 *
 * Whatever breaks off between the two, the difference stays, and is followed when the engine begins again.
 */
import { sql } from 'kysely'
import { inTransaction } from '../database/bulk.ts'
import { startFanOut } from './fan-out.ts'
import { bringBack } from './paused.ts'
import type { LiveProgram } from './programs.ts'
import { plan } from './schedules.ts'
import type { EngineServices } from './services.ts'

interface Journey {
  readonly workspace: string
  readonly journey: string
}

/** Follows this journey to where its row says that it is; once more does no harm. */
export const follow = async (services: EngineServices, { workspace, journey }: Journey): Promise<void> => {
  await bringBackUnlessPaused(services, { workspace, journey })
  await inTransaction(services.db, async (tx) => {
    const of = { workspace, journey }
    const row = await tx
      .selectFrom('journey')
      .select(['status', 'live_version'])
      .where('workspace', '=', workspace)
      .where('id', '=', journey)
      .executeTakeFirst()
    const known = await tx
      .selectFrom('followed')
      .select(['status', 'version'])
      .where('workspace', '=', workspace)
      .where('journey', '=', journey)
      .executeTakeFirst()
    const version = row?.live_version ?? null
    if (row === undefined || version === null) {
      await plan(services, tx, workspace, journey)
      return
    }
    const isNew = row.status === 'live' && known?.version !== version
    if (known?.status === row.status && !isNew) return
    await plan(services, tx, workspace, journey)
    if (isNew) {
      const door = (await services.programs.live(tx, workspace)).find((each) => each.journey === journey)
      for (const { node, segment } of door === undefined ? [] : opensOnMembers(door))
        await startFanOut(tx, {
          ...of,
          node,
          stimulus: `${node}/existing`,
          segment,
          zones: null,
          started_at: services.clock.now(),
        })
    }
    const now = { status: row.status, version: row.status === 'live' ? version : (known?.version ?? 0) }
    await tx
      .insertInto('followed')
      .values({ ...of, ...now })
      .onConflict((conflict) => conflict.columns(['workspace', 'journey']).doUpdateSet(now))
      .execute()
  })
}

/** All journeys that are not where their rows say. */
export const followAll = async (services: EngineServices): Promise<void> => {
  const { rows } = await sql<Journey>`select j.workspace, j.id as journey from journey as j
    left join followed as f on f.workspace = j.workspace and f.journey = j.id
    where j.live_version is not null and (f.status is null or f.status <> j.status
      or (j.status = 'live' and f.version <> j.live_version))`.execute(services.db)
  for (const row of rows) await follow(services, row)
}

const bringBackUnlessPaused = async (services: EngineServices, { workspace, journey }: Journey): Promise<void> => {
  const row = await services.db
    .selectFrom('journey')
    .select('status')
    .where('workspace', '=', workspace)
    .where('id', '=', journey)
    .executeTakeFirst()
  if (row !== undefined && row.status !== 'paused') await bringBack(services, workspace, journey)
}

/** Triggers that let in whoever is in a segment already. */
const opensOnMembers = ({ program }: LiveProgram): readonly { node: string; segment: string }[] =>
  program.triggers.flatMap((id) => {
    const node = program.nodes.get(id)?.node
    const { segment, on, includeExisting } = node?.config ?? {}
    return node?.kind === 'trigger.segment' && on === 'enter' && includeExisting === true && typeof segment === 'string'
      ? [{ node: id, segment }]
      : []
  })
