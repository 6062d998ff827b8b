import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import FormControlLabel from '@mui/material/FormControlLabel'
import Radio from '@mui/material/Radio'
import RadioGroup from '@mui/material/RadioGroup'
import Typography from '@mui/material/Typography'
import { changeStatus, getCounts, getJourney, listJourneys } from '@trailwright/shared/wire/journeys.ts'
import { type DueChoice, listJobs, previewResume } from '@trailwright/shared/wire/live-change.ts'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute, useSend } from '../../client/hooks.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useEditor } from '../../state/editor.tsx'
import { AvatarStack } from '../../ui/AvatarStack.tsx'
import { DurationInput } from '../../ui/DurationInput.tsx'
import { durationParts } from '../../ui/duration-parts.ts'
import { ErrorState, ProblemAlert } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/SkeletonRows.tsx'
import { useToast } from '../../ui/ToastProvider.tsx'
import { useFormat } from '../../ui/use-format.ts'

type Due = DueChoice['due']

/** Before a paused journey runs again: who came due meanwhile, first in numbers, and what becomes of them. */
export function ResumeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const toast = useToast()
  const language = useLanguage()
  const id = useId()
  const { journey } = useEditor()
  const [due, setDue] = useState<Due>('now')
  const [olderThan, setOlderThan] = useState('P1D')
  const isLength = durationParts(olderThan).amount > 0
  const preview = useRoute(
    previewResume,
    { params: { journey }, query: { olderThan: isLength ? olderThan : 'PT1M' } },
    { keepPrevious: true, afresh: true },
  )
  const change = useSend(changeStatus, [getJourney, listJourneys, getCounts, listJobs, previewResume])
  const { data } = preview
  const counted = (key: 'waits' | 'messages', count: number) =>
    count === 0 ? [] : [t(`change.resume.${key}`, { count, number: format.number(count) })]
  const somebodyDue = data !== undefined && data.waits + data.messages > 0
  const resume = () =>
    change.mutate(
      {
        params: { journey },
        body: { to: 'live', due: !somebodyDue ? { due: 'now' } : due === 'drop' ? { due, olderThan } : { due } },
      },
      {
        onSuccess: ({ job }) => {
          toast({ text: t(job === null ? 'editor.actions.resumed' : 'change.resume.started') })
          onClose()
        },
      },
    )
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="xs" fullWidth>
      <DialogTitle id={id}>{t('change.resume.title')}</DialogTitle>
      <DialogContent data-testid="resume" sx={{ display: 'grid', gap: 3 }}>
        {preview.error !== null && data === undefined && (
          <ErrorState problem={preview.error} onRetry={() => void preview.refetch()} />
        )}
        {data === undefined && preview.error === null && <SkeletonRows rows={4} height={40} />}
        {data !== undefined && !somebodyDue && (
          <Typography color="textSecondary">{t('change.resume.nothingDue')}</Typography>
        )}
        {data !== undefined && somebodyDue && (
          <>
            <Typography>
              {t('change.resume.lead', {
                what: new Intl.ListFormat(language, { type: 'conjunction' }).format([
                  ...counted('waits', data.waits),
                  ...counted('messages', data.messages),
                ]),
                when: data.oldestDueAt === null ? '' : format.exact(data.oldestDueAt),
              })}
            </Typography>
            <AvatarStack names={data.samples.map(({ person }) => person.name)} />
            <RadioGroup
              aria-label={t('change.resume.choose')}
              value={due}
              onChange={(_, next) => setDue(next === 'waitAgain' || next === 'drop' ? next : 'now')}
              sx={{ gap: 2 }}
            >
              <Choice value="now" title={t('change.resume.now')} help={t('change.resume.nowHelp')} />
              <Choice value="waitAgain" title={t('change.resume.waitAgain')} help={t('change.resume.waitAgainHelp')} />
              <Choice
                value="drop"
                title={t('change.resume.drop')}
                help={t('change.resume.dropHelp', { count: data.older, number: format.number(data.older) })}
              />
            </RadioGroup>
            {due === 'drop' && (
              <Box sx={{ pl: 7 }}>
                <DurationInput
                  label={t('change.resume.olderThan')}
                  value={olderThan}
                  onChange={setOlderThan}
                  units={['minutes', 'hours', 'days']}
                />
              </Box>
            )}
          </>
        )}
        <ProblemAlert problem={change.error} />
      </DialogContent>
      <DialogActions>
        <Button variant="text" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button
          variant="contained"
          disabled={data === undefined || change.isPending || (due === 'drop' && !isLength)}
          onClick={resume}
        >
          {t('change.resume.verb')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function Choice({ value, title, help }: { value: Due; title: string; help: string }) {
  return (
    <FormControlLabel
      value={value}
      control={<Radio size="small" sx={{ alignSelf: 'start', p: 0.5, mr: 1.5 }} />}
      sx={{ alignItems: 'start', m: 0 }}
      label={
        <Box>
          <Typography variant="h5" component="span" sx={{ display: 'block' }}>
            {title}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {help}
          </Typography>
        </Box>
      }
    />
  )
}
