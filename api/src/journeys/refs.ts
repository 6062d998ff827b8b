import type { Kysely } from 'kysely'
import { contentReads } from '@trailwright/shared/content/check.ts'
import { contentSchema } from '@trailwright/shared/content/schema.ts'
import { inLanguage, type Language, textSchema } from '@trailwright/shared/language/language.ts'
import type { Refs } from '@trailwright/shared/nodes/define.ts'
import type { Tables } from '../database/tables.ts'

const channels = ['email', 'sms']

/** Everything of the workspace that a journey may point to, as `compile` checks it. */
export const readRefs = async (db: Kysely<Tables>, workspace: string, language: Language): Promise<Refs> => {
  const events = await db.selectFrom('catalogue_event').select('name').where('workspace', '=', workspace).execute()
  const attributes = await db
    .selectFrom('catalogue_attribute')
    .select('path')
    .where('workspace', '=', workspace)
    .execute()
  const segments = await db.selectFrom('segment').select(['id', 'name']).where('workspace', '=', workspace).execute()
  const contents = await db
    .selectFrom('content')
    .select(['id', 'name', 'channel', 'category', 'draft', 'published'])
    .where('workspace', '=', workspace)
    .execute()
  const secrets = await db
    .selectFrom('secret')
    .select(['name', 'host'])
    .where('workspace', '=', workspace)
    .where('name', 'not like', '~%')
    .execute()
  const journeys = await db.selectFrom('journey').select(['id', 'name']).where('workspace', '=', workspace).execute()
  return {
    events: events.map(({ name }) => name),
    attributes: ['userId', ...attributes.map(({ path }) => path)],
    segments,
    contents: contents.map(({ draft, published, ...content }) => ({
      ...content,
      published: published !== null,
      reads: contentReads(contentSchema.parse(JSON.parse(published ?? draft))),
    })),
    channels,
    secrets,
    journeys: journeys.map(({ id, name }) => ({ id, name: inLanguage(textSchema.parse(JSON.parse(name)), language) })),
  }
}
