import { Agent, request as send } from 'undici'
import { checkUrl, isSafeHeader } from './check-url.ts'
import type { Egress, EgressAnswer, EgressRequest } from './egress.ts'
import { resolveTarget, systemResolve, type Resolve } from './target.ts'

const largestAnswer = 1_000_000
const connectTimeoutMs = 5_000

export interface EgressOptions {
  readonly privateHosts: readonly string[]
  readonly resolve?: Resolve
}

/** Failures before a byte of the request could have arrived. */
const nothingSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'SELF_SIGNED_CERT_IN_CHAIN',
])

const codeOf = (thrown: unknown): string =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : 'unknown'

/** The answer's body up to the limit; null when it is longer. */
const readUpTo = async (
  body: AsyncIterable<Buffer> & { destroy(): unknown },
  limit: number,
): Promise<string | null> => {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > limit) {
      body.destroy()
      return null
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/**
 * The way out: resolves once, checks every answer and connects to exactly what it checked; follows no redirect, obeys no
 * proxy variable, asks for no compression and reads at most a megabyte.
 */
export const createEgress = ({ privateHosts, resolve = systemResolve }: EgressOptions): Egress => ({
  request: async (wish: EgressRequest): Promise<EgressAnswer> => {
    const checked = checkUrl(wish.url, privateHosts)
    if (!checked.ok) return { type: 'refused', code: checked.code, host: checked.host }
    const { url, host, port } = checked
    if (!wish.headers.every(isSafeHeader)) return { type: 'refused', code: 'egress.header', host }
    const target = await resolveTarget(host, port, privateHosts, resolve)
    if (!target.ok) {
      return target.code === 'egress.unresolved'
        ? { type: 'unreachable', code: target.code }
        : { type: 'refused', code: target.code, host }
    }
    const agent = new Agent({
      connect: {
        timeout: connectTimeoutMs,
        lookup: (_host, options, answer) =>
          options.all === true
            ? answer(null, [{ address: target.address, family: target.family }])
            : answer(null, target.address, target.family),
      },
    })
    try {
      const response = await send(url, {
        dispatcher: agent,
        method: wish.method,
        headers: [
          ...wish.headers.map(({ name, value }) => [name, value] as const),
          ['accept-encoding', 'identity'] as const,
        ].flat(),
        body: wish.body,
        signal: AbortSignal.timeout(wish.timeoutMs),
      })
      const body = await readUpTo(response.body, largestAnswer)
      const header = (name: string): string | null => {
        const value = response.headers[name]
        return value === undefined ? null : Array.isArray(value) ? (value[0] ?? null) : value
      }
      return {
        type: 'answered',
        status: response.statusCode,
        retryAfter: header('retry-after'),
        contentType: header('content-type') ?? '',
        body: body ?? '',
      }
    } catch (thrown) {
      const code = codeOf(thrown)
      return nothingSent.has(code) ? { type: 'unreachable', code } : { type: 'timeout' }
    } finally {
      await agent.destroy()
    }
  },
})
