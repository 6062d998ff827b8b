import { isIP } from 'node:net'
import { isPublicAddress } from './allowed-address.ts'
import { isPrivateHostAllowed } from './target.ts'

export type CheckedUrl =
  | { readonly ok: true; readonly url: URL; readonly host: string; readonly port: number }
  | { readonly ok: false; readonly code: string; readonly host: string }

/** https to a public host on 443; http on 80 too. A host on the operator's list may have any port and plain http. */
export const checkUrl = (text: string, privateHosts: readonly string[]): CheckedUrl => {
  const url = URL.parse(text)
  if (url === null) return { ok: false, code: 'egress.url', host: '' }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const refuse = (code: string): CheckedUrl => ({ ok: false, code, host })
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refuse('egress.scheme')
  if (url.username !== '' || url.password !== '') return refuse('egress.userinfo')
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port)
  const isListed = isPrivateHostAllowed(privateHosts, host, port)
  // First what the operator has to know of: a private host on a port of its own is refused for both.
  if (!isListed && isIP(host) !== 0 && !isPublicAddress(host)) return refuse('egress.private')
  if (!isListed && port !== 443 && port !== 80) return refuse('egress.port')
  return { ok: true, url, host, port }
}

const hopByHop = new Set([
  'host',
  'connection',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'content-length',
  'expect',
])

/** A header that a request may carry: a plain name, one line of value. */
export const isSafeHeader = ({ name, value }: { readonly name: string; readonly value: string }): boolean =>
  /^[A-Za-z0-9-]{1,100}$/.test(name) && !hopByHop.has(name.toLowerCase()) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value)
