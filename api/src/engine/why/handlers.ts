import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { inLanguage, textSchema } from '@trailwright/shared/language/language.ts'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { journeyStatusSchema } from '@trailwright/shared/wire/journeys.ts'
import { whyNotInside } from '@trailwright/shared/wire/why.ts'
import { notFound } from '../../http/app-error.ts'
import { handle, type Handled } from '../../http/handle.ts'
import { maskJson } from '../../people/index.ts'
import type { Services } from '../../services.ts'
import { createPrograms } from '../programs.ts'
import { doorsOf } from './doors.ts'

/** Why somebody is not in a journey: what every door of it would say to her now. Nothing is written. */
export const whyHandlers = ({ database: { db } }: Services): readonly Handled[] => [
  handle(whyNotInside, async ({ context, params: { person, journey } }) => {
    const { workspace, now, language, role } = context
    const row = await db
      .selectFrom('journey')
      .selectAll()
      .where('workspace', '=', workspace)
      .where('id', '=', journey)
      .executeTakeFirst()
    const bucket = bucketOf(workspace, person)
    const known = await db
      .selectFrom('person')
      .select('id')
      .where('bucket', '=', bucket)
      .where('workspace', '=', workspace)
      .where('id', '=', person)
      .executeTakeFirst()
    if (row === undefined || known === undefined) throw notFound()
    const inside = await db
      .selectFrom('enrollment')
      .select(['id', 'key', 'node', 'entered_at'])
      .where('bucket', '=', bucket)
      .where('workspace', '=', workspace)
      .where('person', '=', person)
      .where('journey', '=', journey)
      .where('status', '!=', 'ended')
      .orderBy('entered_at')
      .execute()
    const refusal = await db
      .selectFrom('refusal')
      .select(['reason', 'at', 'detail'])
      .where('bucket', '=', bucket)
      .where('workspace', '=', workspace)
      .where('person', '=', person)
      .where('journey', '=', journey)
      .executeTakeFirst()
    const program =
      row.live_version === null ? null : (await createPrograms().of(db, workspace, journey, row.live_version)).program
    const doors = program === null ? [] : await doorsOf(db, { workspace, person, program, now })
    const shown = (values: JsonObject): JsonObject => (role === 'viewer' ? maskJson(values) : values)
    return {
      at: now,
      journeyName: inLanguage(textSchema.parse(JSON.parse(row.name)), language),
      status: journeyStatusSchema.parse(row.status),
      inside: inside.map(({ id, key, node, entered_at }) => ({ enrollment: id, key, node, enteredAt: entered_at })),
      doors: doors.map((door) => ({ ...door, because: door.because.map((leaf) => ({ ...shown(leaf) })) })),
      lastRefusal:
        refusal === undefined
          ? null
          : { reason: refusal.reason, at: refusal.at, values: { ...shown(JSON.parse(refusal.detail)) } },
    }
  }),
]
