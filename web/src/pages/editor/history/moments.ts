import type { Instant } from '@trailwright/shared/time/instant.ts'
import type { DraftChanges, KeptDraft } from '@trailwright/shared/wire/drafts.ts'
import type { listVersions } from '@trailwright/shared/wire/journeys.ts'
import type { ResponseOf } from '../../../client/send.ts'

type Version = ResponseOf<typeof listVersions>['items'][number]

/** Which state of the journey: `now`, `v3` or `d12`. */
export type MomentKey = string

/** A state of the journey that can be looked at. */
export type Moment =
  | { readonly key: 'now'; readonly type: 'now'; readonly at: Instant; readonly by: string }
  | {
      readonly key: MomentKey
      readonly type: 'version'
      readonly at: Instant
      readonly by: string
      readonly number: number
      readonly note: string
      readonly inside: number
      readonly since: DraftChanges | null
    }
  | {
      readonly key: MomentKey
      readonly type: 'draft'
      readonly at: Instant
      readonly by: string
      readonly rev: number
      readonly since: DraftChanges | null
    }

/** Versions and kept drafts as one line of time, latest first. A draft that was published is the version. */
export function momentsOf(versions: readonly Version[], drafts: readonly KeptDraft[]): readonly Moment[] {
  const published = new Map(
    drafts.flatMap((draft) => (draft.version === null ? [] : [[draft.version, draft] as const])),
  )
  const numbers = new Set(versions.map(({ number }) => number))
  const all: readonly Moment[] = [
    ...versions.map(({ number, publishedAt, publishedBy, note, inside }): Moment => ({
      key: `v${number}`,
      type: 'version',
      at: publishedAt,
      by: publishedBy,
      number,
      note,
      inside,
      since: published.get(number)?.since ?? null,
    })),
    ...drafts
      .filter(({ version }) => version === null || !numbers.has(version))
      .map(({ rev, savedAt, savedBy, since }): Moment => ({
        key: `d${rev}`,
        type: 'draft',
        at: savedAt,
        by: savedBy,
        rev,
        since,
      })),
  ]
  return all.toSorted((a, b) => b.at - a.at)
}

/** Of two moments the earlier one first; the draft now is the latest. */
export function inOrder(one: Moment, other: Moment): readonly [Moment, Moment] {
  if (one.type === 'now') return [other, one]
  if (other.type === 'now') return [one, other]
  return one.at <= other.at ? [one, other] : [other, one]
}
