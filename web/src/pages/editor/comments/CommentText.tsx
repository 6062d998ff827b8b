import Box from '@mui/material/Box'
import type { Comment } from '@trailwright/shared/wire/comments.ts'
import { mentionsIn } from '@trailwright/shared/wire/mentions.ts'
import type { ReactNode } from 'react'
import { useSession } from '../../../client/session.ts'

/** The text as it was written, with the names of colleagues set off. */
export function CommentText({ comment: { text, mentions } }: { comment: Comment }) {
  const { user } = useSession()
  const parts: ReactNode[] = []
  let from = 0
  for (const { user: named, start, end } of mentionsIn(text, mentions)) {
    parts.push(text.slice(from, start))
    parts.push(
      <Box
        component="strong"
        key={start}
        sx={{
          fontWeight: 600,
          color: 'primary.main',
          ...(named === user.id ? { px: 1, borderRadius: '4px', bgcolor: 'primary.soft' } : {}),
        }}
      >
        {text.slice(start, end)}
      </Box>,
    )
    from = end
  }
  parts.push(text.slice(from))
  return (
    <Box sx={{ typography: 'body2', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }} data-testid="comment-text">
      {parts}
    </Box>
  )
}
