import ipaddr from 'ipaddr.js'

/** Metadata service of one cloud, a public address by its range (SECURITY 19). */
const neverAllowed = new Set(['168.63.129.16'])

/**
 * Whether a resolved address lies on the public internet. `process` unwraps IPv4 in IPv6; every range that is not
 * `unicast` (loopback, private, link-local, carrier-grade NAT, NAT64, 6to4, …) is refused.
 */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  // Global unicast of IPv6 is 2000::/3 (RFC 4291); `::127.0.0.1` lies outside, and no range name says so.
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(ipaddr.IPv6.parse('2000::'), 3)) return false
  return parsed.range() === 'unicast' && !neverAllowed.has(parsed.toString())
}
