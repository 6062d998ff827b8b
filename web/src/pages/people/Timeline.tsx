import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { getTimeline, type TimelineItem } from '@trailwright/shared/wire/people.ts'
import { useTranslation } from 'react-i18next'
import { now } from '../../client/clock.ts'
import { usePages } from '../../client/use-pages.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { SkeletonRows } from '../../ui/SkeletonRows.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { isMechanics, lineOf } from './timeline-line.ts'
import { TimelineRow } from './TimelineRow.tsx'
import { useJourneys } from './why/step-of.ts'
import { useWhyWords } from './why/why-words.ts'

const kinds = ['all', 'message', 'notSent', 'event', 'journey', 'step', 'consent'] as const

/** What happened to a person, latest first, by days; each step with its reasons. */
export function Timeline({ person }: { person: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/people/$id' })
  const { kind } = useSearch({ from: '/shell/people/$id' })
  const timeline = usePages(getTimeline, (cursor) => ({
    params: { person },
    query: { ...(kind === undefined ? {} : { kind }), ...(cursor === null ? {} : { cursor }) },
  }))
  const items = timeline.pages?.flatMap((page) => page.items)
  const shown = kind === undefined ? items?.filter((item) => !isMechanics(item)) : items
  const show = (chosen: (typeof kinds)[number] | 'merge') =>
    void navigate({ search: { kind: chosen === 'all' ? undefined : chosen }, replace: true })

  return (
    <Box
      component="section"
      aria-label={t('people.page.timeline')}
      sx={{ flex: 1, minWidth: 0, px: { xs: 4, md: 7 }, py: 3.5 }}
    >
      <FilterChips
        label={t('people.page.filter')}
        value={kind ?? 'all'}
        onChange={show}
        options={(kind === 'merge' ? [...kinds, kind] : kinds).map((value) => ({
          value,
          text: t(`people.page.kinds.${value}`),
        }))}
      />
      {timeline.error !== null && <ErrorState problem={timeline.error} onRetry={timeline.retry} />}
      {shown === undefined && timeline.error === null && <SkeletonRows />}
      {shown?.length === 0 && !timeline.hasMore && (
        <Box sx={{ mx: { xs: -4, md: -7 } }}>
          <EmptyState
            title={t('people.page.nothing')}
            help={t('people.page.nothingHelp')}
            action={
              kind !== undefined && (
                <Button variant="outlined" onClick={() => show('all')}>
                  {t('people.page.showAll')}
                </Button>
              )
            }
          />
        </Box>
      )}
      {shown !== undefined && <Days items={shown} />}
      {timeline.hasMore && (
        <Button variant="outlined" disabled={timeline.isFetchingMore} onClick={timeline.more} sx={{ mt: 4 }}>
          {t('people.page.earlier')}
        </Button>
      )}
      {!timeline.hasMore && shown !== undefined && shown.length > 0 && (
        <Typography variant="caption" color="textSecondary" sx={{ mt: 4, display: 'block' }}>
          {t('people.page.beginning')}
        </Typography>
      )}
    </Box>
  )
}

function Days({ items }: { items: readonly TimelineItem[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useWhyWords()
  const journeys = useJourneys(items.flatMap(({ journey }) => (journey === null ? [] : [journey.id])))
  const today = dayKey(now())
  const year = new Date(now()).getFullYear()
  return byDay(items).map(({ key, at, of }) => {
    const isThisYear = new Date(at).getFullYear() === year
    const day = isThisYear ? format.day(at) : `${format.day(at)} ${new Date(at).getFullYear()}`
    return (
      <Box component="section" key={key} aria-label={day}>
        <Typography
          component="h2"
          variant="caption"
          sx={{ fontWeight: 600, color: 'text.secondary', pl: '54px', mt: 3, mb: 1 }}
        >
          {key === today ? t('people.page.today', { day }) : day}
        </Typography>
        <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {of.map((item) => (
            <TimelineRow key={item.id} at={item.at} line={lineOf(words, item, journeys)} />
          ))}
        </Box>
      </Box>
    )
  })
}

interface Day {
  readonly key: string
  readonly at: number
  readonly of: TimelineItem[]
}

/** The reader's own days, latest first. */
function byDay(items: readonly TimelineItem[]): readonly Day[] {
  const days: Day[] = []
  for (const item of items) {
    const key = dayKey(item.at)
    const last = days.at(-1)
    if (last?.key === key) last.of.push(item)
    else days.push({ key, at: item.at, of: [item] })
  }
  return days
}

function dayKey(at: number): string {
  return new Date(at).toDateString()
}
