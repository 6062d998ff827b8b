import IconButton from '@mui/material/IconButton'
import Tooltip from '@mui/material/Tooltip'
import { MessageSquare } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '../state/editor.tsx'

/** Opens the comments on the selected step. */
export function CommentButton({ step }: { step: string }) {
  const { t } = useTranslation()
  const { together } = useEditor()
  const label = t('comments.writeStep', { step })
  return (
    <Tooltip title={label}>
      <IconButton aria-label={label} onClick={() => together.setState({ commentsOpen: true })}>
        <MessageSquare size={17} strokeWidth={1.8} />
      </IconButton>
    </Tooltip>
  )
}
