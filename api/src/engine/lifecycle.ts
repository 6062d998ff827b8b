import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { inTransaction } from '../database/bulk.ts'
import type { EngineServices } from './services.ts'
import { plan } from './schedules.ts'
import { takeIn } from './take-in.ts'

const peopleAtOnce = 500

/** A new version is live: its schedules are planned, and those already in a segment are invited where it says so. */
export const publish = (services: EngineServices, workspace: string, journey: string): Promise<void> =>
  inTransaction(services.db, async (tx) => {
    await plan(services, tx, workspace, journey)
    const door = (await services.programs.live(tx, workspace)).find((each) => each.journey === journey)
    for (const id of door?.program.triggers ?? []) {
      const node = door?.program.nodes.get(id)?.node
      const { segment, on, includeExisting } = node?.config ?? {}
      if (node?.kind !== 'trigger.segment' || on !== 'enter' || includeExisting !== true || typeof segment !== 'string')
        continue
      const members = await tx
        .selectFrom('membership')
        .select('person')
        .where('workspace', '=', workspace)
        .where('segment', '=', segment)
        .where('member', '=', 1)
        .execute()
      for (let start = 0; start < members.length; start += peopleAtOnce) {
        const rows = members.slice(start, start + peopleAtOnce).map(({ person }) => ({
          bucket: bucketOf(workspace, person),
          workspace,
          person,
          seq: services.clock.sequence(),
          at: services.clock.now(),
          kind: 'door',
          body: JSON.stringify({ journey, node: id, stimulus: `${id}/existing`, event: null }),
        }))
        await tx.insertInto('inbox').values(rows).execute()
      }
    }
  })
/** The journey's row says that it is paused, resumed or stopped: its schedules follow. */
export const replan = (services: EngineServices, workspace: string, journey: string): Promise<void> =>
  inTransaction(services.db, (tx) => plan(services, tx, workspace, journey))

/** Held people of one node are tried again, or leave. Returns how many. */
export const moveHeld = (
  services: EngineServices,
  workspace: string,
  journey: string,
  node: string,
  then: 'retry' | 'leave',
): Promise<number> =>
  inTransaction(services.db, async (tx) => {
    const rows = await tx
      .selectFrom('enrollment')
      .select(['id', 'person'])
      .where('workspace', '=', workspace)
      .where('journey', '=', journey)
      .where('node', '=', node)
      .where('status', '=', 'held')
      .execute()
    const at = services.clock.now()
    const stimulus =
      then === 'retry'
        ? ({ type: 'resumed', at, by: 'retry' } as const)
        : ({ type: 'removed', at, reason: 'removed' } as const)
    const people = Map.groupBy(
      rows.map((row) => ({ person: row.person, type: 'stimulus', at, enrollment: row.id, stimulus }) as const),
      (each) => each.person,
    )
    await takeIn({ tx, workspace, programs: services.programs, now: at, sequence: services.clock.sequence }, people)
    return rows.length
  })
