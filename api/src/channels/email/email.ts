import { createHash } from 'node:crypto'
import type { HoldCause } from '@trailwright/shared/step/outcome.ts'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import type { ResolveHost } from '../resolve-host.ts'
import type { Channel, ChannelAnswer, OutgoingMessage } from '../channel.ts'

export interface SmtpServer {
  readonly host: string
  readonly port: number
  readonly secure: 'tls' | 'starttls' | 'none'
  readonly user: string | null
  readonly password: string | null
}

export interface EmailSettings extends SmtpServer {
  readonly from: { readonly name: string; readonly email: string }
  readonly replyTo: string | null
}

const waitMs = 20_000

/** The same message has the same id, whoever sends it again: mailboxes drop the second copy. */
const messageId = (message: OutgoingMessage, domain: string): string =>
  `<${createHash('sha256').update(`${message.workspace} ${message.key}`).digest('hex').slice(0, 40)}@${domain}>`

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)

/** E-mail over SMTP: one recipient, an envelope of its own, no file and no address read on the way. */
export const emailChannel = (resolveHost: ResolveHost): Channel<EmailSettings> => ({
  name: 'email',
  send: async (message, settings) => {
    if (message.rendered.channel !== 'email')
      return { type: 'failed', class: 'content', detail: { channel: message.rendered.channel } }
    const target = await resolveHost(settings.host, settings.port)
    if (!target.ok) return { type: 'held', cause: 'configuration', detail: { code: target.code, host: settings.host } }
    if (!z.email().safeParse(message.address).success) {
      return { type: 'failed', class: 'no_such_address', detail: { code: 'malformed' } }
    }
    const conversation = listenForData()
    const transport = createTransport({
      ...connectionTo(target.address, settings),
      logger: conversation.logger,
      transactionLog: true,
    })
    const { subject, html, text } = message.rendered
    try {
      const info = await transport.sendMail({
        from: { name: settings.from.name, address: settings.from.email },
        to: { name: '', address: message.address },
        envelope: { from: settings.from.email, to: [message.address] },
        ...(settings.replyTo === null ? {} : { replyTo: settings.replyTo }),
        subject,
        html,
        text,
        messageId: messageId(message, domainOf(settings.from.email)),
        headers: message.headers.map(({ name, value }) => ({ key: name, value })),
      })
      return { type: 'sent', provider: info.messageId, detail: { response: info.response } }
    } catch (thrown) {
      return answerOf(failureOf(thrown), conversation.began())
    } finally {
      transport.close()
    }
  },
})

const connectionTo = (address: string, settings: SmtpServer) => ({
  host: address,
  port: settings.port,
  secure: settings.secure === 'tls',
  requireTLS: settings.secure === 'starttls',
  ignoreTLS: settings.secure === 'none',
  tls: { servername: settings.host },
  ...(settings.user === null ? {} : { auth: { user: settings.user, pass: settings.password ?? '' } }),
  connectionTimeout: waitMs,
  greetingTimeout: waitMs,
  socketTimeout: waitMs,
  disableFileAccess: true,
  disableUrlAccess: true,
})

/** Whether the server takes a connection and the credentials; null: it does, else the code of what it said. Sends nothing. */
export const whyUnreachable = async (resolveHost: ResolveHost, settings: SmtpServer): Promise<string | null> => {
  const target = await resolveHost(settings.host, settings.port)
  if (!target.ok) return target.code
  const transport = createTransport(connectionTo(target.address, settings))
  try {
    await transport.verify()
    return null
  } catch (thrown) {
    return failureOf(thrown).code
  } finally {
    transport.close()
  }
}

const quiet = (): void => {}

/** Whether the text of the message was begun: what breaks off after that may have been taken. */
const listenForData = () => {
  let began = false
  const note = (_entry: unknown, line?: unknown): void => {
    if (line === 'DATA') began = true
  }
  const logger = { level: quiet, trace: quiet, debug: note, info: note, warn: quiet, error: quiet, fatal: quiet }
  return { logger, began: () => began }
}

interface SmtpFailure {
  readonly code: string
  readonly command: string
  readonly responseCode: number | null
  readonly response: string
}

const field = (thrown: unknown, name: string): unknown =>
  typeof thrown === 'object' && thrown !== null ? Object.getOwnPropertyDescriptor(thrown, name)?.value : undefined

const failureOf = (thrown: unknown): SmtpFailure => {
  const responseCode = field(thrown, 'responseCode')
  return {
    code: String(field(thrown, 'code') ?? 'unknown'),
    command: String(field(thrown, 'command') ?? ''),
    responseCode: typeof responseCode === 'number' ? responseCode : null,
    response: String(field(thrown, 'response') ?? field(thrown, 'message') ?? '').slice(0, 500),
  }
}

/** RFC 5321: 4xx is worth another try, 5xx is final. Of the final ones, only a refused recipient is the person's fault. */
export const answerOf = (failure: SmtpFailure, textBegan: boolean): ChannelAnswer => {
  const { code, command, responseCode, response } = failure
  const detail = { code, command, response, responseCode }
  const ours = (cause: HoldCause): ChannelAnswer => ({ type: 'held', cause, detail })
  if (code === 'EAUTH' || responseCode === 535 || responseCode === 530) return ours('credentials')
  if (responseCode !== null && responseCode >= 400 && responseCode < 500)
    return { type: 'retry', afterMs: null, detail }
  if (responseCode !== null && responseCode >= 500) {
    if (command === 'RCPT TO' || code === 'EENVELOPE') return { type: 'failed', class: 'no_such_address', detail }
    return command === 'MAIL FROM' ? ours('configuration') : { type: 'failed', class: 'rejected', detail }
  }
  if (code === 'ETLS' || code === 'ECONFIG') return ours('configuration')
  return textBegan ? { type: 'unknown', detail } : { type: 'retry', afterMs: null, detail }
}
