import IconButton from '@mui/material/IconButton'
import Tooltip from '@mui/material/Tooltip'
import { changeStatus, getJourney, type JourneyRow, listJourneys } from '@trailwright/shared/wire/journeys.ts'
import { Archive, ArchiveRestore } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useSend } from '../../client/hooks.ts'
import { useProblemText } from '../../i18n/problem-text.ts'
import { useToast } from '../../ui/ToastProvider.tsx'

/** Puts an ended journey into the archive or takes it out again; both can be undone. */
export function ArchiveButton({ row }: { row: JourneyRow }) {
  const { t } = useTranslation()
  const toast = useToast()
  const problemText = useProblemText()
  const change = useSend(changeStatus, [listJourneys, getJourney])
  const isIn = row.status === 'archived'
  const send = (into: boolean, undo: boolean) =>
    change.mutate(
      { params: { journey: row.id }, body: into ? { to: 'archived' } : { to: 'stopped', inside: 'finish' } },
      {
        onSuccess: () =>
          toast({
            text: t(into ? 'editor.actions.archived' : 'editor.actions.unarchived'),
            ...(undo ? { undo: () => send(!into, false) } : {}),
          }),
        onError: (problem) => toast({ text: problemText(problem) }),
      },
    )
  const text = t(isIn ? 'editor.actions.unarchive' : 'editor.actions.archive')
  const Icon = isIn ? ArchiveRestore : Archive
  return (
    <Tooltip title={text}>
      {/* Above the link that covers the row. */}
      <IconButton
        aria-label={text}
        disabled={change.isPending}
        onClick={() => send(!isIn, true)}
        sx={{ position: 'relative', zIndex: 1 }}
      >
        <Icon size={16} strokeWidth={1.8} />
      </IconButton>
    </Tooltip>
  )
}
