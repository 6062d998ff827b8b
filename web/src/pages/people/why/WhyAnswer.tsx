import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { whyNotInside } from '@trailwright/shared/wire/why.ts'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../../client/hooks.ts'
import { KindMark } from '../../../ui/KindMark.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/SkeletonRows.tsx'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { doorSentences, doorText, notInsideSentence, reasonText } from './not-inside.ts'
import { stepOf, stepText, useJourneys } from './step-of.ts'
import { tidied } from './tidied.ts'
import { useWhyWords } from './why-words.ts'

interface WhyAnswerProps {
  readonly person: string
  /** What the person is called. */
  readonly name: string
  readonly journey: string
}

/** Why somebody is not in a journey: one sentence, then each way in. Asked afresh each time it is opened. */
export function WhyAnswer({ person, name, journey }: WhyAnswerProps) {
  const { t } = useTranslation()
  const words = useWhyWords()
  const answer = useRoute(whyNotInside, { params: { person, journey } }, { afresh: true })
  const known = useJourneys([journey]).get(journey)
  if (answer.error !== null) return <ErrorState problem={answer.error} onRetry={() => void answer.refetch()} />
  if (answer.data === undefined) return <SkeletonRows rows={2} height={24} />
  const { data } = answer
  const named = (node: string) => stepText(words, stepOf(known, node), node)
  return (
    <Box data-testid="why-answer" sx={{ display: 'grid', gap: 2.5, typography: 'body2' }}>
      <Box
        role="status"
        sx={{ bgcolor: 'surface.sunken', borderRadius: '8px', px: 3, py: 2, overflowWrap: 'anywhere' }}
      >
        {notInsideSentence(words, data, name, named)}
      </Box>
      {data.status === 'live' && data.doors.length > 0 && data.inside.length === 0 && (
        <Box component="ul" aria-label={t('why.doors')} sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 2 }}>
          {data.doors.map((door) => (
            <Box component="li" key={door.trigger} sx={{ display: 'flex', gap: 2.5, minWidth: 0 }}>
              <KindMark family="start" icon={kindOf(door.kind)?.icon ?? 'zap'} size={22} />
              <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                <Typography variant="h5" component="p">
                  {doorText(words, door)}
                </Typography>
                <Box sx={{ color: 'text.secondary' }}>
                  {doorSentences(words, door).join(words.names.language === 'en' ? ' ' : '')}
                </Box>
              </Box>
            </Box>
          ))}
        </Box>
      )}
      <Typography variant="caption" color="textSecondary">
        {[
          tidied(t('why.asOf', { when: words.format.exact(data.at) })),
          ...(data.lastRefusal === null
            ? []
            : [
                tidied(
                  t('why.lastRefusal', {
                    when: words.format.exact(data.lastRefusal.at),
                    reason: reasonText(words, data.lastRefusal.reason),
                  }),
                ),
              ]),
        ].join(words.names.language === 'en' ? ' ' : '')}
      </Typography>
    </Box>
  )
}
