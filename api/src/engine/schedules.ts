import { nextOccurrence, recurrenceSchema, type Recurrence } from '@trailwright/shared/time/recurrence.ts'
import type { Transaction } from 'kysely'
import { inTransaction } from '../database/bulk.ts'
import type { Tables } from '../database/tables.ts'
import { startFanOut } from './fan-out.ts'
import type { LiveProgram } from './programs.ts'
import type { EngineServices } from './services.ts'

type Tx = Transaction<Tables>

interface Timetable {
  readonly recurrence: Recurrence
  /** person: each in her own zone, so one schedule fires at several instants. */
  readonly zone: string
  readonly audience: string | null
}

const timetableOf = (config: { readonly [key: string]: unknown }): Timetable => ({
  recurrence: recurrenceSchema.parse(config['recurrence']),
  zone: typeof config['zone'] === 'string' ? config['zone'] : 'journey',
  audience: typeof config['audience'] === 'string' ? config['audience'] : null,
})

/** Sets when each scheduled trigger of a journey fires next, from now on. Nobody is invited any more where it is not live. */
export const plan = async (services: EngineServices, tx: Tx, workspace: string, journey: string): Promise<void> => {
  await tx.deleteFrom('schedule').where('workspace', '=', workspace).where('journey', '=', journey).execute()
  const door = (await services.programs.live(tx, workspace)).find((each) => each.journey === journey)
  if (door === undefined)
    await tx.deleteFrom('fan_out').where('workspace', '=', workspace).where('journey', '=', journey).execute()
  if (door === undefined || door.status === 'paused') return
  for (const node of scheduledTriggers(door)) {
    const next_at = await nextFire(tx, workspace, door, node, services.clock.now())
    await tx
      .insertInto('schedule')
      .values({ workspace, journey, node, version: door.program.version, next_at })
      .execute()
  }
}

const scheduledTriggers = (door: LiveProgram): readonly string[] =>
  door.program.triggers.filter((id) => door.program.nodes.get(id)?.node.kind === 'trigger.schedule')

const zonesOf = async (tx: Tx, workspace: string, door: LiveProgram, zone: string): Promise<readonly string[]> => {
  if (zone === 'journey') return [door.program.journey.zone]
  if (zone !== 'person') return [zone]
  const own = door.program.journey.zone
  return [...new Set([...(await personZones(tx, workspace)).map((each) => each ?? own), own])]
}

/** The zones in which people live; null: those of whom none is known. */
const personZones = async (tx: Tx, workspace: string): Promise<readonly (string | null)[]> =>
  (await tx.selectFrom('person').select('zone').distinct().where('workspace', '=', workspace).execute()).map(
    (row) => row.zone,
  )

const nextFire = async (
  tx: Tx,
  workspace: string,
  door: LiveProgram,
  node: string,
  after: number,
): Promise<number | null> => {
  const { recurrence, zone } = timetableOf(door.program.nodes.get(node)?.node.config ?? {})
  const fires = (await zonesOf(tx, workspace, door, zone)).flatMap(
    (each) => nextOccurrence(recurrence, each, after) ?? [],
  )
  return fires.length === 0 ? null : Math.min(...fires)
}

/** Opens the doors of schedules that are due. What was missed while the process was down is caught up once. */
export const fireSchedules = (services: EngineServices): Promise<number> =>
  inTransaction(services.db, async (tx) => {
    const now = services.clock.now()
    const due = await tx
      .selectFrom('schedule')
      .selectAll()
      .where('next_at', '<=', now)
      .orderBy('next_at')
      .limit(20)
      .execute()
    for (const row of due) {
      const door = (await services.programs.live(tx, row.workspace)).find((each) => each.journey === row.journey)
      const firedAt = row.next_at ?? now
      const isOpen = door !== undefined && door.status === 'live'
      if (isOpen) await invite(services, tx, row.workspace, door, row.node, firedAt)
      const next_at = isOpen ? await nextFire(tx, row.workspace, door, row.node, firedAt) : null
      await tx
        .updateTable('schedule')
        .set({ next_at })
        .where('workspace', '=', row.workspace)
        .where('journey', '=', row.journey)
        .where('node', '=', row.node)
        .execute()
    }
    return due.length
  })

/** Everybody of the audience for whom it is time now: whether she enters is decided at the door. */
const invite = async (
  services: EngineServices,
  tx: Tx,
  workspace: string,
  door: LiveProgram,
  node: string,
  firedAt: number,
): Promise<void> => {
  const { recurrence, zone, audience } = timetableOf(door.program.nodes.get(node)?.node.config ?? {})
  const own = door.program.journey.zone
  const isTime = (used: string): boolean => nextOccurrence(recurrence, used, firedAt - 1) === firedAt
  const zones = zone === 'person' ? (await personZones(tx, workspace)).filter((each) => isTime(each ?? own)) : null
  if (zones === null && !isTime(zone === 'journey' ? own : zone)) return
  await startFanOut(tx, {
    workspace,
    journey: door.journey,
    node,
    stimulus: `${node}/${firedAt}`,
    segment: audience,
    zones: zones === null ? null : JSON.stringify(zones),
    started_at: services.clock.now(),
  })
}

export const nextSchedule = async (services: EngineServices): Promise<number | null> => {
  const row = await services.db
    .selectFrom('schedule')
    .select((each) => each.fn.min('next_at').as('at'))
    .executeTakeFirst()
  return row?.at ?? null
}
