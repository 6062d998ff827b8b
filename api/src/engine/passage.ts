import type { CountChange } from '@trailwright/shared/run/count-changes.ts'
import type { Enrollment } from '@trailwright/shared/run/enrollment.ts'
import { enrollmentSchema } from '@trailwright/shared/run/enrollment.ts'
import type { Effect } from '@trailwright/shared/step/effect.ts'
import type { TraceEntry } from '@trailwright/shared/step/trace.ts'
import type { Selectable } from 'kysely'
import type { EnrollmentTable } from '../database/tables.ts'
import type { LoadedProgram } from './programs.ts'

/**
 * One enrollment in hand within a transaction: as it was read, as it stands now, and what happened between.
 * Written once at the end (write.ts), however many stimuli it took.
 */
export interface Passage {
  readonly bucket: number
  /** The `rev` that was read; null for one that enters now. */
  readonly rev: number | null
  readonly loaded: LoadedProgram
  now: Enrollment
  readonly trace: TraceEntry[]
  readonly effects: Effect[]
  readonly counts: CountChange[]
}

export const passageOf = (row: Selectable<EnrollmentTable>, loaded: LoadedProgram): Passage => ({
  bucket: row.bucket,
  rev: row.rev,
  loaded,
  now: enrollmentSchema.parse(JSON.parse(row.state)),
  trace: [],
  effects: [],
  counts: [],
})

export const newPassage = (bucket: number, loaded: LoadedProgram, entered: Enrollment): Passage => ({
  bucket,
  rev: null,
  loaded,
  now: entered,
  trace: [],
  effects: [],
  counts: [],
})

export const isTouched = (passage: Passage): boolean =>
  passage.rev === null || passage.trace.length > 0 || passage.effects.length > 0
