import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import IconButton from '@mui/material/IconButton'
import Typography from '@mui/material/Typography'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { listDrafts } from '@trailwright/shared/wire/drafts.ts'
import { listVersions } from '@trailwright/shared/wire/journeys.ts'
import { RotateCcw, X } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useRoute } from '../../../client/hooks.ts'
import { useMay } from '../../../client/session.ts'
import { useEditor } from '../../../state/editor.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { SelectInput } from '../../../ui/SelectInput.tsx'
import { SkeletonRows } from '../../../ui/SkeletonRows.tsx'
import { useToast } from '../../../ui/ToastProvider.tsx'
import { useFormat } from '../../../ui/use-format.ts'
import { compareGraphs, plainDrawing } from '../diff/compare-graphs.ts'
import { DiffCanvas } from '../diff/DiffCanvas.tsx'
import { EntryList, EntryText } from '../diff/EntryList.tsx'
import { useJourney } from '../use-journey.ts'
import { MomentList } from './MomentList.tsx'
import { inOrder, type Moment, type MomentKey, momentsOf } from './moments.ts'
import { StepButtons, useChangeKeys } from './StepButtons.tsx'
import { useGraphAt } from './use-graph-at.ts'

interface HistoryDialogProps {
  readonly onClose: () => void
  /** Opens the sheet that publishes this version again. */
  readonly onAgain: (version: number) => void
}

const nothing = 'nothing'
const nowhere: readonly string[] = []

/** Versions and earlier drafts: looked at on the canvas, compared with one another there and in words, restored. */
export function HistoryDialog({ onClose, onAgain }: HistoryDialogProps) {
  const { t } = useTranslation()
  const id = useId()
  const { journey, autosave } = useEditor()
  const { live, draft } = useJourney()
  const { savedAt } = useStore(autosave.store)
  const versions = useRoute(listVersions, { params: { journey } }, { afresh: true })
  const drafts = useRoute(listDrafts, { params: { journey } }, { afresh: true })
  const problem = versions.error ?? drafts.error
  const now: Moment = { key: 'now', type: 'now', at: savedAt, by: draft.savedBy }
  const moments =
    versions.data === undefined || drafts.data === undefined
      ? undefined
      : [now, ...momentsOf(versions.data.items, drafts.data.items)]
  return (
    <Dialog open fullScreen onClose={onClose} aria-labelledby={id} data-testid="history">
      {moments === undefined ? (
        <Box sx={{ p: 6 }}>
          <Typography id={id} variant="h3" component="h2" sx={{ mb: 4 }}>
            {t('change.versions.title')}
          </Typography>
          {problem === null ? (
            <SkeletonRows rows={4} height={62} />
          ) : (
            <ErrorState
              problem={problem}
              onRetry={() => {
                void versions.refetch()
                void drafts.refetch()
              }}
            />
          )}
        </Box>
      ) : (
        <History titleId={id} moments={moments} live={live?.number ?? null} onClose={onClose} onAgain={onAgain} />
      )}
    </Dialog>
  )
}

interface HistoryProps extends HistoryDialogProps {
  readonly titleId: string
  readonly moments: readonly Moment[]
  readonly live: number | null
}

