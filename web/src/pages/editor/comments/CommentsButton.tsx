import Badge from '@mui/material/Badge'
import IconButton from '@mui/material/IconButton'
import Tooltip from '@mui/material/Tooltip'
import { MessageSquare } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useEditor } from '../../../state/editor.tsx'
import { useFormat } from '../../../ui/use-format.ts'
import { useThreads } from './use-threads.ts'

/** Shows or hides the comments; says how many threads are open. */
export function CommentsButton() {
  const { t } = useTranslation()
  const format = useFormat()
  const { together } = useEditor()
  const open = useStore(together, (state) => state.commentsOpen)
  const { data } = useThreads('open')
  const count = data?.items.length ?? 0
  const label = count === 0 ? t('comments.title') : t('comments.button', { number: format.number(count) })
  return (
    <Tooltip title={label}>
      <IconButton
        aria-label={label}
        aria-pressed={open}
        onClick={() => together.setState({ commentsOpen: !open })}
        sx={open ? { bgcolor: 'surface.sunken', color: 'text.primary' } : {}}
      >
        <Badge
          badgeContent={count === 0 ? null : count}
          max={99}
          color="primary"
          slotProps={{ badge: { 'aria-hidden': true } }}
        >
          <MessageSquare size={17} strokeWidth={1.8} />
        </Badge>
      </IconButton>
    </Tooltip>
  )
}
