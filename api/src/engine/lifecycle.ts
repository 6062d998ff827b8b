import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { inTransaction } from '../database/bulk.ts'
import type { EngineServices } from './services.ts'
import { plan } from './schedules.ts'

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
