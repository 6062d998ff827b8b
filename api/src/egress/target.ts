import { lookup as systemLookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { isPublicAddress } from './allowed-address.ts'

/** Addresses behind a name; replaceable in tests (a resolver that flips its answers). */
export type Resolve = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>

export const systemResolve: Resolve = (host) => systemLookup(host, { all: true, verbatim: true })

/** `host` or `host:port` of the operator's list of private hosts. */
export const isPrivateHostAllowed = (privateHosts: readonly string[], host: string, port: number): boolean =>
  privateHosts.includes(host) || privateHosts.includes(`${host}:${port}`)

export type Target =
  | { readonly ok: true; readonly host: string; readonly address: string; readonly family: number }
  | { readonly ok: false; readonly code: 'egress.private' | 'egress.unresolved' }

/**
 * Resolves a host once and checks every answer; the caller connects to exactly this address, so that a name cannot point
 * elsewhere a moment later.
 */
export const resolveTarget = async (
  host: string,
  port: number,
  privateHosts: readonly string[],
  resolve: Resolve = systemResolve,
): Promise<Target> => {
  const bare = host.replace(/^\[(.*)\]$/, '$1')
  const isListed = isPrivateHostAllowed(privateHosts, bare, port)
  const version = isIP(bare)
  let answers
  try {
    answers = version === 0 ? await resolve(bare) : [{ address: bare, family: version }]
  } catch {
    return { ok: false, code: 'egress.unresolved' }
  }
  const [first] = answers
  if (first === undefined) return { ok: false, code: 'egress.unresolved' }
  if (!isListed && !answers.every(({ address }) => isPublicAddress(address)))
    return { ok: false, code: 'egress.private' }
  return { ok: true, host: bare, ...first }
}
