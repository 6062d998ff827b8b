import type { Facts } from '../condition/facts.ts'
import type { Instant } from '../time/instant.ts'
import { isInWindow, nextWindowChange } from '../time/window.ts'
import { resolveZone } from '../time/zone.ts'
import type { Attempt, Evidence, QuietHours } from './decision.ts'

const zoneOf = (quiet: QuietHours, facts: Facts): { readonly zone: string; readonly fellBack: boolean } => {
  if (quiet.zone === 'person') return resolveZone(facts.person.zone, facts.zone)
  return { zone: quiet.zone === 'journey' ? facts.zone : quiet.zone, fellBack: false }
}

/** Chains of windows longer than this never end in practice. */
const longestChain = 32

/** The first instant at which none of the windows holds; null when there is none, as they cover the day. */
const quietEnd = (windows: readonly QuietHours[], facts: Facts, at: Instant): Instant | null => {
  let reached = at
  for (let links = 0; links < longestChain; links += 1) {
    const holding = windows.find((window) => isInWindow(reached, window, zoneOf(window, facts).zone))
    if (holding === undefined) return reached
    const end = nextWindowChange(reached, [holding], zoneOf(holding, facts).zone)
    if (end === undefined) return null
    reached = end
  }
  return null
}

export type QuietAnswer =
  | { readonly type: 'pass' | 'skip'; readonly evidence: readonly Evidence[] }
  | { readonly type: 'defer'; readonly until: Instant; readonly evidence: readonly Evidence[] }

/**
 * Whether it is the wrong time of the day, by the person's clock. A window that says skip wins over one that defers;
 * windows that follow on one another are one stretch of quiet. The end of a window is open: at 07:00 it is over.
 */
export const checkQuietHours = (
  attempt: Attempt,
  quietHours: readonly QuietHours[],
  facts: Facts,
  at: Instant,
): QuietAnswer => {
  if (attempt.quiet === 'ignore') {
    return { type: 'pass', evidence: [{ rule: 'quietHours', passed: true, values: { mode: 'ignore' } }] }
  }
  const windows = quietHours.filter((quiet) => quiet.channels.includes(attempt.channel))
  const holding = windows.filter((quiet) => isInWindow(at, quiet, zoneOf(quiet, facts).zone))
  const until = quietEnd(
    windows.filter((quiet) => quiet.then === 'defer'),
    facts,
    at,
  )
  const evidence = windows.map((quiet): Evidence => {
    const { zone, fellBack } = zoneOf(quiet, facts)
    const passed = !holding.includes(quiet)
    const values = { window: quiet.id, from: quiet.from, to: quiet.to, zone, fellBack, until: passed ? null : until }
    return { rule: 'quietHours', passed, values }
  })
  if (holding.length === 0) return { type: 'pass', evidence }
  if (until === null || holding.some((quiet) => quiet.then === 'skip')) return { type: 'skip', evidence }
  return { type: 'defer', until, evidence }
}
