/** Names of people's own for events, their properties and attributes. */
import { languages } from '@trailwright/shared/language/language.ts'
import { type Label, labelKindSchema, listLabels, saveLabels } from '@trailwright/shared/wire/labels.ts'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { insertRows } from '../database/bulk.ts'
import type { Tables } from '../database/tables.ts'
import { type Feature, handle } from '../http/handle.ts'

const storedSchema = z.partialRecord(z.enum(languages), z.string())

const read = async (db: Kysely<Tables>, workspace: string): Promise<Label[]> => {
  const rows = await db
    .selectFrom('label')
    .select(['kind', 'name', 'text'])
    .where('workspace', '=', workspace)
    .orderBy('kind')
    .orderBy('name')
    .execute()
  return rows.map(({ kind, name, text }) => ({
    kind: labelKindSchema.parse(kind),
    name,
    text: storedSchema.parse(JSON.parse(text)),
  }))
}

const keyOf = ({ kind, name }: Pick<Label, 'kind' | 'name'>): string => `${kind} ${name}`

export const labels: Feature = ({ database: { db } }) => ({
  handlers: [
    handle(listLabels, async ({ context }) => ({ items: await read(db, context.workspace) })),

    handle(saveLabels, async ({ context: { workspace }, body }) =>
      db.transaction().execute(async (tx) => {
        const known = new Map((await read(tx, workspace)).map((label) => [keyOf(label), label.text]))
        for (const { kind, name, text } of body.items) {
          const whole = { ...known.get(keyOf({ kind, name })), ...text }
          known.set(keyOf({ kind, name }), whole)
          const kept = Object.fromEntries(Object.entries(whole).filter(([, words]) => words !== ''))
          if (Object.keys(kept).length === 0) {
            await tx
              .deleteFrom('label')
              .where('workspace', '=', workspace)
              .where('kind', '=', kind)
              .where('name', '=', name)
              .execute()
          } else {
            await insertRows(
              tx,
              'label',
              [{ workspace, kind, name, text: JSON.stringify(kept) }],
              sql`on conflict (workspace, kind, name) do update set text = excluded.text`,
            )
          }
        }
        return { items: await read(tx, workspace) }
      }),
    ),
  ],
})
