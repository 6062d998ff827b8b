import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import IconButton from '@mui/material/IconButton'
import Typography from '@mui/material/Typography'
import { listVersions } from '@trailwright/shared/wire/journeys.ts'
import { X } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { useMay } from '../../client/session.ts'
import { useEditor } from '../../state/editor.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/SkeletonRows.tsx'
import { ToneChip } from '../../ui/StatusChip.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { useJourney } from './use-journey.ts'

interface VersionsDialogProps {
  readonly onClose: () => void
  /** Opens the sheet that publishes this version again. */
  readonly onAgain: (version: number) => void
}

/** Every version that was published, latest first; an earlier one can be published again. */
export function VersionsDialog({ onClose, onAgain }: VersionsDialogProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const id = useId()
  const { journey } = useEditor()
  const { live } = useJourney()
  const mayPublish = useMay('publish')
  const versions = useRoute(listVersions, { params: { journey } })
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="sm" fullWidth>
      <DialogTitle id={id} sx={{ display: 'flex', alignItems: 'center' }}>
        <Box sx={{ flex: 1 }}>{t('change.versions.title')}</Box>
        <IconButton aria-label={t('ui.close')} onClick={onClose}>
          <X size={17} strokeWidth={1.8} />
        </IconButton>
      </DialogTitle>
      <DialogContent>
        {versions.error !== null && versions.data === undefined && (
          <ErrorState problem={versions.error} onRetry={() => void versions.refetch()} />
        )}
        {versions.data === undefined && versions.error === null && <SkeletonRows rows={3} height={62} />}
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {versions.data?.items.map(({ number, publishedAt, publishedBy, note, inside }) => (
            <Box
              component="li"
              key={number}
              data-testid="version"
              sx={{
                display: 'flex',
                flexWrap: 'wrap',
                alignItems: 'center',
                gap: 3,
                py: 3,
                borderTop: 1,
                borderColor: 'divider',
                '&:first-of-type': { borderTop: 0 },
              }}
            >
              <Box sx={{ flex: 1, minWidth: 220, overflowWrap: 'anywhere' }}>
                <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
                  <Typography variant="h4" component="h3">
                    {t('change.versions.number', { number })}
                  </Typography>
                  {number === live?.number && (
                    <ToneChip tone="success" dot>
                      {t('change.versions.live')}
                    </ToneChip>
                  )}
                  <Typography variant="body2" color={inside === 0 ? 'textSecondary' : 'textPrimary'}>
                    {inside === 0
                      ? t('change.versions.nobody')
                      : t('change.versions.inside', { count: inside, number: format.number(inside) })}
                  </Typography>
                </Box>
                <Typography variant="body2">{note === '' ? t('change.versions.noNote') : note}</Typography>
                <Typography variant="caption" color="textSecondary">
                  {t('change.versions.by', { when: format.exact(publishedAt), name: publishedBy })}
                </Typography>
              </Box>
              {mayPublish && number !== live?.number && (
                <Button size="small" variant="outlined" onClick={() => onAgain(number)}>
                  {t('change.versions.again')}
                </Button>
              )}
            </Box>
          ))}
        </Box>
      </DialogContent>
    </Dialog>
  )
}
