/** Contents, what became of messages, and the engine's way to both. */
import type { Feature } from '../http/handle.ts'
import { contentHandlers } from './contents.ts'
import { deliveryHandlers } from './deliveries.ts'
import type { Messaging } from './messaging.ts'
import { smtpTestHandlers } from './smtp-test.ts'

export { createMessaging, type Messaging } from './messaging.ts'
export type { RecipientLink } from './recipient-links.ts'
export { contentColumns } from './store.ts'

export const content =
  (messaging: Messaging): Feature =>
  (services) => ({
    handlers: [
      ...contentHandlers(services, messaging),
      ...deliveryHandlers(services),
      ...smtpTestHandlers(services, messaging),
    ],
  })
