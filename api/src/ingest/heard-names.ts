import { load } from '@trailwright/shared/compile/load.ts'
import { needsOf } from '@trailwright/shared/condition/needs.ts'
import { conditionSchema } from '@trailwright/shared/condition/schema.ts'
import { journeySchema } from '@trailwright/shared/journey/schema.ts'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'

/**
 * The names of events that anything of a workspace listens for: triggers, waits, goals and exits of every version that was
 * ever published (people may still be in it), and conditions of segments. The engine has nothing to do with others.
 */
export interface HeardNames {
  /** In the caller's transaction, so that what was published before it is heard. */
  of(tx: Kysely<Tables>, workspace: string): Promise<(name: string) => boolean>
}

interface Known {
  readonly key: string
  readonly names: ReadonlySet<string>
}

export const createHeardNames = (): HeardNames => {
  const versions = new Map<string, ReadonlySet<string>>()
  const workspaces = new Map<string, Known>()

  const namesOfVersion = async (tx: Kysely<Tables>, workspace: string, journey: string, number: number) => {
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
    const names = load(journeySchema.parse(JSON.parse(row.dsl)), number).events
    versions.set(key, names)
    return names
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
      if (known?.key === key) return (name) => known.names.has(name)
      const names = new Set<string>()
      for (const { journey, number } of published)
        for (const name of await namesOfVersion(tx, workspace, journey, number)) names.add(name)
      const conditions = await tx.selectFrom('segment').select('condition').where('workspace', '=', workspace).execute()
      for (const { condition } of conditions)
        for (const name of Object.keys(needsOf(conditionSchema.parse(JSON.parse(condition))).events)) names.add(name)
      workspaces.set(workspace, { key, names })
      return (name) => names.has(name)
    },
  }
}