function History({ titleId, moments, live, onClose, onAgain }: HistoryProps) {
  const { t } = useTranslation()
  const find = (key: MomentKey): Moment | null => moments.find((moment) => moment.key === key) ?? null
  const [shownKey, setShown] = useState<MomentKey>('now')
  const [againstKey, setAgainst] = useState<MomentKey>(nothing)
  const [index, setIndex] = useState<number | null>(null)
  const shown = find(shownKey) ?? moments[0] ?? null
  const against = againstKey === shownKey ? null : find(againstKey)
  const own = useGraphAt(shown)
  const other = useGraphAt(against)
  const isCompared = against !== null
  const isEarlier = shown !== null && against !== null && inOrder(shown, against)[0] === shown
  const comparison = useMemo(() => {
    if (own.graph === undefined) return undefined
    if (!isCompared) return plainDrawing(own.graph)
    if (other.graph === undefined) return undefined
    return isEarlier ? compareGraphs(own.graph, other.graph) : compareGraphs(other.graph, own.graph)
  }, [own.graph, other.graph, isCompared, isEarlier])
  const entries = comparison?.entries ?? []
  const current = index === null ? undefined : entries[index]
  const problem = own.problem ?? other.problem
  const choose = (change: () => void) => {
    change()
    setIndex(null)
  }
  const step = (by: 1 | -1) => {
    if (entries.length === 0) return
    const from = index ?? (by === 1 ? -1 : 0)
    setIndex((from + by + entries.length) % entries.length)
  }
  useChangeKeys(step)
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <Box
        component="header"
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 3,
          alignItems: 'center',
          px: 4,
          py: 2.5,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
          <Typography id={titleId} variant="h3" component="h2">
            {t('change.versions.title')}
          </Typography>
          <Typography variant="caption" color="textSecondary">
            {t('history.lead')}
          </Typography>
        </Box>
        {shown?.type === 'version' && <PublishAgain number={shown.number} live={live} onAgain={onAgain} />}
        {shown !== null && shown.type !== 'now' && own.graph !== undefined && (
          <Restore graph={own.graph} onDone={onClose} />
        )}
        <IconButton aria-label={t('ui.close')} onClick={onClose}>
          <X size={18} strokeWidth={1.8} />
        </IconButton>
      </Box>
      <Box sx={{ display: 'flex', flex: 1, minHeight: 0, flexDirection: { xs: 'column-reverse', sm: 'row' } }}>
        <Box sx={{ flex: 1, minWidth: 0, minHeight: 240, position: 'relative' }}>
          {problem !== null && (
            <ErrorState
              problem={problem}
              onRetry={() => {
                own.retry()
                other.retry()
              }}
            />
          )}
          {problem === null && comparison === undefined && <SkeletonRows rows={4} height={96} />}
          {problem === null && comparison !== undefined && (
            <DiffCanvas comparison={comparison} current={current?.at ?? nowhere} />
          )}
        </Box>
        <Box
          component="aside"
          sx={{
            width: { xs: '100%', sm: 380 },
            maxHeight: { xs: '55%', sm: 'none' },
            flex: 'none',
            display: 'flex',
            flexDirection: 'column',
            minHeight: 0,
            borderLeft: 1,
            borderColor: 'divider',
          }}
        >
          <Box sx={{ p: 4, borderBottom: 1, borderColor: 'divider', display: 'grid', gap: 3 }}>
            <Against {...{ moments, shownKey }} value={againstKey} onChange={(key) => choose(() => setAgainst(key))} />
            {against !== null && shown !== null && comparison !== undefined && (
              <>
                <Typography role="status" variant="body2">
                  <FromTo moments={inOrder(shown, against)} />{' '}
                  {entries.length === 0 ? t('history.alike') : t('history.changes', { count: entries.length })}
                </Typography>
                {entries.length > 0 && <StepButtons index={index} count={entries.length} onStep={step} />}
                <Box role="status" sx={visuallyHidden}>
                  {current !== undefined && <EntryText entry={current} />}
                </Box>
              </>
            )}
          </Box>
          <Box sx={{ flex: 1, overflowY: 'auto', p: 2 }}>
            {against !== null && entries.length > 0 && (
              <EntryList entries={entries} index={index} onChoose={setIndex} />
            )}
            {against === null && (
              <MomentList
                moments={moments}
                shown={shownKey}
                live={live}
                onShow={(key) => choose(() => setShown(key))}
              />
            )}
          </Box>
          {against !== null && (
            <Box sx={{ p: 3, borderTop: 1, borderColor: 'divider' }}>
              <Button fullWidth variant="outlined" onClick={() => choose(() => setAgainst(nothing))}>
                {t('history.back')}
              </Button>
            </Box>
          )}
        </Box>
      </Box>
    </Box>
  )
}

/** For screen readers only. */
const visuallyHidden = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  m: 0,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
} as const

/** What a moment is called in a sentence. */
function useMomentName(): (moment: Moment) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return (moment) => {
    if (moment.type === 'now') return t('history.now')
    const when = format.exact(moment.at)
    if (moment.type === 'draft') return t('history.draftItem', { when })
    return t('history.versionItem', { number: moment.number, when })
  }
}

function FromTo({ moments: [from, to] }: { moments: readonly [Moment, Moment] }) {
  const { t } = useTranslation()
  const nameOf = useMomentName()
  return <>{t('history.fromTo', { from: nameOf(from), to: nameOf(to) })}</>
}

interface AgainstProps {
  readonly moments: readonly Moment[]
  readonly shownKey: MomentKey
  readonly value: MomentKey
  readonly onChange: (key: MomentKey) => void
}

/** What the shown one is compared with. */
function Against({ moments, shownKey, value, onChange }: AgainstProps) {
  const { t } = useTranslation()
  const nameOf = useMomentName()
  const options = [
    { value: nothing, text: t('history.nothing') },
    ...moments.filter(({ key }) => key !== shownKey).map((moment) => ({ value: moment.key, text: nameOf(moment) })),
  ]
  return (
    <SelectInput
      label={t('history.against')}
      value={options.some((option) => option.value === value) ? value : nothing}
      onChange={onChange}
      options={options}
    />
  )
}

function PublishAgain({
  number,
  live,
  onAgain,
}: {
  number: number
  live: number | null
  onAgain: (version: number) => void
}) {
  const { t } = useTranslation()
  const mayPublish = useMay('publish')
  if (!mayPublish || number === live) return null
  return (
    <Button variant="outlined" onClick={() => onAgain(number)}>
      {t('change.versions.again')}
    </Button>
  )
}

/** Takes what is shown up as the draft: an edit like any other. The draft that it replaces is kept. */
function Restore({ graph, onDone }: { graph: Graph; onDone: () => void }) {
  const { t } = useTranslation()
  const toast = useToast()
  const mayEdit = useMay('edit')
  const { document, autosave } = useEditor()
  const status = useStore(autosave.store, (state) => state.status)
  const isAlike = useStore(document.store, (state) => JSON.stringify(state.graph) === JSON.stringify(graph))
  if (!mayEdit) return null
  const why = isAlike ? t('history.restoreAlike') : status === 'saved' ? undefined : t('history.restoreWaits')
  return (
    <>
      {why !== undefined && (
        <Typography variant="caption" color="textSecondary">
          {why}
        </Typography>
      )}
      <Button
        variant="contained"
        disabled={why !== undefined}
        startIcon={<RotateCcw size={15} strokeWidth={1.8} aria-hidden />}
        onClick={() => {
          autosave.keepReplaced()
          document.edit('restore', (draft) => ({ ...graph, id: draft.id }))
          toast({ text: t('history.restored'), undo: document.undo })
          onDone()
        }}
      >
        {t('history.restoreWhat')}
      </Button>
    </>
  )
}
