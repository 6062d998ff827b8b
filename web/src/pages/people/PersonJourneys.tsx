import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import { createLink } from '@tanstack/react-router'
import { refuseReasons } from '@trailwright/shared/run/contract.ts'
import { endReasonText } from '@trailwright/shared/step/end-reasons.ts'
import { useTranslation } from 'react-i18next'
import { KindMark } from '../../ui/KindMark.tsx'
import { ToneChip } from '../../ui/StatusChip.tsx'
import { useFormat } from '../../ui/use-format.ts'
import type { Profile } from './profile.ts'
import { SideCard } from './SideCard.tsx'
import { becauseOf, becauseSentences } from './why/because.ts'
import { holdSentence } from './why/message-why.ts'
import { stepOf, stepText, useJourneys } from './why/step-of.ts'
import { tidied } from './why/tidied.ts'
import { useWhyWords } from './why/why-words.ts'

const RouteLink = createLink(Link)
type Enrollment = Profile['enrollments'][number]

/** Where the person stands right now, in the words of the step. */
export function JourneysNow({ profile }: { profile: Profile }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useWhyWords()
  const inside = profile.enrollments.filter(({ enrollment }) => enrollment.status !== 'ended')
  const journeys = useJourneys(inside.map(({ enrollment }) => enrollment.journey))
  return (
    <SideCard title={t('people.page.journeys')}>
      {inside.length === 0 && <Box sx={{ color: 'text.secondary' }}>{t('people.page.noJourneys')}</Box>}
      <Box sx={{ display: 'grid', gap: 2.5 }}>
        {inside.map(({ enrollment, journeyName }) => {
          const step = stepOf(journeys.get(enrollment.journey), enrollment.node)
          const { held, nodeWake, version, node } = enrollment
          return (
            <Box key={enrollment.id} sx={{ display: 'flex', gap: 2.5, minWidth: 0 }}>
              <KindMark family={step?.kind?.family ?? 'flow'} icon={step?.kind?.icon ?? 'zap'} size={24} />
              <Box sx={{ minWidth: 0 }}>
                <RouteLink
                  to="/journeys/$id"
                  params={{ id: enrollment.journey }}
                  search={{ lens: 'live', node }}
                  color="textPrimary"
                >
                  {journeyName}
                </RouteLink>{' '}
                {held !== null && <ToneChip tone="error">{t('people.page.heldHere')}</ToneChip>}
                <Box sx={{ color: 'text.secondary' }}>
                  {t('people.page.version', { version })} · {stepText(words, step, node)}
                  {nodeWake !== null && ` · ${tidied(t('people.page.movesOn', { when: format.exact(nodeWake) }))}`}
                </Box>
                {held !== null && <div>{holdSentence(words, held.cause)}</div>}
              </Box>
            </Box>
          )
        })}
      </Box>
    </SideCard>
  )
}

const fewPast = 6

/** Journeys that the person has left, latest first. */
export function PastJourneys({ profile }: { profile: Profile }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useWhyWords()
  const past = profile.enrollments
    .filter(({ enrollment }) => enrollment.ended !== null)
    .toSorted((one, other) => endOf(other) - endOf(one))
    .slice(0, fewPast)
  if (past.length === 0) return null
  return (
    <SideCard title={t('people.page.past')}>
      {past.map(({ enrollment, journeyName }) => (
        <Box key={enrollment.id} sx={{ py: 0.75 }}>
          {journeyName}
          <Box sx={{ color: 'text.secondary' }}>
            {tidied(
              t('people.page.leftOn', {
                when: format.brief(enrollment.ended?.at ?? 0),
                reason: endReasonText(enrollment.ended?.reason ?? '', words.names.language),
              }),
            )}
          </Box>
        </Box>
      ))}
    </SideCard>
  )
}

function endOf({ enrollment }: Enrollment): number {
  return enrollment.ended?.at ?? 0
}

/** Why the person did not come into a journey, the last time each. */
export function Refusals({ profile }: { profile: Profile }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useWhyWords()
  if (profile.refusals.length === 0) return null
  return (
    <SideCard title={t('people.page.refusals')}>
      {profile.refusals.map(({ journey, journeyName, reason, at, values }) => {
        const known = refuseReasons.find((one) => one === reason)
        const why =
          values['paused'] === true
            ? t('people.refusals.paused')
            : t(`people.refusals.${known ?? 'other'}`, { what: reason })
        return (
          <Box key={journey} sx={{ py: 0.75 }}>
            <div>{tidied(t('people.page.refusal', { journey: journeyName, why }))}</div>
            <Box sx={{ color: 'text.secondary' }}>
              {[format.exact(at), ...becauseSentences(words, becauseOf(values['because']))].join(' · ')}
            </Box>
          </Box>
        )
      })}
    </SideCard>
  )
}
