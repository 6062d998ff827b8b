import { createOwner, getSetup } from '@trailwright/shared/wire/session.ts'
import { AppError } from '../http/app-error.ts'
import { answer, handlePublic, type Handled } from '../http/handle.ts'
import type { Services } from '../services.ts'
import { audit } from '../database/audit-log.ts'
import { isCommonPassword } from './common-password.ts'
import { firstSettings } from '../database/workspace-settings.ts'
import { hashOfToken } from '../database/token-hash.ts'

const tokenKey = 'owner-token'
const tokenBytes = 32

const hasOwner = async ({ database }: Services): Promise<boolean> =>
  (await database.db.selectFrom('workspace').select('id').limit(1).executeTakeFirst()) !== undefined

/** A new one-time token for the first owner, in place of any before; null when there is an owner. */
export const offerOwnerToken = async (services: Services): Promise<string | null> => {
  if (await hasOwner(services)) return null
  const token = services.clock.token(tokenBytes)
  const value = hashOfToken(token)
  await services.database.db
    .insertInto('meta')
    .values({ key: tokenKey, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
  return token
}

export const setupHandlers = (services: Services): readonly Handled[] => {
  const { accounts, clock, config, demo, log } = services
  const { db } = services.database
  return [
    handlePublic(getSetup, async () => ({
      needsOwner: !(await hasOwner(services)),
      offersDemo: demo !== null && config.demo === 'ask',
      entersDemo: demo !== null && config.demo === 'demo',
    })),

    handlePublic(createOwner, async ({ context, body }) => {
      if (await hasOwner(services)) throw new AppError('setup.done')
      const value = hashOfToken(body.token)
      const offered = await db.selectFrom('meta').select('value').where('key', '=', tokenKey).executeTakeFirst()
      if (offered?.value !== value) throw new AppError('setup.token')
      if (await isCommonPassword(body.password, [body.name, body.email, body.workspaceName])) {
        throw new AppError('password.common')
      }
      // Taking the token away is what decides between two who use it at once.
      const taken = await db
        .deleteFrom('meta')
        .where('key', '=', tokenKey)
        .where('value', '=', value)
        .executeTakeFirst()
      if (taken.numDeletedRows !== 1n) throw new AppError('setup.token')

      const { name, email, language, password, workspaceName, zone } = body
      const user = await accounts.create({ name, email, language }, password)
      const workspace = clock.id()
      const settings = firstSettings(workspaceName, zone, language)
      await db.transaction().execute(async (tx) => {
        await tx
          .insertInto('workspace')
          .values({
            id: workspace,
            name: workspaceName,
            settings: JSON.stringify(settings),
            has_demo: 0,
            created_at: clock.now(),
          })
          .execute()
        await tx
          .insertInto('member')
          .values({ workspace, user: user.id, role: 'owner', joined_at: clock.now() })
          .execute()
      })
      await audit(services, { workspace, user: user.id }, 'workspace.created', workspace)
      if (demo !== null && (config.demo === 'demo' || (config.demo === 'ask' && body.demo))) {
        await db.updateTable('workspace').set({ has_demo: 1 }).where('id', '=', workspace).execute()
        // The account stands whatever becomes of the shop, which can be removed and loaded again.
        await demo.load(workspace, language).catch((thrown: Error) => log.error({ error: thrown.name, during: 'demo' }))
      }
      const cookies = await accounts.signIn(email, password, context.headers)
      return answer(200, { signedIn: true }, cookies ?? [])
    }),
  ]
}
