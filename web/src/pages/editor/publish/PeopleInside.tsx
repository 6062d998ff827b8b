import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SkeletonRows } from '../../../ui/SkeletonRows.tsx'
import { ProblemAlert } from '../../../ui/ErrorState.tsx'
import { useFormat } from '../../../ui/use-format.ts'
import { AvatarStack } from '../../../ui/AvatarStack.tsx'
import type { StepText } from '../step-texts.ts'
import { InsideChoices } from './InsideChoices.tsx'
import { RemovedSteps } from './RemovedSteps.tsx'
import type { Impact, InsideState } from './use-impact.ts'
import { WhoDialog } from './WhoDialog.tsx'

interface PeopleInsideProps {
  readonly inside: InsideState
  /** The version that comes of it. */
  readonly next: number
  /** Of the new version, where people of removed steps can go. */
  readonly targets: readonly (StepText & { readonly id: string })[]
  readonly stepText: (id: string) => StepText
  /** Nothing can be said while the draft has something to fix. */
  readonly blocked: boolean
}

/** What publishing means for the people inside: three choices with their numbers, who they are, the next day. */
export function PeopleInside({ inside, next, targets, stepText, blocked }: PeopleInsideProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const [asking, setAsking] = useState(false)
  const { impact, problem, sums, removed } = inside
  if (blocked) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('change.fixFirst')}
      </Typography>
    )
  }
  if (impact === undefined) {
    return problem === null ? (
      <Box role="status" sx={{ display: 'grid', gap: 3 }}>
        <Typography variant="body2" color="textSecondary">
          {t('change.reckoning')}
        </Typography>
        <SkeletonRows rows={3} height={84} />
      </Box>
    ) : (
      <ProblemAlert problem={problem} />
    )
  }
  if (sums.people === 0) {
    return (
      <Box sx={{ display: 'grid', gap: 3 }}>
        <Box>
          <Typography variant="h3">{t('change.nobody')}</Typography>
          <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
            {t('change.nobodyHelp')}
          </Typography>
        </Box>
        <NextDay impact={impact} />
      </Box>
    )
  }
  const names = impact.nodes.flatMap(({ samples }) => samples.map(({ person }) => person.name))
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Box>
        <Typography variant="h3" id="people-inside">
          {t('change.inside', { count: sums.people, number: format.number(sums.people) })}
        </Typography>
        {impact.inside.length > 1 && (
          <Typography variant="body2" color="textSecondary">
            {impact.inside
              .map(({ version, people }) => t('change.insideOf', { version, number: format.number(people) }))
              .join(' · ')}
          </Typography>
        )}
      </Box>
      <InsideChoices inside={inside} impact={impact} next={next} />
      {removed.length > 0 && <RemovedSteps inside={inside} targets={targets} stepText={stepText} />}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
        <AvatarStack names={[...new Set(names)].slice(0, 6)} />
        <Button size="small" variant="text" onClick={() => setAsking(true)}>
          {t('change.seeWho')}
        </Button>
      </Box>
      <NextDay impact={impact} />
      <WhoDialog
        open={asking}
        onClose={() => setAsking(false)}
        impact={impact}
        then={inside.then}
        stepText={stepText}
      />
    </Box>
  )
}

/** What comes in and goes out in a day, by the last seven. */
function NextDay({ impact }: { impact: Impact }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { nextDay } = impact
  return (
    <Box sx={{ p: 3.5, border: 1, borderColor: 'divider', borderRadius: '12px', bgcolor: 'background.paper' }}>
      <Typography variant="h5" component="h4" sx={{ mb: 1 }}>
        {t('change.nextDay')}
      </Typography>
      {nextDay === null ? (
        <Typography variant="body2" color="textSecondary">
          {t('change.nextDayNone')}
        </Typography>
      ) : (
        <Box
          component="dl"
          sx={{
            m: 0,
            display: 'grid',
            gridTemplateColumns: 'auto 1fr',
            columnGap: 4,
            rowGap: 0.5,
            typography: 'body2',
          }}
        >
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {t('change.entries')}
          </Box>
          <Box component="dd" sx={{ m: 0 }}>
            {t('change.people', { number: format.number(Math.round(nextDay.entries)) })}
          </Box>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {t('change.messages')}
          </Box>
          <Box component="dd" sx={{ m: 0 }}>
            {format.number(Math.round(nextDay.messages))}
          </Box>
        </Box>
      )}
    </Box>
  )
}
