import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import Tooltip from '@mui/material/Tooltip'
import Typography from '@mui/material/Typography'
import type { Comment, Thread } from '@trailwright/shared/wire/comments.ts'
import { Check, Pencil, RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useSession } from '../../../client/session.ts'
import { useEditor } from '../../../state/editor.tsx'
import { Avatar } from '../../../ui/Avatar.tsx'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { ProblemAlert } from '../../../ui/ErrorState.tsx'
import { ToneChip } from '../../../ui/StatusChip.tsx'
import { Time } from '../../../ui/Time.tsx'
import { useFormat } from '../../../ui/use-format.ts'
import { Composer } from './Composer.tsx'
import { CommentText } from './CommentText.tsx'
import { mentions } from './mentions.ts'
import { useThreadActions } from './use-threads.ts'

/** One thread: what was said, and what can be answered. */
export function ThreadCard({ thread }: { thread: Thread }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { journey } = useEditor()
  const { user } = useSession()
  const mayWrite = useMay('edit')
  const { reply, resolve } = useThreadActions()
  const [answering, setAnswering] = useState(false)
  const [first] = thread.comments
  const params = { journey, thread: thread.id }
  const { resolved } = thread
  const namesMe = mentions(thread, user.id)
  return (
    <Box
      component="article"
      data-testid="thread"
      sx={{ border: 1, borderColor: 'divider', borderRadius: '10px', p: 3, display: 'grid', gap: 3 }}
    >
      {namesMe && resolved === null && (
        <Box>
          <ToneChip tone="primary">{t('comments.mentionsYou')}</ToneChip>
        </Box>
      )}
      {thread.comments.map((comment) => (
        <OneComment key={comment.id} comment={comment} thread={thread} />
      ))}
      {resolved !== null && (
        <Typography variant="caption" color="textSecondary">
          {t('comments.resolvedBy', {
            name: resolved.by || t('comments.gone'),
            when: format.brief(resolved.at),
          })}
        </Typography>
      )}
      <ProblemAlert problem={resolve.error} />
      {mayWrite && answering && (
        <Composer
          label={t('comments.replyTo', { name: first?.author.name ?? '' })}
          verb={t('comments.sendReply')}
          focused
          busy={reply.isPending}
          problem={reply.error}
          onCancel={() => setAnswering(false)}
          onSend={(text, done) =>
            reply.mutate(
              { params, body: { text } },
              {
                onSuccess: () => {
                  done()
                  setAnswering(false)
                },
              },
            )
          }
        />
      )}
      {mayWrite && !answering && (
        <Box sx={{ display: 'flex', gap: 1, ml: -1.5 }}>
          <Button size="small" variant="text" onClick={() => setAnswering(true)}>
            {t('comments.reply')}
          </Button>
          <Button
            size="small"
            variant="text"
            disabled={resolve.isPending}
            startIcon={
              resolved === null ? (
                <Check size={14} strokeWidth={2} aria-hidden />
              ) : (
                <RotateCcw size={14} strokeWidth={2} aria-hidden />
              )
            }
            onClick={() => resolve.mutate({ params, body: { resolved: resolved === null } })}
          >
            {resolved === null ? t('comments.resolve') : t('comments.reopen')}
          </Button>
        </Box>
      )}
    </Box>
  )
}

function OneComment({ comment, thread }: { comment: Comment; thread: Thread }) {
  const { t } = useTranslation()
  const { journey } = useEditor()
  const { user } = useSession()
  const mayWrite = useMay('edit')
  const mayManage = useMay('manage')
  const { edit, remove } = useThreadActions()
  const [doing, setDoing] = useState<'edit' | 'delete' | null>(null)
  const isOwn = comment.author.user === user.id
  const params = { journey, thread: thread.id, comment: comment.id }
  const name = comment.author.name || t('comments.gone')
  const stop = () => {
    setDoing(null)
    remove.reset()
  }
  return (
    <Box data-testid="comment" sx={{ display: 'flex', gap: 2.5 }}>
      <Avatar name={name} size={24} />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, minHeight: 24 }}>
          <Typography variant="h6" component="span" noWrap>
            {name}
          </Typography>
          <Typography variant="caption" color="textSecondary" component="span" noWrap sx={{ flex: 1 }}>
            <Time at={comment.at} style="ago" />
            {comment.editedAt !== null && ` · ${t('comments.edited')}`}
          </Typography>
          {mayWrite && isOwn && (
            <SmallButton label={t('comments.edit')} onClick={() => setDoing('edit')}>
              <Pencil size={14} strokeWidth={1.8} />
            </SmallButton>
          )}
          {mayWrite && (isOwn || mayManage) && (
            <SmallButton label={t('ui.delete')} onClick={() => setDoing('delete')}>
              <Trash2 size={14} strokeWidth={1.8} />
            </SmallButton>
          )}
        </Box>
        {doing === 'edit' ? (
          <Composer
            label={t('comments.editYours')}
            verb={t('comments.saveEdit')}
            first={comment.text}
            focused
            busy={edit.isPending}
            problem={edit.error}
            onCancel={() => setDoing(null)}
            onSend={(text) => edit.mutate({ params, body: { text } }, { onSuccess: () => setDoing(null) })}
          />
        ) : (
          <CommentText comment={comment} />
        )}
      </Box>
      <ConfirmDialog
        open={doing === 'delete'}
        onClose={stop}
        onConfirm={() => remove.mutate({ params }, { onSuccess: stop })}
        title={t('comments.deleteTitle')}
        verb={t('ui.delete')}
        danger
        busy={remove.isPending}
        problem={remove.error}
      >
        {t('comments.deleteHelp')} {thread.comments.length === 1 && t('comments.deleteLast')}
      </ConfirmDialog>
    </Box>
  )
}

function SmallButton({ label, onClick, children }: { label: string; onClick: () => void; children: React.ReactNode }) {
  return (
    <Tooltip title={label}>
      <IconButton size="small" aria-label={label} onClick={onClick} sx={{ width: 24, height: 24, p: 0 }}>
        {children}
      </IconButton>
    </Tooltip>
  )
}
