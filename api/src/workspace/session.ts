import { getSession, updateMe } from '@trailwright/shared/wire/session.ts'
import { AppError } from '../http/app-error.ts'
import { handle, type Handled } from '../http/handle.ts'
import type { Services } from '../services.ts'
import { readSettings } from '../database/workspace-settings.ts'

export const sessionHandlers = ({ accounts, database }: Services): readonly Handled[] => [
  handle(getSession, async ({ context }) => {
    const user = await accounts.find(context.user)
    if (user === null) throw new AppError('signed_out')
    const { id, name, has_demo } = await database.db
      .selectFrom('workspace')
      .select(['id', 'name', 'has_demo'])
      .where('id', '=', context.workspace)
      .executeTakeFirstOrThrow()
    const { zone } = await readSettings(database.db, context.workspace)
    return { user, workspace: { id, name, zone, hasDemo: has_demo === 1 }, role: context.role }
  }),

  handle(updateMe, async ({ context, body }) => {
    await accounts.change(context.user, body)
    return {}
  }),
]
