import { getCounts, listInside, triggerJourney } from '@trailwright/shared/wire/journeys.ts'
import { AppError, notFound } from '../../http/app-error.ts'
import { handle, type Handled } from '../../http/handle.ts'
import { ingest } from '../../ingest/index.ts'
import { personOfUser } from '../../people/index.ts'
import type { Services } from '../../services.ts'
import { createPrograms } from '../programs.ts'
import { readCounts } from './counts.ts'
import { peopleBehind } from './people-behind.ts'
import { apiTriggerOf, checkData, openDoor } from './trigger.ts'

export const liveHandlers = ({ database: { db }, clock, engine }: Services): readonly Handled[] => {
  const programs = createPrograms()

  /** The version asked for, by default the live one; null when it was never published. */
  const versionOf = async (workspace: string, journey: string, asked: number | undefined): Promise<number | null> => {
    const row = await db
      .selectFrom('journey')
      .select('live_version')
      .where('workspace', '=', workspace)
      .where('id', '=', journey)
      .executeTakeFirst()
    if (row === undefined) throw notFound()
    return asked ?? row.live_version
  }

  return [
    handle(getCounts, async ({ context, params, query }) => {
      const version = await versionOf(context.workspace, params.journey, query.version)
      return readCounts(db, context.workspace, params.journey, version)
    }),

    handle(listInside, async ({ context, params, query }) => {
      const version = await versionOf(context.workspace, params.journey, query.version)
      return peopleBehind(db, context.workspace, params.journey, version ?? 0, query, context.role)
    }),

    handle(triggerJourney, async ({ context, params, body }) => {
      const { workspace } = context
      await versionOf(workspace, params.journey, undefined)
      const door = (await programs.live(db, workspace)).find((each) => each.journey === params.journey)
      const trigger = door === undefined ? null : apiTriggerOf(door)
      if (door === undefined || trigger === null) throw new AppError('trigger.absent')
      const findings = checkData(door, trigger, body.data)
      if (findings.length > 0) throw new AppError('trigger.input', {}, findings)
      const known = await personOfUser(db, workspace, body.userId)
      if (known === null)
        await ingest({ db, clock }, workspace, [{ type: 'identify', userId: body.userId, messageId: clock.id() }], {
          kind: 'server',
          name: 'api',
          sentAt: null,
        })
      const person = known ?? (await personOfUser(db, workspace, body.userId))
      if (person === null) throw notFound()
      const accepted = await openDoor(db, clock, door, trigger, {
        workspace,
        person,
        data: body.data,
        idempotencyKey: body.idempotencyKey,
      })
      engine.nudge()
      return { accepted }
    }),
  ]
}
