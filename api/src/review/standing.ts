import { permissionsOf, type Role } from '@trailwright/shared/wire/route.ts'
import type { ReviewState } from '@trailwright/shared/wire/review.ts'
import type { ReviewTable } from '../database/tables.ts'

/** How a review stands beside the draft as it is now; null once it is taken back or its draft was published. */
export const stateOf = (
  { status, rev, version }: Pick<ReviewTable, 'status' | 'rev' | 'version'>,
  draftRev: number,
): ReviewState | null => {
  if (version !== null) return null
  if (status === 'approved') return rev === draftRev ? 'approved' : 'outdated'
  return status === 'asked' || status === 'changes' ? status : null
}

export interface Deciding {
  readonly user: string
  readonly role: Role
  readonly askedBy: string | null
  /** Who saved the draft last. */
  readonly savedBy: string
}

/** Four eyes, for owners too: who asked, and who changed the draft last, has somebody else look at it. */
export const cannotDecide = ({ user, role, askedBy, savedBy }: Deciding): 'role' | 'asked' | 'edited' | null => {
  if (!permissionsOf[role].includes('publish')) return 'role'
  if (user === askedBy) return 'asked'
  return user === savedBy ? 'edited' : null
}
