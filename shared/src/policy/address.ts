import type { ContactPoint, Facts } from '../condition/facts.ts'
import type { Attempt, Evidence } from './decision.ts'

/**
 * Why an address may not be used. A complaint, or somebody's hand, stops marketing only: a suppression list without
 * scope stops one-time passwords. Every other reason, also one that is unknown here, stops everything.
 */
export const suppressionReasons = ['hardBounce', 'notMobile', 'erased', 'complaint', 'manual'] as const
export type SuppressionReason = (typeof suppressionReasons)[number]
const marketingOnly: ReadonlySet<string> = new Set<SuppressionReason>(['complaint', 'manual'])

const mayUse = (point: ContactPoint, category: Attempt['category']): boolean =>
  point.suppressed === null || (category === 'transactional' && marketingOnly.has(point.suppressed))

export type AddressChoice =
  | { readonly type: 'address'; readonly address: string; readonly evidence: readonly Evidence[] }
  | { readonly type: 'unreachable' | 'suppressed'; readonly evidence: readonly Evidence[] }

/** The first address of the channel that may be used for a message of this category. */
export const chooseAddress = (attempt: Attempt, facts: Facts): AddressChoice => {
  const points = facts.contactPoints.filter((point) => point.channel === attempt.channel)
  const [first] = points
  const reachable: Evidence = {
    rule: 'address',
    passed: first !== undefined,
    values: { channel: attempt.channel, addresses: points.map((point) => point.address) },
  }
  if (first === undefined) return { type: 'unreachable', evidence: [reachable] }
  const usable = points.find((point) => mayUse(point, attempt.category))
  const suppression: Evidence = {
    rule: 'suppression',
    passed: usable !== undefined,
    values: {
      address: (usable ?? first).address,
      suppressed: (usable ?? first).suppressed,
      category: attempt.category,
    },
  }
  const evidence = [reachable, suppression]
  return usable === undefined
    ? { type: 'suppressed', evidence }
    : { type: 'address', address: usable.address, evidence }
}
