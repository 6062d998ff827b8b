import Box from '@mui/material/Box'
import Radio from '@mui/material/Radio'
import Typography from '@mui/material/Typography'
import type { InsideChoice } from '@trailwright/shared/wire/live-change.ts'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../ui/use-format.ts'
import { tidied } from '../../people/why/tidied.ts'
import type { Impact, InsideState } from './use-impact.ts'

interface InsideChoicesProps {
  readonly inside: InsideState
  readonly impact: Impact
  readonly next: number
}

interface Offer {
  readonly then: InsideChoice['then']
  readonly title: string
  readonly help: string
  /** Under the number, a line each. */
  readonly counts: readonly string[]
}

/** Stay, move at the next step, move now: each with what it comes to. */
export function InsideChoices({ inside, impact, next }: InsideChoicesProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { sums, then, setThen } = inside
  const [only] = impact.inside
  const counted = (key: 'dueAtOnce' | 'waitLonger') =>
    sums[key] === 0 ? [] : [t(`change.${key}`, { count: sums[key], number: format.number(sums[key]) })]
  const offers: readonly Offer[] = [
    {
      then: 'stay',
      title:
        impact.inside.length > 1 || only === undefined
          ? t('change.staySeveral')
          : t('change.stay', { number: only.version }),
      help:
        impact.lastLeavesBy === null
          ? t('change.stayHelp')
          : tidied(t('change.stayUntil', { date: format.day(impact.lastLeavesBy) })),
      counts: [t('change.stays')],
    },
    {
      then: 'nextStep',
      title: t('change.nextStep'),
      help: t('change.nextStepHelp', { number: next }),
      counts: [sums.mapped === 0 ? t('change.moves') : t('change.mapped', { number: format.number(sums.mapped) })],
    },
    {
      then: 'now',
      title: t('change.now'),
      help: t('change.nowHelp'),
      counts: [
        sums.mapped === 0 ? t('change.moves') : t('change.mapped', { number: format.number(sums.mapped) }),
        ...counted('dueAtOnce'),
        ...counted('waitLonger'),
      ],
    },
  ]
  return (
    <Box role="radiogroup" aria-labelledby="people-inside" sx={{ display: 'grid', gap: 3 }}>
      {offers.map((offer) => (
        <OfferCard
          key={offer.then}
          offer={offer}
          people={format.number(sums.people)}
          chosen={offer.then === then}
          onChoose={() => setThen(offer.then)}
        />
      ))}
    </Box>
  )
}

interface OfferCardProps {
  readonly offer: Offer
  readonly people: string
  readonly chosen: boolean
  readonly onChoose: () => void
}

function OfferCard({ offer, people, chosen, onChoose }: OfferCardProps) {
  const id = useId()
  return (
    <Box
      component="label"
      data-testid={`inside-${offer.then}`}
      sx={{
        display: 'flex',
        gap: 2,
        p: 3,
        pl: 2,
        cursor: 'pointer',
        borderRadius: '12px',
        bgcolor: chosen ? 'primary.soft' : 'background.paper',
        // A ring inside, so that choosing moves nothing.
        boxShadow: (theme) =>
          chosen
            ? `inset 0 0 0 2px ${theme.vars?.palette.primary.main}`
            : `inset 0 0 0 1px ${theme.vars?.palette.divider}`,
        '&:focus-within': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: 2 },
      }}
    >
      <Radio
        size="small"
        name="inside"
        value={offer.then}
        checked={chosen}
        onChange={onChoose}
        slotProps={{ input: { 'aria-labelledby': `${id}-title`, 'aria-describedby': `${id}-help ${id}-counts` } }}
        sx={{ p: 0.5, alignSelf: 'flex-start' }}
      />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography variant="h4" component="span" id={`${id}-title`} sx={{ display: 'block' }}>
          {offer.title}
        </Typography>
        <Typography variant="body2" color="textSecondary" id={`${id}-help`}>
          {offer.help}
        </Typography>
      </Box>
      <Box id={`${id}-counts`} sx={{ textAlign: 'right', maxWidth: 150 }}>
        <Typography variant="h3" component="span" sx={{ display: 'block' }}>
          {people}
        </Typography>
        {offer.counts.map((count) => (
          <Typography key={count} variant="body2" color="textSecondary">
            {count}
          </Typography>
        ))}
      </Box>
    </Box>
  )
}
