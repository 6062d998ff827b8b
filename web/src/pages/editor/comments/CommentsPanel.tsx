import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import Tab from '@mui/material/Tab'
import Tabs from '@mui/material/Tabs'
import Typography from '@mui/material/Typography'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useCanvasCommands } from '../../../canvas/commands.ts'
import { useMay } from '../../../client/session.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { PanelHead } from '../../../inspector/PanelHead.tsx'
import { useDraft, useEditor, useSelected, useStep } from '../../../state/editor.tsx'
import { kindName, stepName } from '../../../state/words.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { KindMark } from '../../../ui/KindMark.tsx'
import { SkeletonRows } from '../../../ui/SkeletonRows.tsx'
import { useWidth } from '../use-width.ts'
import { Composer } from './Composer.tsx'
import { groupThreads, type ThreadGroup } from './thread-groups.ts'
import { ThreadCard } from './ThreadCard.tsx'
import { useThreadActions, useThreads } from './use-threads.ts'

/** The comments beside the canvas, where the inspector stands otherwise. */
export function CommentsPanel() {
  const { together } = useEditor()
  const open = useStore(together, (state) => state.commentsOpen)
  return open ? <Panel onClose={() => together.setState({ commentsOpen: false })} /> : null
}

function Panel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const width = useWidth()
  const mayWrite = useMay('edit')
  const [which, setWhich] = useState<'open' | 'resolved'>('open')
  const graph = useDraft((draft) => draft)
  const threads = useThreads(which)
  const groups = groupThreads(graph, threads.data?.items ?? [])
  const inDraft = groups.filter(({ about }) => about !== 'removed')
  const removed = groups.filter(({ about }) => about === 'removed')
  return (
    <Box
      component="aside"
      aria-label={t('comments.title')}
      data-testid="comments"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
      sx={{
        position: 'absolute',
        zIndex: 11,
        top: 0,
        right: 0,
        bottom: 0,
        width: width === 'phone' ? '100%' : width === 'wide' ? 372 : 340,
        display: 'flex',
        flexDirection: 'column',
        borderLeft: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
      }}
    >
      <PanelHead title={t('comments.title')} onClose={onClose} />
      <Tabs
        value={which}
        onChange={(_, next: 'open' | 'resolved') => setWhich(next)}
        variant="fullWidth"
        sx={{ flex: 'none', borderBottom: 1, borderColor: 'divider' }}
      >
        <Tab value="open" label={t('comments.open')} />
        <Tab value="resolved" label={t('comments.resolved')} />
      </Tabs>
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', p: 4, display: 'grid', gap: 5, alignContent: 'start' }}>
        {mayWrite && which === 'open' && <NewThread />}
        {threads.error !== null && <ErrorState problem={threads.error} onRetry={() => void threads.refetch()} />}
        {threads.isPending && <SkeletonRows rows={3} height={72} />}
        {threads.data?.items.length === 0 && <Nothing which={which} mayWrite={mayWrite} />}
        {inDraft.map((group) => (
          <Group key={keyOfGroup(group)} group={group} />
        ))}
        {removed.length > 0 && (
          <>
            <Typography variant="h3" sx={{ mb: -2 }}>
              {t('comments.removedSteps')}
            </Typography>
            {removed.map((group) => (
              <Group key={keyOfGroup(group)} group={group} />
            ))}
          </>
        )}
      </Box>
    </Box>
  )
}

function keyOfGroup(group: ThreadGroup): string {
  if (group.about === 'journey') return 'journey'
  return group.about === 'step' ? group.node.id : group.id
}

function Nothing({ which, mayWrite }: { which: 'open' | 'resolved'; mayWrite: boolean }) {
  const { t } = useTranslation()
  const help = which === 'resolved' ? 'noneResolvedHelp' : mayWrite ? 'noneHelp' : 'noneViewer'
  return (
    <Box sx={{ '& > *': { p: '0 !important' } }}>
      <EmptyState
        title={which === 'open' ? t('comments.none') : t('comments.noneResolved')}
        help={t(`comments.${help}`)}
      />
    </Box>
  )
}

/** Begins a thread about the selected step, else about the journey. */
function NewThread() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { journey, autosave } = useEditor()
  const step = useStep(useSelected())
  const { start } = useThreadActions()
  const label =
    step === undefined ? t('comments.writeJourney') : t('comments.writeStep', { step: stepName(step, language) })
  const send = async (text: string, done: () => void) => {
    // The server names the step by its draft, so that has to know the step.
    await autosave.flush()
    start.mutate({ params: { journey }, body: { node: step?.id ?? null, text } }, { onSuccess: done })
  }
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {/* Stays while somebody writes, as the placeholder does not: the step may be another one by then. */}
      <Typography variant="h6" component="p" aria-hidden>
        {label}
      </Typography>
      <Composer
        label={label}
        verb={t('comments.send')}
        busy={start.isPending}
        problem={start.error}
        onSend={(text, done) => void send(text, done)}
      />
    </Box>
  )
}

function Group({ group }: { group: ThreadGroup }) {
  const id = useId()
  return (
    <Box component="section" aria-labelledby={id} sx={{ display: 'grid', gap: 2 }}>
      <GroupHead id={id} group={group} />
      {group.threads.map((thread) => (
        <ThreadCard key={thread.id} thread={thread} />
      ))}
    </Box>
  )
}

/** What the threads are about; a step of the draft is gone to by a click. */
function GroupHead({ id, group }: { id: string; group: ThreadGroup }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const commands = useCanvasCommands()
  if (group.about === 'journey') {
    return (
      <Typography id={id} variant="h4" component="h3">
        {t('comments.onJourney')}
      </Typography>
    )
  }
  if (group.about === 'removed') {
    const { step } = group
    const name = step === null ? t('comments.unknownStep') : (step.label ?? kindName(step, language))
    return (
      <Typography id={id} variant="h4" component="h3" color="textSecondary">
        {t('comments.removed', { step: name })}
      </Typography>
    )
  }
  const { node } = group
  const kind = kindOf(node.kind)
  const name = stepName(node, language)
  return (
    <Typography id={id} variant="h4" component="h3">
      <ButtonBase
        aria-label={t('comments.goTo', { step: name })}
        onClick={() => commands.goTo(node.id)}
        sx={{
          display: 'flex',
          gap: 2,
          mx: -1,
          px: 1,
          py: 0.5,
          borderRadius: '6px',
          typography: 'h4',
          textAlign: 'start',
          '&:hover': { bgcolor: 'surface.hover' },
        }}
      >
        <KindMark family={kind?.family ?? 'flow'} icon={kind?.icon ?? 'puzzle'} size={20} />
        {name}
      </ButtonBase>
    </Typography>
  )
}
