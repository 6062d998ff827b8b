import { mergeNeeds } from '@trailwright/shared/condition/facts.ts'
import { enrollmentSchema, type NodeMap } from '@trailwright/shared/run/enrollment.ts'
import type { Mover } from '@trailwright/shared/run/what-next.ts'
import type { Kysely, Selectable } from 'kysely'
import type { EnrollmentTable, Tables } from '../../database/tables.ts'
import { readFacts } from '../../people/index.ts'
import type { LoadedProgram, Programs } from '../programs.ts'
import { jsonOf } from '../set-aside.ts'
import { mapFor } from './map-for.ts'

type Row = Selectable<EnrollmentTable>

interface Move {
  readonly workspace: string
  readonly journey: string
  readonly target: LoadedProgram
  /** What the publisher chose. */
  readonly map: NodeMap
  readonly at: number
}

/** Each of these rows with all that says what a move makes of it. One that cannot be read is left out. */
export const readMovers = async (
  db: Kysely<Tables>,
  programs: Programs,
  { workspace, journey, target, map, at }: Move,
  rows: readonly Row[],
): Promise<readonly { readonly row: Row; readonly mover: Mover }[]> => {
  const states = rows.flatMap((row) => {
    const enrollment = enrollmentSchema.safeParse(jsonOf(row.state)).data
    return enrollment === undefined ? [] : [{ row, enrollment }]
  })
  const numbers = new Set(
    states.flatMap(({ enrollment: { version, move } }) => (move === null ? [version] : [version, move.version])),
  )
  const versions = new Map<number, LoadedProgram>()
  for (const number of numbers) versions.set(number, await programs.of(db, workspace, journey, number))
  const maps = new Map(
    [...versions].map(([number, { program }]) => [number, mapFor(program.journey, target.program.journey, map)]),
  )
  const needs = mergeNeeds([target, ...versions.values()].map((each) => each.needs))
  const people = [...new Set(rows.map((row) => row.person))]
  const facts = await readFacts(db, workspace, people, needs, { zone: 'UTC', at })
  return states.flatMap(({ row, enrollment }) => {
    const program = versions.get(enrollment.version)?.program
    const known = facts.get(row.person)
    if (program === undefined || known === undefined) return []
    const arranged = enrollment.move === null ? undefined : versions.get(enrollment.move.version)?.program
    const mover: Mover = {
      program,
      target: target.program,
      enrollment,
      arranged,
      facts: { ...known, zone: program.journey.zone },
      map: maps.get(enrollment.version) ?? map,
      at,
    }
    return [{ row, mover }]
  })
}
