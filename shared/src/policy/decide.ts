import type { Facts } from '../condition/facts.ts'
import { draw } from '../hash/hash.ts'
import { MINUTE_MS, type Instant } from '../time/instant.ts'
import { chooseAddress } from './address.ts'
import { checkCaps } from './caps.ts'
import { checkConsent } from './consent.ts'
import type { Attempt, ContactRules, Decision, Evidence, SkipReason } from './decision.ts'
import { checkDuplicate } from './duplicate.ts'
import { checkPriority } from './priority.ts'
import { checkQuietHours } from './quiet-hours.ts'

/** How long an attempt is put off when what was sent before could not be read. */
const askAgainMs = MINUTE_MS

/** A sticky share of people who get no marketing from this workspace at all, to measure it against. */
const checkHoldout = (attempt: Attempt, rules: ContactRules, person: string): Evidence => {
  const percent = attempt.category === 'marketing' ? rules.holdoutPercent : 0
  const drawn = draw(`${attempt.workspace}/holdout`, person)
  return { rule: 'holdout', passed: drawn * 100 >= percent, values: { percent, drawn } }
}

/** Closed at its end: on the very instant of expiry a message is still worth sending. */
const checkExpiry = (attempt: Attempt, at: Instant): Evidence => {
  const expiresAt = attempt.expiresAfterMs === null ? null : attempt.arrivedAt + attempt.expiresAfterMs
  return { rule: 'expiry', passed: expiresAt === null || at <= expiresAt, values: { expiresAt } }
}

/**
 * May this message go now? Pure; asked once an attempt, in the transaction that reserves the delivery. The rules run in
 * this order and the first that says no decides: an address, suppression, consent, holdout, expiry, duplicate, caps, quiet
 * hours, priority. `evidence` holds every rule that ran, the deciding one last. What the rules mean stands with each of them.
 */
export const decide = (attempt: Attempt, facts: Facts, rules: ContactRules, at: Instant): Decision => {
  const ran: Evidence[] = []
  const skip = (reason: SkipReason): Decision => ({ type: 'skip', reason, evidence: ran })
  const holds = (...found: readonly Evidence[]): boolean => {
    ran.push(...found)
    return found.every((evidence) => evidence.passed)
  }

  const choice = chooseAddress(attempt, facts)
  ran.push(...choice.evidence)
  if (choice.type !== 'address') return skip(choice.type)
  if (!holds(checkConsent(attempt, facts))) return skip('no_consent')
  if (!holds(checkHoldout(attempt, rules, facts.person.id))) return skip('holdout')
  if (!holds(checkExpiry(attempt, at))) return skip('stale')

  const { contacts } = facts
  if (contacts === 'unknown') {
    ran.push({ rule: 'duplicate', passed: false, values: { unknown: true } })
    return { type: 'defer', until: at + askAgainMs, evidence: ran }
  }
  if (!holds(checkDuplicate(attempt, choice.address, rules.dedupeWindow, contacts, at))) return skip('duplicate')
  if (!holds(...checkCaps(attempt, rules.caps, contacts, at))) return skip('capped')

  const quiet = checkQuietHours(attempt, rules.quietHours, facts, at)
  ran.push(...quiet.evidence)
  if (quiet.type === 'skip') return skip('quiet_hours')
  if (quiet.type === 'defer') return { type: 'defer', until: quiet.until, evidence: ran }
  if (!holds(...checkPriority(attempt, rules.caps, contacts, at))) return skip('lower_priority')
  return { type: 'send', address: choice.address, evidence: ran }
}
