import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { lift } from '@trailwright/shared/compile/lift.ts'
import { listJobs, rollback } from '@trailwright/shared/wire/live-change.ts'
import { getCounts, getJourney, getVersion, listJourneys, listVersions } from '@trailwright/shared/wire/journeys.ts'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute, useSend } from '../../../client/hooks.ts'
import { useDraft, useEditor } from '../../../state/editor.tsx'
import { ErrorState, ProblemAlert } from '../../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/SkeletonRows.tsx'
import { useStepTexts } from '../step-texts.ts'
import { useJourney } from '../use-journey.ts'
import { useAfterPublish } from './after-publish.ts'
import { Changes } from './Changes.tsx'
import { changesIn } from './changes-in.ts'
import { PeopleInside } from './PeopleInside.tsx'
import { SheetDrawer, SheetFrame } from './SheetFrame.tsx'
import { StripDiff } from './StripDiff.tsx'
import { targetsIn } from './targets.ts'
import { useImpact } from './use-impact.ts'

interface PublishAgainSheetProps {
  /** The version to publish again; null: closed. */
  readonly version: number | null
  readonly onClose: () => void
}

/** The same sheet for an earlier version: what goes back, and what it means for the people inside. */
export function PublishAgainSheet({ version, onClose }: PublishAgainSheetProps) {
  return (
    <SheetDrawer open={version !== null} onClose={onClose}>
      {version !== null && <Again version={version} onClose={onClose} />}
    </SheetDrawer>
  )
}

function Again({ version, onClose }: { version: number; onClose: () => void }) {
  const { t } = useTranslation()
  const { journey } = useEditor()
  const { live } = useJourney()
  const afterPublish = useAfterPublish()
  const [note, setNote] = useState<string>(() => t('change.versions.againNote', { number: version }))
  const versions = useRoute(listVersions, { params: { journey } })
  const document = useRoute(getVersion, { params: { journey, version } })
  const publish = useSend(rollback, [getJourney, listJourneys, listVersions, getCounts, listJobs])
  const inside = useImpact({ version, enabled: true })
  const stepText = useStepTexts([version, ...(inside.impact?.nodes.map((node) => node.version) ?? [])])
  const draft = useDraft((graph) => graph)
  const graph = useMemo(
    () => (document.data === undefined ? draft : lift(document.data.journey, document.data.layout)),
    [document.data, draft],
  )
  const next = (versions.data?.items[0]?.number ?? live?.number ?? 0) + 1
  const changes = changesIn(inside.impact?.changes ?? [])
  return (
    <SheetFrame
      title={t('change.versions.againTitle', { number: version })}
      lead={t('change.versions.againLead', { next })}
      onClose={onClose}
      side={
        <PeopleInside
          inside={inside}
          next={next}
          targets={targetsIn(graph, stepText)}
          stepText={stepText}
          blocked={false}
        />
      }
      note={note}
      onNote={setNote}
      verb={
        <Button
          variant="contained"
          disabled={inside.impact === undefined || document.data === undefined || publish.isPending}
          onClick={() =>
            publish.mutate(
              { params: { journey }, body: { to: version, note: note.trim(), inside: inside.choice } },
              {
                onSuccess: (published) => {
                  onClose()
                  afterPublish(published)
                },
              },
            )
          }
        >
          {t('change.versions.againVerb', { number: next })}
        </Button>
      }
    >
      <ProblemAlert problem={publish.error} />
      {document.error !== null && <ErrorState problem={document.error} onRetry={() => void document.refetch()} />}
      {inside.impact === undefined && inside.problem === null && <SkeletonRows rows={3} height={40} />}
      {inside.impact !== undefined && (
        <Box>
          <Typography variant="h3" sx={{ mb: 3 }}>
            {t('editor.publish.changes')}
          </Typography>
          <Changes changes={changes} since={live?.number ?? null} />
          <StripDiff changes={changes} graph={graph} />
        </Box>
      )}
    </SheetFrame>
  )
}
