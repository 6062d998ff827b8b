import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useQueryClient } from '@tanstack/react-query'
import { previewPublish } from '@trailwright/shared/wire/live-change.ts'
import {
  checkJourney,
  getCounts,
  getJourney,
  listJourneys,
  listVersions,
  publishJourney,
} from '@trailwright/shared/wire/journeys.ts'
import { getReview } from '@trailwright/shared/wire/review.ts'
import { RotateCcw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useCanvasCommands } from '../../../canvas/commands.ts'
import { keyOf, useRoute, useSend } from '../../../client/hooks.ts'
import { useMay } from '../../../client/session.ts'
import { useDraft, useEditor } from '../../../state/editor.tsx'
import { ProblemAlert } from '../../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/SkeletonRows.tsx'
import { useFormat } from '../../../ui/use-format.ts'
import { tidied } from '../../people/why/tidied.ts'
import { ReviewBand } from '../review/ReviewBand.tsx'
import { ReviewVerb } from '../review/ReviewVerb.tsx'
import { useReview, useReviewActions } from '../review/use-review.ts'
import { useStepTexts } from '../step-texts.ts'
import { useJourney } from '../use-journey.ts'
import { useAfterPublish } from './after-publish.ts'
import { Changes } from './Changes.tsx'
import { Checks } from './Checks.tsx'
import { PeopleInside } from './PeopleInside.tsx'
import { SheetDrawer, SheetFrame } from './SheetFrame.tsx'
import { StripDiff } from './StripDiff.tsx'
import { changesIn } from './changes-in.ts'
import { targetsIn } from './targets.ts'
import { useImpact } from './use-impact.ts'

interface PublishSheetProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** Publishing is reading: what changes, what is to fix, what it means for the people inside, then one verb. */
export function PublishSheet({ open, onClose }: PublishSheetProps) {
  return (
    <SheetDrawer open={open} onClose={onClose}>
      <Draft onClose={onClose} />
    </SheetDrawer>
  )
}

function Draft({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const cache = useQueryClient()
  const commands = useCanvasCommands()
  const afterPublish = useAfterPublish()
  const { journey, autosave, selection } = useEditor()
  const { live, row } = useJourney()
  const mayPublish = useMay('publish')
  const { rev, status } = useStore(autosave.store)
  const graph = useDraft((draft) => draft)
  const [note, setNote] = useState('')
  const versions = useRoute(listVersions, { params: { journey } })
  const check = useRoute(checkJourney, { params: { journey } }, { enabled: status === 'saved' })
  const { data: standing, isPending: looksUpReview } = useReview()
  const reviewing = useReviewActions()
  const publish = useSend(publishJourney, [getReview, getJourney, listJourneys, listVersions, getCounts])
  const number = (versions.data?.items[0]?.number ?? live?.number ?? 0) + 1

  // What is typed last must be part of what is published.
  useEffect(() => void autosave.flush(), [autosave])
  useEffect(() => {
    void cache.invalidateQueries({ queryKey: keyOf(checkJourney) })
    void cache.invalidateQueries({ queryKey: keyOf(previewPublish) })
  }, [cache, rev])

  const checked = check.isFetching || status !== 'saved' ? undefined : check.data
  const errors = checked?.findings.filter(({ level }) => level === 'error') ?? []
  const blocks = checked?.blocks ?? true
  // A stopped journey starts again by publishing, even unchanged.
  const unchanged =
    live !== null && row.status !== 'stopped' && row.status !== 'archived' && checked?.changes.length === 0
  const inside = useImpact({ version: null, enabled: checked !== undefined && !blocks })
  const stepText = useStepTexts(inside.impact?.nodes.map(({ version }) => version))
  const goTo = (node: string | undefined) => {
    onClose()
    if (node === undefined) selection.select([])
    else commands.goTo(node)
  }
  const send = () =>
    publish.mutate(
      { params: { journey }, body: { rev, note: note.trim(), inside: inside.choice } },
      {
        onSuccess: (published) => {
          onClose()
          afterPublish(published)
        },
      },
    )
  const inReview = standing !== undefined && standing.needed && standing.review?.state !== 'approved'
  const reckoned = live === null || inside.impact !== undefined || inside.problem !== null

  return (
    <SheetFrame
      title={t('editor.publish.title', { number })}
      lead={
        live === null
          ? t('editor.publish.first')
          : tidied(
              t('editor.publish.since', {
                number: live.number,
                date: format.day(live.publishedAt),
                what: t('editor.publish.people', { count: row.inside, number: format.number(row.inside) }),
              }),
            )
      }
      onClose={onClose}
      side={
        live === null ? (
          <Typography variant="body2" color="textSecondary">
            {t('editor.publish.insideNone')}
          </Typography>
        ) : (
          <PeopleInside
            inside={inside}
            next={number}
            targets={targetsIn(graph, stepText)}
            stepText={stepText}
            blocked={checked !== undefined && blocks}
          />
        )
      }
      note={note}
      onNote={setNote}
      {...(inReview ? { noteLabel: t('review.note') } : {})}
      verb={
        inReview && !(checked !== undefined && blocks) ? (
          <ReviewVerb
            standing={standing}
            actions={reviewing}
            rev={rev}
            ready={checked !== undefined && !unchanged}
            note={note}
            onDone={() => setNote('')}
          />
        ) : !mayPublish ? (
          <Typography variant="body2" color="textSecondary" sx={{ alignSelf: 'center' }}>
            {t('editor.publish.cannot')}
          </Typography>
        ) : checked !== undefined && blocks ? (
          <Button variant="contained" color="error" onClick={() => goTo(errors[0]?.node)}>
            {t('editor.publish.fixFirst', { count: Math.max(errors.length, 1) })}
          </Button>
        ) : (
          <Button
            variant="contained"
            disabled={checked === undefined || looksUpReview || !reckoned || unchanged || publish.isPending}
            onClick={send}
          >
            {checked === undefined ? t('editor.publish.checking') : t('editor.publish.verb', { number })}
          </Button>
        )
      }
    >
      <ProblemAlert
        problem={
          check.error ?? publish.error ?? reviewing.ask.error ?? reviewing.decide.error ?? reviewing.withdraw.error
        }
      />
      {standing?.needed === true && <ReviewBand standing={standing} />}
      {checked === undefined && check.error === null && <SkeletonRows rows={3} height={40} />}
      {checked !== undefined && (
        <>
          <Box>
            <Typography variant="h3" sx={{ mb: 3 }}>
              {t('editor.publish.changes')}
            </Typography>
            <Changes changes={changesIn(checked.changes)} since={live?.number ?? null} />
            <StripDiff changes={changesIn(checked.changes)} graph={graph} />
          </Box>
          <Checks findings={checked.findings} onGoTo={goTo} />
        </>
      )}
      {live !== null && !unchanged && (
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', color: 'text.secondary', typography: 'body2' }}>
          <RotateCcw size={14} strokeWidth={1.8} aria-hidden />
          {t('change.goBack', { number: live.number })}
        </Box>
      )}
    </SheetFrame>
  )
}
