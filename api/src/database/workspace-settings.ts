import type { Kysely } from 'kysely'
import type { Language } from '@trailwright/shared/language/language.ts'
import { type Settings, settingsSchema } from '@trailwright/shared/wire/settings.ts'
import { mildestRules } from '@trailwright/shared/policy/decision.ts'
import type { Tables } from './tables.ts'

/** What a new workspace begins with. */
export const firstSettings = (name: string, zone: string, language: Language): Settings => ({
  name,
  zone,
  ...(language === 'zh-CN' ? { currency: 'CNY', country: 'CN' } : { currency: 'USD', country: 'US' }),
  publicUrl: null,
  sender: null,
  smtp: null,
  sms: null,
  rules: mildestRules,
})

/** The settings of a workspace, without passwords and tokens (those are in the secret store as `~smtp` and `~sms`). */
export const readSettings = async (db: Kysely<Tables>, workspace: string): Promise<Settings> => {
  const { settings } = await db
    .selectFrom('workspace')
    .select('settings')
    .where('id', '=', workspace)
    .executeTakeFirstOrThrow()
  return settingsSchema.parse(JSON.parse(settings))
}

export const writeSettings = async (db: Kysely<Tables>, workspace: string, settings: Settings): Promise<void> => {
  await db
    .updateTable('workspace')
    .set({ name: settings.name, settings: JSON.stringify(settings) })
    .where('id', '=', workspace)
    .execute()
}
