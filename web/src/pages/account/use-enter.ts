import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'

/** Opens the product after a sign-in: what was known of a former session is forgotten first. */
export function useEnter(): (to?: string) => void {
  const cache = useQueryClient()
  const router = useRouter()
  return (to = '/') => {
    // What this page itself has asked stays: a link that was just used would answer that it is gone.
    cache.removeQueries({ type: 'inactive' })
    // Only a path of this site: an address with a host would lead a reader elsewhere.
    router.history.push(/^\/(?![/\\])/.test(to) ? to : '/')
  }
}
