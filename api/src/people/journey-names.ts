import { inLanguage, type Language, textSchema } from '@trailwright/shared/language/language.ts'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'

/** What journeys are called in a language, by id. */
export const journeyNames = async (
  db: Kysely<Tables>,
  workspace: string,
  journeys: readonly string[],
  language: Language,
): Promise<Map<string, string>> => {
  if (journeys.length === 0) return new Map()
  const rows = await db
    .selectFrom('journey')
    .select(['id', 'name'])
    .where('workspace', '=', workspace)
    .where('id', 'in', [...new Set(journeys)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, inLanguage(textSchema.parse(JSON.parse(name)), language)]))
}
