import { load } from '@trailwright/shared/compile/load.ts'
import { needsOf } from '@trailwright/shared/condition/needs.ts'
import { conditionSchema } from '@trailwright/shared/condition/schema.ts'
import { journeySchema } from '@trailwright/shared/journey/schema.ts'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'

/**
 * The names of events that anything of a workspace listens for: triggers, waits, goals and exits of every version that was
 * ever published (people may still be in it), and conditions of segments. The engine has nothing to do with others. What
 * cannot be read might listen for anything: then the engine hears of every event, and nothing is turned away for it.
 */
export interface HeardNames {
  /** In the caller's transaction, so that what was published before it is heard. */
  of(tx: Kysely<Tables>, workspace: string): Promise<(name: string) => boolean>
}

/** Null: any. */
type Names = ReadonlySet<string> | null

interface Known {
  readonly key: string
  readonly names: Names
}

const namesOf = (text: string, read: (stored: unknown) => Iterable<string>): Names => {
  try {
    return new Set(read(JSON.parse(text)))
  } catch {
    return null
  }
}

const together = (all: readonly Names[]): Names =>
  all.reduce((sum, names) => (sum === null || names === null ? null : new Set([...sum, ...names])), new Set<string>())

export const createHeardNames = (): HeardNames => {
  const versions = new Map<string, Names>()
  const workspaces = new Map<string, Known>()

  const namesOfVersion = async (
    tx: Kysely<Tables>,
    workspace: string,
    journey: string,
    number: number,
  ): Promise<Names> => {
    const key = `${workspace} ${journey} ${number}`
    const known = versions.get(key)
    if (known !== undefined) return known
    const row = await tx
      .selectFrom('version')
      .select('dsl')
      .where('workspace', '=', workspace)
      .where('journey', '=', journey)
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
    const names = namesOf(row.dsl, (stored) => load(journeySchema.parse(stored), number).events)
    versions.set(key, names)
    return names
  }

  const read = async (
    tx: Kysely<Tables>,
    workspace: string,
    published: readonly { readonly journey: string; readonly number: number }[],
  ): Promise<Names> => {
    const all: Names[] = []
    for (const { journey, number } of published) all.push(await namesOfVersion(tx, workspace, journey, number))
    const segments = await tx.selectFrom('segment').select('condition').where('workspace', '=', workspace).execute()
    for (const { condition } of segments)
      all.push(namesOf(condition, (stored) => Object.keys(needsOf(conditionSchema.parse(stored)).events)))
    return together(all)
  }

  return {
    async of(tx, workspace) {
      const published = await tx
        .selectFrom('version')
        .select(['journey', 'number'])
        .where('workspace', '=', workspace)
        .orderBy('journey')
        .orderBy('number')
        .execute()
      const segments = await tx
        .selectFrom('segment')
        .select(['id', 'rev'])
        .where('workspace', '=', workspace)
        .orderBy('id')
        .execute()
      const key = JSON.stringify([published.map(Object.values), segments.map(Object.values)])
      const known = workspaces.get(workspace)
      const names = known?.key === key ? known.names : await read(tx, workspace, published)
      workspaces.set(workspace, { key, names })
      return (name) => names === null || names.has(name)
    },
  }
}
