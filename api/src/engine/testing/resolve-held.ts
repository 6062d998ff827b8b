import type { Database } from '../../database/connection.ts'
import { pagesOfHeld } from '../errors/groups.ts'
import type { Way } from '../errors/resolve.ts'
import type { Engine } from '../index.ts'

/** Everybody held in a journey, or only those named, goes the same way; how many. */
export const resolveHeld = async (
  engine: Engine,
  { db }: Database,
  workspace: string,
  journey: string,
  then: Way,
  only: readonly string[] | null = null,
): Promise<number> => {
  const groups = new Set<string>()
  for await (const page of pagesOfHeld(db, workspace, journey)) for (const { group } of page) groups.add(group)
  let people = 0
  for (const group of groups) people += await engine.resolveHeld({ workspace, group, then, only })
  return people
}
