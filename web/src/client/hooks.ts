import {
  keepPreviousData,
  queryOptions,
  useMutation,
  type UseMutationResult,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query'
import type { Route } from '@trailwright/shared/wire/route.ts'
import type { ApiProblem } from './api-problem.ts'
import { type InputOf, type ResponseOf, send } from './send.ts'

type NeedsNoInput<R extends Route> = Record<never, never> extends InputOf<R> ? true : false

interface ReadOptions {
  /** False while something it needs is not known yet. */
  readonly enabled?: boolean
  /** Asks again after so many ms, while the page is visible. */
  readonly refetchInterval?: number
  /** Shows the former answer while another is on its way: pages of a list, a search. */
  readonly keepPrevious?: boolean
  /** Asks each time it is opened, and never shows what was answered before: numbers to decide by. */
  readonly afresh?: boolean
}

type ReadArguments<R extends Route> =
  NeedsNoInput<R> extends true
    ? [input?: InputOf<R>, options?: ReadOptions]
    : [input: InputOf<R>, options?: ReadOptions]

/** Where an answer stands in the cache. Without input: all answers of the route. */
export function keyOf<R extends Route>(route: R, input?: InputOf<R>): readonly unknown[] {
  return input === undefined ? [route.operationId] : [route.operationId, input]
}

/** One read operation as a query, for loaders and for `useRoute`. */
export function routeQuery<R extends Route>(route: R, input: InputOf<R>) {
  return queryOptions({
    queryKey: keyOf(route, input),
    queryFn: ({ signal }): Promise<ResponseOf<R>> => send(route, input, signal),
  })
}

/** Reads through an operation that changes nothing. */
export function useRoute<R extends Route>(
  route: R,
  ...[input, options = {}]: ReadArguments<R>
): UseQueryResult<ResponseOf<R>, ApiProblem> {
  const { keepPrevious = false, afresh = false, ...rest } = options
  // Without an argument the route takes none: its input type allows the empty object.
  const given = input ?? ({} as InputOf<R>)
  const result = useQuery<unknown, ApiProblem>({
    queryKey: keyOf(route, given),
    queryFn: ({ signal }) => send(route, given, signal),
    ...rest,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(afresh ? { staleTime: 0, gcTime: 0 } : {}),
  })
  // `send` gives what the schema of the route reads; the query's own types cannot carry a generic schema.
  return result as UseQueryResult<ResponseOf<R>, ApiProblem>
}

/**
 * Calls an operation on demand: `send.mutate({ params, body })`. On success the answers of `refreshes`
 * are asked for again.
 */
export function useSend<R extends Route>(
  route: R,
  refreshes: readonly Route[] = [],
): UseMutationResult<ResponseOf<R>, ApiProblem, InputOf<R>> {
  const cache = useQueryClient()
  return useMutation<ResponseOf<R>, ApiProblem, InputOf<R>>({
    mutationFn: (input) => send(route, input),
    onSuccess: () => Promise.all(refreshes.map((other) => cache.invalidateQueries({ queryKey: keyOf(other) }))),
  })
}
