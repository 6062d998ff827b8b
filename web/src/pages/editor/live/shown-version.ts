import { useQueries } from '@tanstack/react-query'
import { type Counts, getCounts, listInside, listVersions } from '@trailwright/shared/wire/journeys.ts'
import type { PeopleBehind } from '../../../canvas/people-behind.ts'
import type { ApiProblem } from '../../../client/api-problem.ts'
import { routeQuery, useRoute } from '../../../client/hooks.ts'
import type { ResponseOf } from '../../../client/send.ts'
import { useEditor } from '../../../state/editor.tsx'
import { useJourney } from '../use-journey.ts'
import { sumCounts } from './sum-counts.ts'

/** Whose people are shown: those of the live version (null), of another, or of all. */
export type ShownVersion = number | 'all' | null

const refreshMs = 4000
const peopleRefreshMs = 8000

/** The versions behind a choice. */
function useVersionsBehind(shown: ShownVersion): readonly number[] {
  const { journey } = useEditor()
  const { live } = useJourney()
  const versions = useRoute(listVersions, { params: { journey } }).data?.items
  if (shown === 'all') return versions?.map(({ number }) => number) ?? []
  const version = shown ?? live?.number
  return version === undefined ? [] : [version]
}

interface CountsRead {
  readonly data: Counts | undefined
  readonly error: ApiProblem | null
  readonly retry: () => void
}

/** The counts, refreshed while the page is visible. */
export function useCounts(shown: ShownVersion): CountsRead {
  const { journey } = useEditor()
  const versions = useVersionsBehind(shown)
  return useQueries({
    queries: versions.map((version) => ({
      ...routeQuery(getCounts, { params: { journey }, query: { version } }),
      refetchInterval: refreshMs,
    })),
    combine: (results): CountsRead => {
      const known = results.flatMap(({ data }) => (data === undefined ? [] : [data]))
      const [first] = known
      const isWhole = results.length > 0 && known.length === results.length
      return {
        data: !isWhole ? undefined : known.length === 1 ? first : sumCounts(known),
        error: results.find(({ error }) => error !== null)?.error ?? null,
        retry: () => results.forEach((result) => void result.refetch()),
      }
    },
  })
}

export type PersonInside = ResponseOf<typeof listInside>['items'][number]

interface InsideRead {
  readonly items: readonly PersonInside[] | undefined
  readonly total: number | null
  readonly hasMore: boolean
  readonly error: ApiProblem | null
  readonly retry: () => void
}

/** The people behind a count. */
export function useInside(shown: ShownVersion, behind: PeopleBehind, limit: number): InsideRead {
  const { journey } = useEditor()
  const versions = useVersionsBehind(shown)
  return useQueries({
    queries: versions.map((version) => ({
      ...routeQuery(listInside, { params: { journey }, query: { ...behind, version, limit } }),
      refetchInterval: peopleRefreshMs,
    })),
    combine: (results): InsideRead => {
      const pages = results.flatMap(({ data }) => (data === undefined ? [] : [data]))
      const totals = pages.map(({ total }) => total)
      return {
        items: pages.length < results.length ? undefined : pages.flatMap(({ items }) => items),
        total: totals.every((total) => total !== null) ? totals.reduce<number>((all, total) => all + total, 0) : null,
        hasMore: pages.some(({ next }) => next !== null),
        error: results.find(({ error }) => error !== null)?.error ?? null,
        retry: () => results.forEach((result) => void result.refetch()),
      }
    },
  })
}
