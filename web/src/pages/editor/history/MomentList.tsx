import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import Typography from '@mui/material/Typography'
import { inWords } from '@trailwright/shared/diff/in-words.ts'
import type { DraftChanges } from '@trailwright/shared/wire/drafts.ts'
import { FilePen, PencilRuler, Rocket } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useStepNames } from '../../../canvas/step-names.ts'
import { PhraseText } from '../../../ui/PhraseText.tsx'
import { ToneChip } from '../../../ui/StatusChip.tsx'
import { useFormat } from '../../../ui/use-format.ts'
import { changesIn } from '../publish/changes-in.ts'
import type { Moment, MomentKey } from './moments.ts'

interface MomentListProps {
  readonly moments: readonly Moment[]
  readonly shown: MomentKey
  /** The version that runs. */
  readonly live: number | null
  readonly onShow: (key: MomentKey) => void
}

const icons = { now: PencilRuler, version: Rocket, draft: FilePen }

/** Versions and drafts, latest first: when, by whom, and what changed. */
export function MomentList({ moments, shown, live, onShow }: MomentListProps) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Box component="ul" aria-label={t('history.list')} sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {moments.map((moment) => {
        const on = moment.key === shown
        const Icon = icons[moment.type]
        return (
          <Box component="li" key={moment.key} data-testid={moment.type === 'version' ? 'version' : 'moment'}>
            <ButtonBase
              aria-current={on ? 'true' : undefined}
              onClick={() => onShow(moment.key)}
              sx={{
                display: 'flex',
                gap: 2.5,
                width: '100%',
                p: 2.5,
                alignItems: 'flex-start',
                justifyContent: 'flex-start',
                textAlign: 'left',
                borderRadius: '8px',
                overflowWrap: 'anywhere',
                bgcolor: on ? 'primary.soft' : 'transparent',
                '&:hover': { bgcolor: on ? 'primary.soft' : 'surface.hover' },
              }}
            >
              <Box component="span" sx={{ pt: '2px', color: on ? 'primary.main' : 'text.secondary', display: 'flex' }}>
                <Icon size={16} strokeWidth={1.8} aria-hidden />
              </Box>
              <Box component="span" sx={{ flex: 1, minWidth: 0, display: 'grid', gap: 0.5 }}>
                <Box component="span" sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
                  <Typography variant="h5" component="span">
                    {moment.type === 'now' && t('history.now')}
                    {moment.type === 'draft' && t('history.draft')}
                    {moment.type === 'version' && t('change.versions.number', { number: moment.number })}
                  </Typography>
                  {moment.type === 'version' && moment.number === live && (
                    <ToneChip tone="success" dot>
                      {t('change.versions.live')}
                    </ToneChip>
                  )}
                </Box>
                <Typography variant="caption" color="textSecondary" component="span">
                  {t('history.by', { when: format.exact(moment.at), name: moment.by })}
                </Typography>
                {moment.type === 'version' && (
                  <>
                    {moment.note !== '' && (
                      <Typography variant="body2" component="span">
                        {moment.note}
                      </Typography>
                    )}
                    {moment.inside > 0 && (
                      <Typography variant="caption" component="span">
                        {t('change.versions.inside', { count: moment.inside, number: format.number(moment.inside) })}
                      </Typography>
                    )}
                  </>
                )}
                {moment.type === 'draft' && moment.since === null && (
                  <Typography variant="body2" component="span">
                    {t('history.first')}
                  </Typography>
                )}
                {moment.type !== 'now' && moment.since !== null && <Since since={moment.since} />}
              </Box>
            </ButtonBase>
          </Box>
        )
      })}
    </Box>
  )
}

const mostSaid = 2

/** What changed since the one before, in words. */
function Since({ since }: { since: DraftChanges }) {
  const { t } = useTranslation()
  const names = useStepNames()
  const said = changesIn(since.changes).slice(0, mostSaid)
  const more = since.total - said.length
  return (
    <>
      {said.map((change, index) => (
        <Typography key={index} variant="body2" component="span">
          <PhraseText phrase={inWords(change, names)} />
        </Typography>
      ))}
      {more > 0 && (
        <Typography variant="caption" color="textSecondary" component="span">
          {t('history.moreChanges', { count: more })}
        </Typography>
      )}
      {since.total === 0 && (
        <Typography variant="body2" component="span">
          {since.layout ? t('history.rearranged') : t('history.nothingNew')}
        </Typography>
      )}
    </>
  )
}
