/**
 * What cannot be worked with is set aside where it is seen, so that it stops nobody else: a state that no longer reads, a
 * version that no longer loads, a fault of ours in the middle of a step.
 */
import { enrollmentSchema, type Enrollment } from '@trailwright/shared/run/enrollment.ts'
import type { TraceEntry } from '@trailwright/shared/step/trace.ts'
import type { Selectable, Transaction } from 'kysely'
import type { EnrollmentTable, Tables } from '../database/tables.ts'
import { problemOf } from './fault.ts'
import { historySeq } from './write.ts'

/** An enrollment held where it stands, with the words that its history says about it. */
export const heldByFault = (
  now: Enrollment,
  at: number,
  fault: unknown,
): { readonly held: Enrollment; readonly said: TraceEntry } => {
  const values = { problem: problemOf(fault) }
  return {
    held: { ...now, status: 'held', held: { cause: 'crash', at, values }, wake: null, nodeWake: null },
    said: said(now.visit, now.node, at, fault),
  }
}

const said = (visit: number, node: string, at: number, fault: unknown): TraceEntry => ({
  at,
  visit,
  node,
  code: 'held',
  values: { cause: 'crash', problem: problemOf(fault) },
})

/** Holds an enrollment that cannot even be read or whose version does not load; trying again by hand reads it anew. */
export const setAside = async (
  tx: Transaction<Tables>,
  row: Selectable<EnrollmentTable>,
  at: number,
  fault: unknown,
): Promise<void> => {
  const { bucket, id, workspace, person, journey, version, node, rev } = row
  const read = enrollmentSchema.safeParse(jsonOf(row.state))
  const state = read.success ? JSON.stringify(heldByFault(read.data, at, fault).held) : row.state
  await tx
    .updateTable('enrollment')
    .set({ status: 'held', due_at: null, state, rev: rev + 1 })
    .where('bucket', '=', bucket)
    .where('id', '=', id)
    .execute()
  const entry = said(read.success ? read.data.visit : 0, node, at, fault)
  await tx
    .insertInto('history')
    .values({
      bucket,
      enrollment: id,
      seq: historySeq(rev + 1, 0),
      workspace,
      person,
      journey,
      version,
      at,
      node,
      code: entry.code,
      entry: JSON.stringify(entry),
    })
    .execute()
}

/** Null for text that is no JSON. */
export const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
