import { load } from '@trailwright/shared/compile/load.ts'
import { type FactNeeds, mergeNeeds } from '@trailwright/shared/condition/facts.ts'
import { journeySchema } from '@trailwright/shared/journey/schema.ts'
import type { Program } from '@trailwright/shared/run/contract.ts'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { isOfDatabase } from './fault.ts'

/** A version in memory, with everything that any of its steps may ask about a person. */
export interface LoadedProgram {
  readonly program: Program
  readonly needs: FactNeeds
}

export interface LiveProgram extends LoadedProgram {
  readonly journey: string
  readonly status: 'live' | 'paused'
}

/** Reads go through the caller's transaction where there is one. */
type Db = Kysely<Tables>

/** The versions in memory: they are immutable. Which of them are live is read each time: another process may publish. */
export interface Programs {
  of(db: Db, workspace: string, journey: string, version: number): Promise<LoadedProgram>
  /** Journeys that people may enter or that are paused, with their live version. */
  live(db: Db, workspace: string): Promise<readonly LiveProgram[]>
}

/** Everything that any step of it may ask about a person. */
export const needsOf = (program: Program): FactNeeds =>
  mergeNeeds([program.entryNeeds, program.standingNeeds, ...[...program.nodes.values()].map((node) => node.needs)])

/** `broken` hears of a live journey that does not load: nobody enters it, and all others go on. */
export const createPrograms = (broken: (journey: string, fault: unknown) => void = () => {}): Programs => {
  const loaded = new Map<string, Promise<LoadedProgram>>()

  const read = async (db: Db, workspace: string, journey: string, version: number): Promise<LoadedProgram> => {
    const row = await db
      .selectFrom('version')
      .select('dsl')
      .where('workspace', '=', workspace)
      .where('journey', '=', journey)
      .where('number', '=', version)
      .executeTakeFirstOrThrow()
    const program = load(journeySchema.parse(JSON.parse(row.dsl)), version)
    return { program, needs: needsOf(program) }
  }

  const of = (db: Db, workspace: string, journey: string, version: number): Promise<LoadedProgram> => {
    const key = `${workspace} ${journey} ${version}`
    const known = loaded.get(key)
    if (known !== undefined) return known
    const reading = read(db, workspace, journey, version)
    loaded.set(key, reading)
    reading.catch(() => loaded.delete(key))
    return reading
  }

  const readLive = async (db: Db, workspace: string): Promise<readonly LiveProgram[]> => {
    const rows = await db
      .selectFrom('journey')
      .select(['id', 'status', 'live_version'])
      .where('workspace', '=', workspace)
      .where('status', 'in', ['live', 'paused'])
      .where('live_version', 'is not', null)
      .orderBy('id')
      .execute()
    const found: LiveProgram[] = []
    for (const row of rows) {
      if (row.live_version === null) continue
      try {
        const program = await of(db, workspace, row.id, row.live_version)
        found.push({ ...program, journey: row.id, status: row.status === 'paused' ? 'paused' : 'live' })
      } catch (fault) {
        if (isOfDatabase(fault)) throw fault
        broken(row.id, fault)
      }
    }
    return found
  }

  return {
    of,
    live: readLive,
  }
}
