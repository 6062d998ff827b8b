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
  /** As it was read. `advance` gives the very same object back when nothing changed. */
  readonly read: Enrollment
  now: Enrollment
  readonly trace: TraceEntry[]
  readonly effects: Effect[]
  readonly counts: CountChange[]
}

const passage = (bucket: number, rev: number | null, loaded: LoadedProgram, read: Enrollment): Passage => ({
  bucket,
  rev,
  loaded,
  read,
  now: read,
  trace: [],
  effects: [],
  counts: [],
})

export const passageOf = (row: Selectable<EnrollmentTable>, loaded: LoadedProgram): Passage =>
  passage(row.bucket, row.rev, loaded, enrollmentSchema.parse(JSON.parse(row.state)))

export const newPassage = (bucket: number, loaded: LoadedProgram, entered: Enrollment): Passage =>
  passage(bucket, null, loaded, entered)

/** Whether there is anything to write: also a wake that moved without a word in the trace. */
export const isTouched = ({ rev, read, now, trace }: Passage): boolean =>
  rev === null || now !== read || trace.length > 0
