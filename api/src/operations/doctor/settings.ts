import { journeySchema } from '@trailwright/shared/journey/schema.ts'
import { whyUnreachable } from '../../channels/index.ts'
import { ownSecrets, secretStore } from '../../database/secret-store.ts'
import { readSettings } from '../../database/workspace-settings.ts'
import { resolveTarget } from '../../egress/target.ts'
import type { Found, Patient } from './patient.ts'

/** Whether what is encrypted opens with the key that is at hand. */
export const checkSecrets = async ({ database: { db }, clock, master, data }: Patient): Promise<readonly Found[]> => {
  const rows = await db.selectFrom('secret').select(['workspace', 'name']).execute()
  if (rows.length === 0) return []
  if (master === null) return [{ code: 'doctor.key-missing', params: { folder: data } }]
  const store = secretStore(db, clock, master)
  const closed: string[] = []
  for (const { workspace, name } of rows) {
    await store.open(workspace, name).catch(() => closed.push(name))
  }
  return closed.length === 0
    ? []
    : [{ code: 'doctor.secrets-closed', params: { n: closed.length, folder: data, names: closed.join(', ') } }]
}

/** Live journeys that write to people by a way which is not set up. */
export const checkSenders = async ({ database: { db }, config }: Patient): Promise<readonly Found[]> => {
  const found: Found[] = []
  for (const { id, name } of await db.selectFrom('workspace').select(['id', 'name']).execute()) {
    const channels = await liveChannels(db, id)
    if (channels.size === 0) continue
    const settings = await readSettings(db, id)
    if (channels.has('email')) {
      if (settings.smtp === null) found.push({ code: 'doctor.no-smtp', params: { workspace: name } })
      else if (settings.sender === null) found.push({ code: 'doctor.no-sender', params: { workspace: name } })
    }
    if (channels.has('sms') && settings.sms === null) found.push({ code: 'doctor.no-sms', params: { workspace: name } })
    if (settings.publicUrl === null && config.publicUrl === null)
      found.push({ code: 'doctor.no-public-url', params: { workspace: name } })
  }
  return found
}

/** The channels over which a workspace's live journeys write. */
const liveChannels = async (db: Patient['database']['db'], workspace: string): Promise<ReadonlySet<string>> => {
  const rows = await db
    .selectFrom('journey')
    .innerJoin('version', (join) =>
      join
        .onRef('version.workspace', '=', 'journey.workspace')
        .onRef('version.journey', '=', 'journey.id')
        .onRef('version.number', '=', 'journey.live_version'),
    )
    .select('dsl')
    .where('journey.workspace', '=', workspace)
    .where('journey.status', '=', 'live')
    .execute()
  return new Set(
    rows.flatMap(({ dsl }) => {
      const journey = journeySchema.safeParse(JSON.parse(dsl))
      return Object.values(journey.data?.nodes ?? {}).flatMap(({ kind, config }) =>
        kind === 'message.send' && typeof config['channel'] === 'string' ? [config['channel']] : [],
      )
    }),
  )
}

/** Whether the SMTP servers take a connection and the credentials. Sends no mail. */
export const checkSmtp = async ({ database: { db }, clock, master, config }: Patient): Promise<readonly Found[]> => {
  const found: Found[] = []
  const store = master === null ? null : secretStore(db, clock, master)
  for (const { id, name } of await db.selectFrom('workspace').select(['id', 'name']).execute()) {
    const { smtp } = await readSettings(db, id)
    if (smtp === null) continue
    const secret = (await store?.open(id, ownSecrets.smtp).catch(() => null)) ?? null
    const { host, port, secure, user } = smtp
    const resolve = (to: string, at: number) => resolveTarget(to, at, config.privateHosts)
    const code = await whyUnreachable(resolve, { host, port, secure, user, password: secret?.value ?? null })
    if (code !== null) found.push({ code: 'doctor.smtp', params: { workspace: name, host, port, detail: code } })
  }
  return found
}
