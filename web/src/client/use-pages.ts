import { useInfiniteQuery } from '@tanstack/react-query'
import type { Route } from '@trailwright/shared/wire/route.ts'
import { keyOf } from './hooks.ts'
import { type InputOf, type ResponseOf, send } from './send.ts'

interface Page {
  readonly items: readonly unknown[]
  readonly next: string | null
}

interface PagesOptions {
  /** Asks again for what is shown after so many ms, while the page is visible. */
  readonly refetchInterval?: number
}

/**
 * Reads a list page by page, each after the one before: `more()` fetches the next. `inputAt` gives the input of the page
 * at a cursor; null is the first.
 */
export function usePages<R extends Route>(
  route: R,
  inputAt: (cursor: string | null) => InputOf<R>,
  { refetchInterval }: PagesOptions = {},
) {
  const query = useInfiniteQuery({
    queryKey: [...keyOf(route, inputAt(null)), 'pages'],
    queryFn: ({ signal, pageParam }): Promise<ResponseOf<R>> => send(route, inputAt(pageParam), signal),
    initialPageParam: null as string | null, // the type of all page parameters comes from the first
    getNextPageParam: (page) => nextOf(page),
    ...(refetchInterval === undefined ? {} : { refetchInterval }),
  })
  return {
    pages: query.data?.pages,
    error: query.error,
    hasMore: query.hasNextPage,
    isFetchingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
    retry: () => void query.refetch(),
  }
}

function nextOf(page: unknown): string | null {
  // Every route of pages answers `pageOf(item)`; the compiler cannot follow a generic schema.
  return (page as Page).next
}
