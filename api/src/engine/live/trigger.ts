import type { Finding } from '@trailwright/shared/problem/finding.ts'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { bucketOf, hashId } from '@trailwright/shared/hash/hash.ts'
import { checkInputs } from '@trailwright/shared/nodes/trigger/api/check-inputs.ts'
import type { Kysely } from 'kysely'
import type { Clock } from '../../clock.ts'
import { inTransaction } from '../../database/bulk.ts'
import type { Tables } from '../../database/tables.ts'
import type { LiveProgram } from '../programs.ts'

export interface TriggerWish {
  readonly workspace: string
  readonly person: string
  readonly data: JsonObject
  readonly idempotencyKey: string
}

/** The `trigger.api` of a live journey, or null when it has none. */
export const apiTriggerOf = (door: LiveProgram): string | null =>
  door.program.triggers.find((id) => door.program.nodes.get(id)?.node.kind === 'trigger.api') ?? null

export const checkData = (door: LiveProgram, trigger: string, data: JsonObject): readonly Finding[] =>
  checkInputs(door.program.nodes.get(trigger)?.node.config ?? {}, data).map((finding) => ({
    ...finding,
    path: ['body', 'data', ...finding.path],
  }))

/** Opens the door for one person. The same idempotency key within 30 days is the same call. False: it was repeated. */
export const openDoor = (
  db: Kysely<Tables>,
  clock: Clock,
  door: LiveProgram,
  trigger: string,
  wish: TriggerWish,
): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const { workspace, person, data } = wish
    const id = `api:${door.journey}:${wish.idempotencyKey}`
    const at = clock.now()
    const fresh = await tx
      .insertInto('message')
      .values({ bucket: bucketOf(workspace, id), workspace, id, received_at: at })
      .onConflict((conflict) => conflict.columns(['bucket', 'workspace', 'id']).doNothing())
      .executeTakeFirst()
    if (fresh.numInsertedOrUpdatedRows !== 1n) return false
    const seq = clock.sequence()
    const event = { id: hashId(workspace, id), name: 'trigger.api', at, seq, properties: data }
    await tx
      .insertInto('inbox')
      .values({
        bucket: bucketOf(workspace, person),
        workspace,
        person,
        seq,
        at,
        kind: 'door',
        body: JSON.stringify({ journey: door.journey, node: trigger, stimulus: event.id, event }),
      })
      .execute()
    return true
  })
