import type { Thread } from '@trailwright/shared/wire/comments.ts'

/** Whether somebody named the member in the thread. */
export function mentions({ comments }: Thread, user: string): boolean {
  return comments.some((comment) => comment.mentions.some((named) => named.user === user))
}
