import { MINUTE_MS } from '@trailwright/shared/time/instant.ts'
import type { Found, Patient } from './patient.ts'

const tolerance = MINUTE_MS

/** Rows from the future: this machine's clock goes behind, or once went ahead. */
export const checkClock = async ({ database: { db }, clock }: Patient): Promise<readonly Found[]> => {
  const now = clock.now()
  const newest = await Promise.all([
    db
      .selectFrom('version')
      .select((row) => row.fn.max('published_at').as('at'))
      .executeTakeFirst(),
    db
      .selectFrom('audit')
      .select((row) => row.fn.max('at').as('at'))
      .executeTakeFirst(),
    ...(await db.selectFrom('workspace').select('id').execute()).map(({ id }) =>
      db
        .selectFrom('received')
        .select('received_at as at')
        .where('workspace', '=', id)
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst(),
    ),
  ])
  const ahead = Math.max(0, ...newest.map((row) => (row?.at ?? 0) - now))
  return ahead <= tolerance ? [] : [{ code: 'doctor.clock', params: { minutes: Math.ceil(ahead / MINUTE_MS) } }]
}
