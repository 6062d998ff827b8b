import { Analytics } from '@segment/analytics-node'
import type { Product } from '../harness/product.ts'

/** What a shop's own program sends, through Segment's client as it is. */
export interface Integrator {
  /** Says who somebody is and whether e-mails of marketing may reach them. */
  identify(userId: string, traits: Readonly<Record<string, string>>, mayMail: boolean): Promise<void>
  track(userId: string, event: string, properties: Readonly<Record<string, string | number>>): Promise<void>
}

/** Each call is on its way when it resolves, and taken in. */
export const integratorOf = (product: Product, writeKey: string): Integrator => {
  const send = async (say: (client: Analytics) => void): Promise<void> => {
    const client = new Analytics({ writeKey, host: product.url })
    const refused: unknown[] = []
    client.on('error', (fault) => refused.push(fault.reason ?? fault.code))
    say(client)
    await client.closeAndFlush()
    if (refused.length > 0) throw new Error(`The events were refused: ${refused.map(String).join(', ')}`)
    await product.settle()
  }
  return {
    identify: (userId, traits, mayMail) =>
      send((client) =>
        client.identify({
          userId,
          traits,
          context: { consent: { categoryPreferences: { 'email.marketing': mayMail } } },
        }),
      ),
    track: (userId, event, properties) => send((client) => client.track({ userId, event, properties })),
  }
}
