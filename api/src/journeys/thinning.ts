import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '@trailwright/shared/time/instant.ts'

/** A draft that was kept, without its drawing. */
export interface KeptHead {
  readonly rev: number
  readonly savedAt: Instant
  readonly savedBy: string
  /** Length of the drawing as text. */
  readonly size: number
  /** What it was published as. */
  readonly version: number | null
}

/** One draft is kept of so much work. */
const spellMs = 5 * MINUTE_MS
/** Two who draw at the same time take over from each other with every save. */
const takeOverMs = MINUTE_MS

type Saved = Pick<KeptHead, 'savedAt' | 'savedBy'>

/**
 * Whether a draft is kept that is about to be replaced: the first one, one after a spell of work or before a rest, and
 * one that another person takes over from.
 */
export const isWorthKeeping = (draft: Saved, last: Pick<KeptHead, 'savedAt'> | null, next: Saved): boolean => {
  if (last === null) return true
  const spell = draft.savedAt - last.savedAt
  if (draft.savedBy !== next.savedBy && spell >= takeOverMs) return true
  return spell >= spellMs || next.savedAt - draft.savedAt >= spellMs
}

/** How far back one stays of which stretch of time. */
const stretches = [
  { until: DAY_MS, length: 0 },
  { until: 30 * DAY_MS, length: HOUR_MS },
  { until: Infinity, length: DAY_MS },
] as const

export const mostKept = 100
/** Of the drawings of one journey together, characters. */
export const mostKeptSize = 20_000_000

/**
 * What is let go of, so that what is kept stays bounded: of older days the latest of each hour, of older months the
 * latest of each day, and the oldest once there are too many or they are too large. What was published stays as long
 * as there is room.
 */
export const letGo = (kept: readonly KeptHead[], now: Instant): readonly number[] => {
  const latestFirst = kept.toSorted((a, b) => b.rev - a.rev)
  const taken = new Set<string>()
  let [count, size] = [0, 0]
  const stays = (head: KeptHead): boolean => {
    const age = now - head.savedAt
    const length = stretches.find(({ until }) => age < until)?.length ?? 0
    if (head.version === null && length > 0) {
      const stretch = `${length} ${Math.floor(head.savedAt / length)}`
      if (taken.has(stretch)) return false
      taken.add(stretch)
    }
    if (count > 0 && (count >= mostKept || size + head.size > mostKeptSize)) return false
    count += 1
    size += head.size
    return true
  }
  return latestFirst.filter((head) => !stays(head)).map(({ rev }) => rev)
}
