import { deleteSecret, listSecrets, putSecret } from '@trailwright/shared/wire/settings.ts'
import { notFound } from '../http/app-error.ts'
import { handle, type Handled } from '../http/handle.ts'
import type { Services } from '../services.ts'
import { audit } from '../database/audit-log.ts'

export const secretHandlers = (services: Services): readonly Handled[] => {
  const { secrets } = services
  return [
    handle(listSecrets, async ({ context }) => ({ items: await secrets.list(context.workspace) })),

    handle(putSecret, async ({ context, params, body }) => {
      await secrets.put(context.workspace, params.name, body)
      await audit(services, context, 'secret.stored', params.name, { host: body.host })
      return {}
    }),

    handle(deleteSecret, async ({ context, params }) => {
      if (!(await secrets.remove(context.workspace, params.name))) throw notFound()
      await audit(services, context, 'secret.deleted', params.name)
      return {}
    }),
  ]
}
