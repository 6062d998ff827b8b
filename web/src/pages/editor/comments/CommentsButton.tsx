import Badge from '@mui/material/Badge'
import IconButton from '@mui/material/IconButton'
import Tooltip from '@mui/material/Tooltip'
import { MessageSquare } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useSession } from '../../../client/session.ts'
import { useEditor } from '../../../state/editor.tsx'
import { useFormat } from '../../../ui/use-format.ts'
import { mentions } from './mentions.ts'
import { useThreads } from './use-threads.ts'

/** Shows or hides the comments; says how many threads are open, and first of all whether one names the reader. */
export function CommentsButton() {
  const { t } = useTranslation()
  const format = useFormat()
  const { together } = useEditor()
  const open = useStore(together, (state) => state.commentsOpen)
  const { data } = useThreads('open')
  const { user } = useSession()
  const count = data?.items.length ?? 0
  const named = data?.items.filter((thread) => mentions(thread, user.id)).length ?? 0
  const counts = { number: format.number(count), named: format.number(named) }
  const words = named > 0 ? t('comments.buttonNamed', counts) : t('comments.button', counts)
  const label = count === 0 ? t('comments.title') : words
  return (
    <Tooltip title={label}>
      <IconButton
        aria-label={label}
        aria-pressed={open}
        onClick={() => together.setState({ commentsOpen: !open })}
        sx={open ? { bgcolor: 'surface.sunken', color: 'text.primary' } : {}}
      >
        <Badge
          badgeContent={count === 0 ? null : named > 0 ? '@' : count}
          max={99}
          color={named > 0 ? 'error' : 'primary'}
          slotProps={{ badge: { 'aria-hidden': true } }}
        >
          <MessageSquare size={17} strokeWidth={1.8} />
        </Badge>
      </IconButton>
    </Tooltip>
  )
}
