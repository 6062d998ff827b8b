import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Channel, OutgoingMessage } from '../channel.ts'

/** What a provider, played by a real server on loopback, is told to do with the next message. */
export type Mood =
  | 'takes'
  | 'unknown recipient'
  | 'busy'
  | 'refuses the credentials'
  | 'breaks off after the message'
  | 'away'

export interface Fixture<Settings> {
  readonly channel: Channel<Settings>
  readonly settings: Settings
  readonly message: (key: string) => OutgoingMessage
  /** Sets the mood of the server for what follows. */
  be(mood: Mood): Promise<void>
  /** How many messages the provider has taken, and the idempotency keys or ids that reached it. */
  taken(): readonly { readonly key: string; readonly to: string }[]
  close(): Promise<void>
}

/** What every channel owes the engine, whatever its provider speaks. */
export const testChannel = <Settings>(name: string, start: () => Promise<Fixture<Settings>>): void => {
  describe(`the channel ${name} keeps the contract`, () => {
    let fixture: Fixture<Settings>
    beforeAll(async () => {
      fixture = await start()
    })
    afterAll(() => fixture.close())
    const send = async (mood: Mood, key: string) => {
      await fixture.be(mood)
      return fixture.channel.send(fixture.message(key), fixture.settings)
    }

    it('a message that is taken is sent, once, to one recipient', async () => {
      const before = fixture.taken().length
      expect(await send('takes', 'e1:1:0')).toMatchObject({ type: 'sent' })
      expect(fixture.taken()).toHaveLength(before + 1)
      expect(fixture.taken().at(-1)?.to).toBe(fixture.message('e1:1:0').address)
    })

    it('the same key reaches the provider as the same id, another key as another', async () => {
      await send('takes', 'e2:1:0')
      await send('takes', 'e2:1:0')
      await send('takes', 'e2:2:0')
      const [first, again, other] = fixture.taken().slice(-3)
      expect(again?.key).toBe(first?.key)
      expect(other?.key).not.toBe(first?.key)
    })

    it('an unknown recipient is the fault of the address: failed', async () => {
      expect(await send('unknown recipient', 'e3:1:0')).toMatchObject({ type: 'failed', class: 'no_such_address' })
    })

    it('a busy provider is asked again', async () => {
      expect(await send('busy', 'e4:1:0')).toMatchObject({ type: 'retry' })
    })

    it('refused credentials are ours to mend: held', async () => {
      expect(await send('refuses the credentials', 'e5:1:0')).toMatchObject({ type: 'held', cause: 'credentials' })
    })

    it('an answer that never came after the message went out is unknown, not repeated', async () => {
      expect(await send('breaks off after the message', 'e6:1:0')).toMatchObject({ type: 'unknown' })
    })

    it('a provider that is away took nothing: again later', async () => {
      expect(await send('away', 'e7:1:0')).toMatchObject({ type: 'retry' })
    })
  })
}
