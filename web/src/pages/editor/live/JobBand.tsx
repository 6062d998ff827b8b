import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import LinearProgress from '@mui/material/LinearProgress'
import { useQueryClient } from '@tanstack/react-query'
import { getCounts, getJourney, listInside, listVersions } from '@trailwright/shared/wire/journeys.ts'
import { cancelJob, type Job, listJobs, previewBackfill } from '@trailwright/shared/wire/live-change.ts'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keyOf, useRoute, useSend } from '../../../client/hooks.ts'
import { useMay } from '../../../client/session.ts'
import { sentenceGap } from '../../../state/words.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { useEditor } from '../../../state/editor.tsx'
import { useFormat } from '../../../ui/use-format.ts'

const whileRunningMs = 1000
const elseMs = 5000

/** The work on the people inside: how far it is, a way to stop it, and what came of the one that was seen running. */
export function JobBand() {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const { journey } = useEditor()
  const mayPublish = useMay('publish')
  const [fast, setFast] = useState(true)
  const [closed, setClosed] = useState<string | null>(null)
  const jobs = useRoute(listJobs, { params: { journey } }, { refetchInterval: fast ? whileRunningMs : elseMs })
  const cancel = useSend(cancelJob, [listJobs, getJourney, getCounts])
  const seen = useRef(new Set<string>())
  const running = jobs.data?.items.find(({ status }) => status === 'running')
  if (running !== undefined) seen.current.add(running.id)
  const isRunning = running !== undefined
  useEffect(() => {
    if (jobs.data !== undefined) setFast(isRunning)
    // What a job does shows in the counts, the versions and the state of the journey.
    if (!isRunning && seen.current.size > 0)
      for (const route of [getJourney, getCounts, listVersions, listInside, previewBackfill])
        void cache.invalidateQueries({ queryKey: keyOf(route) })
  }, [cache, isRunning, jobs.data])
  const shown = running ?? jobs.data?.items.find(({ id }) => seen.current.has(id) && id !== closed)
  if (shown === undefined) return null
  return (
    <Band job={shown}>
      {isRunning ? (
        mayPublish && (
          <Button
            size="small"
            variant="outlined"
            disabled={cancel.isPending}
            onClick={() => cancel.mutate({ params: { journey, job: shown.id } })}
          >
            {t('change.jobs.cancel')}
          </Button>
        )
      ) : (
        <Button size="small" variant="text" onClick={() => setClosed(shown.id)}>
          {t('ui.close')}
        </Button>
      )}
    </Band>
  )
}

function Band({ job, children }: { job: Job; children: React.ReactNode }) {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const { kind, done, total, gone, status, detail } = job
  const what = t(`change.jobs.${kind}`, { version: String(detail['version'] ?? '') })
  const progress = t('change.jobs.progress', { done: format.number(done), total: format.number(total) })
  const sentence = [
    t(`change.jobs.${status}`, { what, progress }),
    ...(gone > 0 ? [t('change.jobs.gone', { count: gone, number: format.number(gone) })] : []),
  ].join(sentenceGap(language))
  const share = total === 0 ? 1 : Math.min(1, done / total)
  return (
    <Box
      role="status"
      data-testid="job-band"
      data-status={status}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 3,
        px: 3.5,
        py: 1,
        minHeight: 40,
        flex: 'none',
        borderBottom: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
        typography: 'body2',
      }}
    >
      <span>{sentence}</span>
      {status === 'running' ? (
        <>
          <LinearProgress
            variant="determinate"
            aria-label={what}
            value={100 * share}
            sx={{ flex: 1, minWidth: 80, maxWidth: 320, height: 6, borderRadius: '3px' }}
          />
          <Box component="strong" sx={{ minWidth: 40, flex: 1 }}>
            {format.percent(share)}
          </Box>
        </>
      ) : (
        <Box sx={{ flex: 1 }} />
      )}
      {children}
    </Box>
  )
}
