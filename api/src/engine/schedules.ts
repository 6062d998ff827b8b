import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { nextOccurrence, recurrenceSchema, type Recurrence } from '@trailwright/shared/time/recurrence.ts'
import type { Transaction } from 'kysely'
import { inTransaction } from '../database/bulk.ts'
import type { Tables } from '../database/tables.ts'
import type { LiveProgram } from './programs.ts'
import type { EngineServices } from './services.ts'

type Tx = Transaction<Tables>

const peopleAtOnce = 500

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

/** Sets when each scheduled trigger of a journey fires next; called when it is published, resumed or stopped. */
export const plan = async (services: EngineServices, tx: Tx, workspace: string, journey: string): Promise<void> => {
  await tx.deleteFrom('schedule').where('workspace', '=', workspace).where('journey', '=', journey).execute()
  const door = (await services.programs.live(tx, workspace)).find((each) => each.journey === journey)
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
  const rows = await tx.selectFrom('person').select('zone').distinct().where('workspace', '=', workspace).execute()
  return [...new Set(rows.map((row) => row.zone ?? door.program.journey.zone)), door.program.journey.zone]
}

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
      if (isOpen) await fanOut(services, tx, row.workspace, door, row.node, firedAt)
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

/** One inbox row a person of the audience: whether she enters is decided at the door. */
const fanOut = async (
  services: EngineServices,
  tx: Tx,
  workspace: string,
  door: LiveProgram,
  node: string,
  firedAt: number,
): Promise<void> => {
  const { recurrence, zone, audience } = timetableOf(door.program.nodes.get(node)?.node.config ?? {})
  const people = await tx
    .selectFrom('person')
    .select(['id', 'zone'])
    .where('workspace', '=', workspace)
    .where('merged_into', 'is', null)
    .$if(audience !== null, (query) =>
      query.where('id', 'in', (members) =>
        members
          .selectFrom('membership')
          .select('membership.person')
          .where('membership.workspace', '=', workspace)
          .where('membership.segment', '=', audience ?? '')
          .where('member', '=', 1),
      ),
    )
    .execute()
  const firesNow = new Map<string, boolean>()
  const isTime = (own: string | null): boolean => {
    const used =
      zone === 'person' ? (own ?? door.program.journey.zone) : zone === 'journey' ? door.program.journey.zone : zone
    const known = firesNow.get(used) ?? nextOccurrence(recurrence, used, firedAt - 1) === firedAt
    firesNow.set(used, known)
    return known
  }
  const invited = people.filter((person) => isTime(person.zone))
  const at = services.clock.now()
  for (let start = 0; start < invited.length; start += peopleAtOnce) {
    const rows = invited.slice(start, start + peopleAtOnce).map((person) => ({
      bucket: bucketOf(workspace, person.id),
      workspace,
      person: person.id,
      seq: services.clock.sequence(),
      at,
      kind: 'door',
      body: JSON.stringify({ journey: door.journey, node, stimulus: `${node}/${firedAt}`, event: null }),
    }))
    await tx.insertInto('inbox').values(rows).execute()
  }
}

export const nextSchedule = async (services: EngineServices): Promise<number | null> => {
  const row = await services.db
    .selectFrom('schedule')
    .select((each) => each.fn.min('next_at').as('at'))
    .executeTakeFirst()
  return row?.at ?? null
}
