import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import { endReasonText } from '@trailwright/shared/step/end-reasons.ts'
import type { Counts } from '@trailwright/shared/wire/journeys.ts'
import { Pause, Radio } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PeopleBehind } from '../../../canvas/people-behind.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { useFormat } from '../../../ui/use-format.ts'
import { leftOf } from './live-facts.ts'
import { useRefusalText } from './refusal-text.ts'

interface SumBandProps {
  readonly counts: Counts
  /** Amber, with how many are held where they are. */
  readonly paused: boolean
  readonly onShow: (behind: PeopleBehind) => void
  readonly versions: ReactNode
  /** What brings the first person in; shown until somebody has entered. */
  readonly tryIt: ReactNode
}

/** The sum of the journey, in public: entered = inside + left, and left by which reason. */
export function SumBand({ counts, paused, onShow, versions, tryIt }: SumBandProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const refusalText = useRefusalText()
  const tone = paused ? 'warning' : 'primary'
  const Icon = paused ? Pause : Radio
  const refused = counts.refused.reduce((sum, { times }) => sum + times, 0)
  const figures: Readonly<Record<string, ReactNode>> = {
    entered: <Figure number={format.number(counts.entered)} onClick={() => onShow({ which: 'entered' })} />,
    inside: <Figure number={format.number(counts.inside)} onClick={() => onShow({ which: 'inside' })} />,
    left: <strong>{format.number(leftOf(counts))}</strong>,
  }
  // The sentence of the translation, with its figures as buttons.
  const parts = t('live.sum', {
    entered: '\u0000entered\u0000',
    inside: '\u0000inside\u0000',
    left: '\u0000left\u0000',
  }).split('\u0000')
  return (
    <Box
      data-testid="live-band"
      aria-live="off"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 3,
        minHeight: 36,
        px: 3.5,
        flex: 'none',
        flexWrap: 'wrap',
        bgcolor: `${tone}.soft`,
        borderBottom: 1,
        borderColor: paused ? 'divider' : 'primary.line',
        typography: 'body2',
        '& strong': { color: `${tone}.main` },
      }}
    >
      <Box sx={{ color: `${tone}.main`, display: 'flex' }}>
        <Icon size={15} strokeWidth={1.8} aria-hidden />
      </Box>
      {paused && (
        <Box role="status" sx={{ whiteSpace: 'nowrap' }}>
          <strong>{t('live.paused')}</strong>{' '}
          {t('live.pausedHelp', { count: counts.inside, number: format.number(counts.inside) })}
        </Box>
      )}
      <Box sx={{ whiteSpace: 'nowrap' }}>
        {parts.map((part, index) => (
          <Fragment key={index}>{figures[part] ?? part}</Fragment>
        ))}
      </Box>
      {versions}
      <Box
        sx={{
          flex: 1,
          minWidth: 0,
          textAlign: 'right',
          color: 'text.secondary',
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
        }}
      >
        {counts.entered === 0 && (
          <>
            {t('live.nobodyYet')} {tryIt}
          </>
        )}
        {counts.left.length > 0 &&
          t('live.left', {
            what: counts.left
              .toSorted((a, b) => b.people - a.people)
              .map(({ reason, people }) =>
                t('live.reasonCount', { what: endReasonText(reason, language), number: format.number(people) }),
              )
              .join(' · '),
          })}
        {counts.holdout > 0 && ` · ${t('live.holdout', { number: format.number(counts.holdout) })}`}
        {refused > 0 && (
          <span
            title={t('live.refusedTitle', {
              what: counts.refused
                .map(({ reason, times }) => `${refusalText(reason)} ${format.number(times)}`)
                .join(', '),
            })}
          >
            {` · ${t('live.refused', { number: format.number(refused) })}`}
          </span>
        )}
      </Box>
    </Box>
  )
}

function Figure({ number, onClick }: { number: string; onClick: () => void }) {
  return (
    <ButtonBase
      onClick={onClick}
      sx={{ font: 'inherit', verticalAlign: 'baseline', '&:hover': { textDecoration: 'underline' } }}
    >
      <strong>{number}</strong>
    </ButtonBase>
  )
}
