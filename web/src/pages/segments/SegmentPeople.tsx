import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import { createLink } from '@tanstack/react-router'
import type { Condition } from '@trailwright/shared/condition/schema.ts'
import { countCondition } from '@trailwright/shared/wire/people.ts'
import { ChevronRight } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { ProblemAlert } from '../../ui/ErrorState.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { Facts, SideCard } from '../people/SideCard.tsx'

const RouteLink = createLink(Link)
const restMs = 400

interface SegmentPeopleProps {
  readonly segment: string
  /** Undefined while it is unfinished: the last count stays, greyed. */
  readonly condition: Condition | undefined
}

/** Who fits now: how many, how they can be reached, and a few of them. */
export function SegmentPeople({ segment, condition }: SegmentPeopleProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const [rested, setRested] = useState(condition)
  useEffect(() => {
    if (condition === undefined) return undefined
    const timer = setTimeout(() => setRested(condition), restMs)
    return () => clearTimeout(timer)
  }, [condition])
  const count = useRoute(
    countCondition,
    { body: { condition: rested ?? { all: [] } } },
    { enabled: rested !== undefined, keepPrevious: true },
  )
  const isStale = condition === undefined || count.isFetching || JSON.stringify(condition) !== JSON.stringify(rested)
  const { data } = count
  return (
    <Box
      component="aside"
      aria-busy={isStale}
      sx={{
        width: { xs: '100%', lg: 340, xl: 432 },
        flex: 'none',
        borderLeft: { lg: 1 },
        borderTop: { xs: 1, lg: 0 },
        borderColor: { xs: 'divider', lg: 'divider' },
        bgcolor: 'background.default',
        p: 5,
        display: 'flex',
        flexDirection: 'column',
        gap: 3,
      }}
    >
      <ProblemAlert problem={count.error} />
      <SideCard title={t('segments.now')}>
        <Box aria-live="polite" sx={isStale ? { '&, & *': { color: 'text.disabled' } } : {}}>
          <Box sx={{ fontSize: '2rem', lineHeight: '40px', fontWeight: 600 }}>
            {data === undefined ? '–' : format.number(data.count)}
          </Box>
          <Box sx={{ color: 'text.secondary' }}>
            {data === undefined
              ? t(rested === undefined ? 'segments.notNow' : 'segments.counting')
              : t('segments.share', {
                  percent: format.percent(data.of === 0 ? 0 : data.count / data.of),
                  of: format.number(data.of),
                })}
          </Box>
        </Box>
      </SideCard>
      {data !== undefined && data.reach.length > 0 && (
        <SideCard title={t('segments.reach')}>
          <Facts
            rows={data.reach.map(({ channel, people }) => ({
              key: channel,
              name: channel === 'email' || channel === 'sms' ? t(`ui.channels.${channel}`) : channel,
              value: <ReachBar people={people} of={data.count} />,
            }))}
          />
        </SideCard>
      )}
      {data !== undefined && (
        <SideCard
          title={t('segments.sample')}
          extra={
            data.count > data.sample.length && (
              <RouteLink to="/people" search={{ segment }} variant="h5">
                {t('segments.seeAll')}
              </RouteLink>
            )
          }
        >
          {data.sample.length === 0 && <Box sx={{ color: 'text.secondary' }}>{t('segments.nobody')}</Box>}
          {data.sample.map(({ id, name, city, email }) => (
            <RouteLink
              key={id}
              to="/people/$id"
              params={{ id }}
              underline="none"
              color="textPrimary"
              sx={{
                display: 'flex',
                alignItems: 'center',
                gap: 2.5,
                py: 1.75,
                mx: -4,
                px: 4,
                borderTop: 1,
                borderColor: 'divider',
                '&:hover': { bgcolor: 'surface.hover' },
              }}
            >
              <Avatar name={name || '?'} size={28} />
              <Box sx={{ minWidth: 0, flex: 1 }}>
                <Box sx={oneLine}>{name || t('people.nameless')}</Box>
                <Box sx={{ color: 'text.secondary', fontWeight: 400, ...oneLine }}>
                  {[city, email].filter((fact) => fact !== null).join(' · ')}
                </Box>
              </Box>
              <ChevronRight size={16} strokeWidth={1.8} aria-hidden style={{ flex: 'none' }} />
            </RouteLink>
          ))}
        </SideCard>
      )}
    </Box>
  )
}

const oneLine = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const

function ReachBar({ people, of }: { people: number; of: number }) {
  const format = useFormat()
  const share = of === 0 ? 0 : Math.min(1, people / of)
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 3 }}>
      <Box aria-hidden sx={{ flex: 1, height: 8, borderRadius: '2px', bgcolor: 'surface.sunken', overflow: 'hidden' }}>
        <Box sx={{ width: `${share * 100}%`, height: '100%', bgcolor: 'text.secondary' }} />
      </Box>
      <Box component="b" sx={{ minWidth: 48, textAlign: 'right' }}>
        {format.number(people)}
      </Box>
    </Box>
  )
}
