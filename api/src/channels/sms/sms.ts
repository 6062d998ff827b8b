import type { Egress } from '../../egress/egress.ts'
import type { Channel, ChannelAnswer, OutgoingMessage } from '../channel.ts'

/** An HTTP gateway: `POST url` with `{ to, text, key }` as JSON, the key also as Idempotency-Key. */
export interface SmsSettings {
  readonly url: string
  readonly token: string | null
}

const waitMs = 15_000

export const smsChannel = (egress: Egress): Channel<SmsSettings> => ({
  name: 'sms',
  send: async (message, settings) => {
    if (message.rendered.channel !== 'sms')
      return { type: 'failed', class: 'content', detail: { channel: message.rendered.channel } }
    const answer = await egress.request({
      method: 'POST',
      url: settings.url,
      timeoutMs: waitMs,
      headers: [
        { name: 'content-type', value: 'application/json' },
        { name: 'idempotency-key', value: message.key },
        ...(settings.token === null ? [] : [{ name: 'authorization', value: `Bearer ${settings.token}` }]),
      ],
      body: JSON.stringify(bodyOf(message, message.rendered.text)),
    })
    switch (answer.type) {
      case 'refused':
        return { type: 'held', cause: 'configuration', detail: { code: answer.code, host: answer.host } }
      case 'unreachable':
        return { type: 'retry', afterMs: null, detail: { code: answer.code } }
      case 'timeout':
        return { type: 'unknown', detail: { code: 'timeout' } }
      case 'answered':
        return answerOf(answer.status, answer.retryAfter, answer.body)
    }
  },
})

const bodyOf = (message: OutgoingMessage, text: string): { to: string; text: string; key: string } => ({
  to: message.address,
  text,
  key: message.key,
})

const providerId = (body: string): string | null => {
  try {
    const parsed: unknown = JSON.parse(body)
    return typeof parsed === 'object' && parsed !== null && 'id' in parsed ? String(parsed.id) : null
  } catch {
    return null
  }
}

/** 2xx taken, 401 and 403 ours to mend, 429 and 5xx again later, any other 4xx is about this message. */
export const answerOf = (status: number, retryAfter: string | null, body: string): ChannelAnswer => {
  const detail = { status, body: body.slice(0, 500) }
  if (status >= 200 && status < 300) return { type: 'sent', provider: providerId(body), detail: { status } }
  if (status === 401 || status === 403) return { type: 'held', cause: 'credentials', detail }
  if (status === 429 || status >= 500) {
    const seconds = retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : null
    return { type: 'retry', afterMs: seconds === null ? null : seconds * 1000, detail }
  }
  if (status >= 300 && status < 400) return { type: 'held', cause: 'configuration', detail }
  return { type: 'failed', class: status === 404 || status === 410 ? 'no_such_address' : 'rejected', detail }
}
