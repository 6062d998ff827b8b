import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../database/tables.ts'

const settingsPart = z.object({ country: z.string().regex(/^[A-Z]{2}$/) })

/** The country (ISO 3166, two letters) in which phone numbers of this workspace are read. */
export const readCountry = async (db: Kysely<Tables>, workspace: string): Promise<string> => {
  const row = await db.selectFrom('workspace').select('settings').where('id', '=', workspace).executeTakeFirst()
  const settings = settingsPart.safeParse(JSON.parse(row?.settings ?? '{}'))
  return settings.success ? settings.data.country : ''
}
