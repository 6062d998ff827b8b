import { reachableFrom } from '@trailwright/shared/diff/propose-map.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import type { Program } from '@trailwright/shared/run/contract.ts'
import { enrollmentSchema } from '@trailwright/shared/run/enrollment.ts'
import { awaitedEffects } from '@trailwright/shared/step/effect.ts'
import type { Kysely, Selectable } from 'kysely'
import type { EnrollmentTable, Tables } from '../../database/tables.ts'
import { jsonOf } from '../set-aside.ts'
import { passedSteps } from './passed-steps.ts'

type Row = Selectable<EnrollmentTable>

export interface Past {
  readonly row: Row
  /** Steps between the added one and where she stands that gave her something, and would give it again. */
  readonly again: readonly string[]
}

/** Who of these rests behind a step of `program` without ever having come to it. */
export const whoIsPast = async (
  db: Kysely<Tables>,
  program: Program,
  node: string,
  rows: readonly Row[],
): Promise<readonly Past[]> => {
  const onward = reachableFrom(program.journey, node)
  const gives = [...onward].filter((id) => givesSomething(program, id))
  const resting = rows.filter(
    (row) => row.version === program.version && row.node !== node && onward.has(row.node) && rests(row),
  )
  const passed = await passedSteps(db, resting)
  return resting.flatMap((row): readonly Past[] => {
    const been = passed.get(row.id) ?? new Set<string>()
    return been.has(node) ? [] : [{ row, again: gives.filter((id) => been.has(id)) }]
  })
}

/** A message or a call: what the world outside notices. */
const givesSomething = ({ journey }: Program, id: string): boolean =>
  kindOf(journey.nodes[id]?.kind ?? '')?.effects.some((type) => awaitedEffects.some((awaited) => awaited === type)) ===
  true

const rests = (row: Row): boolean => {
  const state = enrollmentSchema.safeParse(jsonOf(row.state)).data
  return state?.status === 'active' && state.awaits === null
}
