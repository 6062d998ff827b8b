import { bucketCount } from '@trailwright/shared/hash/hash.ts'
import { countsOfTrace } from '@trailwright/shared/run/count-changes.ts'
import type { TraceEntry } from '@trailwright/shared/step/trace.ts'
import { readCounters, readStandings, wrongSums } from '../recount.ts'
import type { Found, Patient } from './patient.ts'

/** Whether the counters add up with the people inside. Cheap: it reads no history; `pnpm recount` does. */
export const checkCounters = async ({ database: { db } }: Patient): Promise<readonly Found[]> => {
  const wrong = wrongSums(await readCounters(db), await readStandings(db))
  const journeys = new Set(wrong.map(({ place: { workspace, journey } }) => JSON.stringify([workspace, journey])))
  return journeys.size === 0 ? [] : [{ code: 'doctor.counters-off', params: { journeys: journeys.size } }]
}

const looksAt = 64
const ofEach = 16

/** Of about a thousand people, here and there, whether their history leads to where they stand. */
export const checkSample = async ({ database: { db }, clock }: Patient): Promise<readonly Found[]> => {
  const step = bucketCount / looksAt
  const first = clock.now() % step
  let wrong = 0
  for (let bucket = first; bucket < bucketCount; bucket += step) {
    const enrollments = await db
      .selectFrom('enrollment')
      .select(['id', 'version', 'node', 'status'])
      .where('bucket', '=', bucket)
      .orderBy('id')
      .limit(ofEach)
      .execute()
    for (const enrollment of enrollments) {
      const history = await db
        .selectFrom('history')
        .select(['version', 'entry'])
        .where('bucket', '=', bucket)
        .where('enrollment', '=', enrollment.id)
        .orderBy('seq')
        .execute()
      if (!leadsThere(enrollment, history)) wrong += 1
    }
  }
  return wrong === 0 ? [] : [{ code: 'doctor.history-off', params: { people: wrong } }]
}

interface Standing {
  readonly version: number
  readonly node: string
  readonly status: string
}

/** One person is a shop of one: what came is what is here and what went, at every place. */
const leadsThere = (
  { version, node, status }: Standing,
  history: readonly { readonly version: number; readonly entry: string }[],
): boolean => {
  const here = new Map<string, number>()
  for (const row of history) {
    const entry: TraceEntry = JSON.parse(row.entry)
    for (const change of countsOfTrace(row.version, [entry])) {
      const came = change.what === (change.node === '' ? 'entered' : 'arrived')
      const gone = change.what === 'left' || (change.what === 'port' && change.node !== '')
      const place = JSON.stringify([change.version, change.node])
      here.set(place, (here.get(place) ?? 0) + (came ? 1 : gone ? -1 : 0))
    }
  }
  const places = status === 'ended' ? [] : [JSON.stringify([version, '']), JSON.stringify([version, node])]
  return (
    places.every((place) => here.get(place) === 1) &&
    [...here].every(([place, n]) => n === (places.includes(place) ? 1 : 0))
  )
}
