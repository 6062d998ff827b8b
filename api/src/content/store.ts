import { checkContent, contentReads } from '@trailwright/shared/content/check.ts'
import { contentSchema, type Content } from '@trailwright/shared/content/schema.ts'
import { languages } from '@trailwright/shared/language/language.ts'
import type { Finding } from '@trailwright/shared/problem/finding.ts'
import type { ContentRow } from '@trailwright/shared/wire/contents.ts'
import type { Kysely, Selectable } from 'kysely'
import type { ContentTable, Tables } from '../database/tables.ts'

export interface StoredContent {
  readonly row: ContentRow
  readonly content: Content
  readonly rev: number
  readonly findings: Finding[]
}

export const storedContent = (row: Selectable<ContentTable>): StoredContent => {
  const content = contentSchema.parse(JSON.parse(row.draft))
  return {
    row: {
      id: row.id,
      name: row.name,
      channel: row.channel,
      category: row.category,
      published: row.published !== null,
      changed: row.published !== row.draft,
      languages: languages.filter((language) => content.bodies[language] !== undefined),
      updatedAt: row.updated_at,
      reads: [...contentReads(content)],
    },
    content,
    rev: row.rev,
    findings: [...checkContent(content, null)],
  }
}

/** What a content is in the database, as drafted. */
export const contentColumns = (content: Content): Pick<ContentTable, 'channel' | 'name' | 'category' | 'draft'> => ({
  channel: content.channel,
  name: content.name,
  category: content.category,
  draft: JSON.stringify(contentSchema.parse(content)),
})

export const findContent = async (db: Kysely<Tables>, workspace: string, id: string): Promise<StoredContent | null> => {
  const row = await db
    .selectFrom('content')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : storedContent(row)
}

/** What messages say from now on; null when it was never published. */
export const publishedContent = async (db: Kysely<Tables>, workspace: string, id: string): Promise<Content | null> => {
  const row = await db
    .selectFrom('content')
    .select('published')
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined || row.published === null ? null : contentSchema.parse(JSON.parse(row.published))
}
