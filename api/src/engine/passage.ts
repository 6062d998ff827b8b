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
  /** Of the version in which she is now. */
  loaded: LoadedProgram
  /** The version to which she moves, while she does. */
  target: LoadedProgram | null
  /** As it was read. `advance` gives the very same object back when nothing changed. */
  readonly read: Enrollment
  now: Enrollment
  readonly trace: TraceEntry[]
  readonly effects: Effect[]
  readonly counts: CountChange[]
}

const passage = (
  bucket: number,
  rev: number | null,
  loaded: LoadedProgram,
  read: Enrollment,
  target: LoadedProgram | null = null,
): Passage => ({
  bucket,
  rev,
  loaded,
  target,
  read,
  now: read,
  trace: [],
  effects: [],
  counts: [],
})

/** Throws for a row whose state cannot be read. */
export const passageOf = async (
  row: Selectable<EnrollmentTable>,
  programOf: (version: number) => Promise<LoadedProgram>,
): Promise<Passage> => {
  // A merge moved the row, also while its state could not be read: the row says whose it is.
  const read = { ...enrollmentSchema.parse(JSON.parse(row.state)), person: row.person }
  const target = read.move === null ? null : await programOf(read.move.version)
  return passage(row.bucket, row.rev, await programOf(row.version), read, target)
}

export const newPassage = (bucket: number, loaded: LoadedProgram, entered: Enrollment): Passage =>
  passage(bucket, null, loaded, entered)

/** Whether there is anything to write: also a wake that moved without a word in the trace. */
export const isTouched = ({ rev, read, now, trace }: Passage): boolean =>
  rev === null || now !== read || trace.length > 0
