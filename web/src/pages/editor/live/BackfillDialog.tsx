import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import FormControlLabel from '@mui/material/FormControlLabel'
import Typography from '@mui/material/Typography'
import { getCounts, listInside } from '@trailwright/shared/wire/journeys.ts'
import { backfill, listJobs, previewBackfill } from '@trailwright/shared/wire/live-change.ts'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute, useSend } from '../../../client/hooks.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { useEditor } from '../../../state/editor.tsx'
import { AvatarStack } from '../../../ui/AvatarStack.tsx'
import { ErrorState, ProblemAlert } from '../../../ui/ErrorState.tsx'
import { KindMark } from '../../../ui/KindMark.tsx'
import { SkeletonRows } from '../../../ui/SkeletonRows.tsx'
import { useFormat } from '../../../ui/use-format.ts'
import { useStepTexts } from '../step-texts.ts'

/** Who would be brought back to an added step, and what they would get again; then one verb. */
export function BackfillDialog({ node, onClose }: { node: string; onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const id = useId()
  const { journey } = useEditor()
  const stepText = useStepTexts()
  const [includeAgain, setIncludeAgain] = useState(false)
  const preview = useRoute(previewBackfill, { params: { journey, node } }, { afresh: true })
  const start = useSend(backfill, [listJobs, getCounts, listInside, previewBackfill])
  const { data } = preview
  const people = data === undefined ? 0 : data.people - (includeAgain ? 0 : data.again)
  const listed = (ids: readonly string[]) =>
    new Intl.ListFormat(language, { type: 'conjunction' }).format(ids.map((each) => stepText(each).text))
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="sm" fullWidth>
      <DialogTitle id={id}>{t('change.backfill.title')}</DialogTitle>
      <DialogContent data-testid="backfill" sx={{ display: 'grid', gap: 3 }}>
        <Typography color="textSecondary">{t('change.backfill.lead', { step: stepText(node).text })}</Typography>
        {preview.error !== null && data === undefined && (
          <ErrorState problem={preview.error} onRetry={() => void preview.refetch()} />
        )}
        {data === undefined && preview.error === null && <SkeletonRows rows={3} height={44} />}
        {data !== undefined && (
          <>
            <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 2 }}>
              {data.nodes.map((at) => {
                const { text, family, icon } = stepText(at.node)
                return (
                  <Box component="li" key={at.node} sx={{ display: 'flex', gap: 2.5, typography: 'body2' }}>
                    <KindMark family={family} icon={icon} size={22} />
                    <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
                      {t('change.backfill.stands', { step: text })}
                      {at.again.length > 0 && (
                        <Box sx={{ color: 'text.secondary' }}>
                          {t('change.backfill.again', { steps: listed(at.again) })}
                        </Box>
                      )}
                    </Box>
                    <strong>{format.number(at.people)}</strong>
                  </Box>
                )
              })}
            </Box>
            <AvatarStack names={data.samples.map(({ person }) => person.name)} />
            {data.again > 0 && (
              <FormControlLabel
                control={<Checkbox size="small" checked={includeAgain} onChange={(_, on) => setIncludeAgain(on)} />}
                label={t('change.backfill.includeAgain', { count: data.again, number: format.number(data.again) })}
              />
            )}
            {people === 0 && (
              <Typography variant="body2" color="textSecondary">
                {t('change.backfill.nobody')}
              </Typography>
            )}
          </>
        )}
        <ProblemAlert problem={start.error} />
      </DialogContent>
      <DialogActions>
        <Button variant="text" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button
          variant="contained"
          disabled={people === 0 || start.isPending}
          onClick={() =>
            start.mutate({ params: { journey, node }, body: { includeAgain } }, { onSuccess: () => onClose() })
          }
        >
          {t('change.backfill.verb', { count: people, number: format.number(people) })}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
