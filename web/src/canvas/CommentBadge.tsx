import { MessageSquare } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useEditor } from '../state/editor.tsx'
import { classes } from './classes.ts'
import styles from './together.module.css'

/** How many threads about the step are open; a click shows them. Nothing where there are none. */
export function CommentBadge({ id }: { id: string }) {
  const { t } = useTranslation()
  const { together, selection } = useEditor()
  const count = useStore(together, (state) => state.threads.get(id))
  if (count === undefined) return null
  return (
    <button
      type="button"
      data-testid="comment-count"
      className={classes(styles.comments, 'nodrag')}
      aria-label={t('comments.atStep', { count })}
      title={t('comments.atStep', { count })}
      onClick={(event) => {
        event.stopPropagation()
        selection.select([id])
        together.setState({ commentsOpen: true })
      }}
    >
      <MessageSquare size={13} strokeWidth={1.8} aria-hidden />
      {count}
    </button>
  )
}
