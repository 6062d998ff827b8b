import { emailChannel } from '../channels/index.ts'
import { smsChannel } from '../channels/index.ts'
import type { Database } from '../database/connection.ts'
import type { MasterKey } from '../database/master-key.ts'
import type { SecretStore } from '../database/secret-store.ts'
import { createEgress } from '../egress/create-egress.ts'
import type { Egress } from '../egress/egress.ts'
import { resolveTarget } from '../egress/target.ts'
import type { Messages } from '../engine/index.ts'
import { createMessages, type MessageParts } from './messages.ts'
import { recipientLinks, type RecipientLinks } from './recipient-links.ts'

/** Contents and channels together: what the engine, a test send and the recipients' pages go through. */
export interface Messaging {
  readonly messages: Messages
  readonly parts: MessageParts
  readonly links: RecipientLinks
  readonly egress: Egress
}

export interface MessagingOptions {
  readonly database: Database
  readonly secrets: SecretStore
  readonly master: MasterKey
  readonly privateHosts: readonly string[]
  readonly publicUrl: () => string
}

export const createMessaging = ({
  database,
  secrets,
  master,
  privateHosts,
  publicUrl,
}: MessagingOptions): Messaging => {
  const egress = createEgress({ privateHosts })
  const links = recipientLinks(master)
  const parts: MessageParts = {
    database,
    secrets,
    links,
    email: emailChannel((host, port) => resolveTarget(host, port, privateHosts)),
    sms: smsChannel(egress),
    publicUrl,
  }
  return { messages: createMessages(parts), parts, links, egress }
}
