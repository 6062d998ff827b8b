import {
  deleteComment,
  editComment,
  listComments,
  replyInThread,
  resolveThread,
  startThread,
} from '@trailwright/shared/wire/comments.ts'
import { useRoute, useSend } from '../../../client/hooks.ts'
import { useEditor } from '../../../state/editor.tsx'

/** The threads on the journey, open or resolved. */
export function useThreads(which: 'open' | 'resolved', enabled = true) {
  const { journey } = useEditor()
  return useRoute(listComments, { params: { journey }, query: { which } }, { enabled })
}

const refreshed = [listComments]

/** What can be done with threads; the lists are asked for again afterwards. */
export function useThreadActions() {
  return {
    start: useSend(startThread, refreshed),
    reply: useSend(replyInThread, refreshed),
    resolve: useSend(resolveThread, refreshed),
    edit: useSend(editComment, refreshed),
    remove: useSend(deleteComment, refreshed),
  }
}
