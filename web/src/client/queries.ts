import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiProblem, asProblem } from './api-problem.ts'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiProblem
  }
}

/** The cache of answers. `onSignedOut` is told when the session is over, whatever asked. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (asProblem(error).code === 'signed_out') onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 15_000, retry: (count, error) => count < 2 && asProblem(error).code === 'offline' },
      mutations: { retry: false },
    },
  })
}
