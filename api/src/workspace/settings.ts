import { getSettings, settingsSchema, updateSettings } from '@trailwright/shared/wire/settings.ts'
import { handle, type Handled } from '../http/handle.ts'
import type { Services } from '../services.ts'
import { audit } from '../database/audit-log.ts'
import { ownSecrets } from '../database/secret-store.ts'
import { readSettings, writeSettings } from '../database/workspace-settings.ts'

export const settingsHandlers = (services: Services): readonly Handled[] => {
  const { secrets } = services
  const { db } = services.database

  /** A password goes with one host: it is stored anew, kept while the host stays, or forgotten. */
  const keepSecret = async (
    workspace: string,
    name: string,
    host: string | null,
    value: string | undefined,
  ): Promise<void> => {
    if (host !== null && value !== undefined) return secrets.put(workspace, name, { host, header: '', value })
    const stored = await secrets.open(workspace, name)
    if (stored !== null && stored.host !== host) await secrets.remove(workspace, name)
  }

  return [
    handle(getSettings, async ({ context: { workspace } }) => ({
      settings: await readSettings(db, workspace),
      hasSmtpPassword: (await secrets.open(workspace, ownSecrets.smtp)) !== null,
      hasSmsToken: (await secrets.open(workspace, ownSecrets.sms)) !== null,
      timeZoneData: process.versions['tz'] ?? '',
    })),

    handle(updateSettings, async ({ context, body }) => {
      const { workspace } = context
      const { smtp, sms } = body
      const after = settingsSchema.parse({ ...(await readSettings(db, workspace)), ...body })
      if (smtp !== undefined) {
        await keepSecret(workspace, ownSecrets.smtp, smtp?.host ?? null, smtp?.password)
        delete after.smtp?.password
      }
      if (sms !== undefined) {
        await keepSecret(workspace, ownSecrets.sms, sms === null ? null : new URL(sms.url).host, sms?.token)
        delete after.sms?.token
      }
      await writeSettings(db, workspace, after)
      await audit(services, context, 'settings.changed', workspace, { changed: Object.keys(body) })
      return {}
    }),
  ]
}
