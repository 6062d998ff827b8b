import { getSession, type SessionInfo } from '@trailwright/shared/wire/session.ts'
import { type Permission, permissionsOf } from '@trailwright/shared/wire/route.ts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { routeQuery } from './hooks.ts'

/** Who is signed in; kept for five minutes. */
export const sessionQuery = { ...routeQuery(getSession, {}), staleTime: 300_000 }

/** The session of a page behind the sign-in, which the router has fetched already. */
export function useSession(): SessionInfo {
  return useSuspenseQuery(sessionQuery).data
}

/** Whether the reader may do this here. The api holds it; the page only hides what would be refused. */
export function useMay(permission: Permission): boolean {
  return permissionsOf[useSession().role].includes(permission)
}
