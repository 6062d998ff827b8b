import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { describe, expect, it } from 'vitest'
import { resolveTarget } from '../../egress/target.ts'
import type { OutgoingMessage } from '../channel.ts'
import { testChannel, type Mood } from '../testing/conformance.ts'
import { emailChannel, type EmailSettings } from './email.ts'

const refusal = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode })

interface Mail {
  readonly to: readonly string[]
  readonly raw: string
}

/** A real SMTP server that remembers, and does what its mood says. */
const startServer = async () => {
  const mails: Mail[] = []
  let mood: Mood = 'takes'
  const make = (): SMTPServer =>
    new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (_auth, _session, answer) =>
        mood === 'refuses the credentials' ? answer(refusal(535, 'No such account')) : answer(null, { user: 'shop' }),
      onRcptTo: (_address, _session, answer) => {
        if (mood === 'unknown recipient') return answer(refusal(550, 'No such user'))
        if (mood === 'busy') return answer(refusal(451, 'Come back later'))
        return answer()
      },
      onData: (stream, session, answer) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          if (mood === 'breaks off after the message')
            return (server.close(() => {}), sockets.forEach((socket) => socket.destroy()))
          mails.push({
            to: session.envelope.rcptTo.map(({ address }) => address),
            raw: Buffer.concat(chunks).toString(),
          })
          return answer()
        })
      },
    })
  const sockets = new Set<{ destroy(): void }>()
  const listen = (instance: SMTPServer, port: number): Promise<void> => {
    instance.server.on('connection', (socket) => sockets.add(socket))
    return new Promise((done) => instance.listen(port, '127.0.0.1', done))
  }
  let server = make()
  await listen(server, 0)
  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const stop = (): Promise<void> => new Promise((done) => server.close(() => done()))
  return {
    port,
    mails,
    be: async (next: Mood) => {
      mood = next
      if (next === 'away') await stop()
      else if (!server.server.listening) {
        server = make()
        await listen(server, port)
      }
    },
    close: async () => {
      if (server.server.listening) await stop()
    },
  }
}

const channel = emailChannel((host, port) => resolveTarget(host, port, ['127.0.0.1']))
const settingsFor = (port: number): EmailSettings => ({
  host: '127.0.0.1',
  port,
  secure: 'none',
  user: 'shop',
  password: 'secret',
  from: { name: 'Lee, Ann (Shop "No. 1")', email: 'news@example.com' },
  replyTo: null,
})
const messageTo = (address: string, key: string, subject = 'Hello'): OutgoingMessage => ({
  key,
  workspace: 'w',
  channel: 'email',
  address,
  rendered: { channel: 'email', subject, preheader: '', html: '<p>Hello</p>', text: 'Hello' },
  headers: [{ name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' }],
})

testChannel('email', async () => {
  const server = await startServer()
  const ids = server.mails
  return {
    channel,
    settings: settingsFor(server.port),
    message: (key) => messageTo('anna@example.com', key),
    be: server.be,
    taken: () => ids.map(({ to, raw }) => ({ to: to.join(','), key: /^Message-ID: (.*)$/im.exec(raw)?.[1] ?? '' })),
    close: server.close,
  }
})

describe('what stands in the headers', () => {
  const sent = async (message: OutgoingMessage) => {
    const server = await startServer()
    try {
      const answer = await channel.send(message, settingsFor(server.port))
      return { answer, mails: server.mails, raw: server.mails[0]?.raw ?? '' }
    } finally {
      await server.close()
    }
  }

  it('[content-header-injection] a sender name with commas and quotes is one address; a subject is one line', async () => {
    const { raw, mails } = await sent(
      messageTo('anna@example.com', 'k', 'Hello Ann\r\nBcc: other@example.org\r\n\r\nhi'),
    )
    const mail = await simpleParser(raw)
    expect(mail.from?.value).toEqual([{ name: 'Lee, Ann (Shop "No. 1")', address: 'news@example.com' }])
    expect(mail.headers.has('bcc')).toBe(false)
    expect(raw.match(/^Subject:/gim)).toHaveLength(1)
    expect(mail.text?.trim()).toBe('Hello')
    expect(mails[0]?.to).toEqual(['anna@example.com'])
  })

  it('[content-long-chinese-subject] a long subject with an emoji is encoded in words of at most 75 and decodes to itself', async () => {
    const subject = '🎁 您的生日礼券已到账，点击领取并查看使用说明，有效期三十天'
    const { raw } = await sent(messageTo('anna@example.com', 'k', subject))
    const words = /^Subject: ([\s\S]*?)\r\n(?! )/im.exec(raw)?.[1]?.split(/\s+/) ?? []
    expect(words.length).toBeGreaterThan(1)
    for (const word of words) expect(word.length).toBeLessThanOrEqual(75)
    expect((await simpleParser(raw)).subject).toBe(subject)
  })

  it('an address that hides a second one reaches nobody', async () => {
    const { answer, mails } = await sent(messageTo('a@example.com,b@example.com', 'k'))
    expect(answer).toMatchObject({ type: 'failed', class: 'no_such_address' })
    expect(mails).toHaveLength(0)
  })

  it('a host that the operator did not allow is not connected to', async () => {
    const closed = emailChannel((host, port) => resolveTarget(host, port, []))
    expect(await closed.send(messageTo('anna@example.com', 'k'), settingsFor(25))).toMatchObject({
      type: 'held',
      cause: 'configuration',
    })
  })
})
