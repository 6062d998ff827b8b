import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { createLink, useNavigate, useSearch } from '@tanstack/react-router'
import { inLanguage } from '@trailwright/shared/language/language.ts'
import { type JourneyRow, listJourneys } from '@trailwright/shared/wire/journeys.ts'
import { LayoutTemplate, Plus } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { useMay } from '../../client/session.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState, ProblemAlert } from '../../ui/ErrorState.tsx'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import type { JourneyStatus } from '../../ui/StatusChip.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { ImportButton } from './ImportButton.tsx'
import { JourneyTable } from './JourneyTable.tsx'
import { useNewJourney } from './use-new-journey.ts'

const LinkButton = createLink(Button)
const statuses: readonly JourneyStatus[] = ['live', 'paused', 'draft', 'stopped', 'archived']

const StartScreen = lazy(async () => ({ default: (await import('../start/StartScreen.tsx')).StartScreen }))

/** All journeys; while there is none, the start screen. */
export function JourneysPage() {
  const list = useRoute(listJourneys)
  if (list.error !== null) return <ErrorState problem={list.error} onRetry={() => void list.refetch()} />
  if (list.data === undefined) return <PageSkeleton />
  if (list.data.items.length > 0) return <Journeys rows={list.data.items} />
  return (
    <Suspense fallback={<PageSkeleton />}>
      <StartScreen first />
    </Suspense>
  )
}

function Journeys({ rows }: { rows: readonly JourneyRow[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const navigate = useNavigate({ from: '/' })
  const { status, search = '' } = useSearch({ from: '/shell/' })
  const mayEdit = useMay('edit')
  const create = useNewJourney()

  const found = rows.filter(({ name }) => inLanguage(name, language).toLowerCase().includes(search.toLowerCase()))
  const isShown = (row: JourneyRow, chosen: JourneyStatus | 'all'): boolean =>
    chosen === 'all' ? row.status !== 'archived' : row.status === chosen
  const shown = found.filter((row) => isShown(row, status ?? 'all'))
  const show = (next: { status?: JourneyStatus | undefined; search?: string | undefined }) =>
    void navigate({ search: (former) => ({ ...former, ...next }), replace: true })

  return (
    <>
      <PageHeader
        title={t('journeys.title')}
        actions={
          <>
            <SearchField
              label={t('journeys.search')}
              value={search}
              onChange={(text) => show({ search: text || undefined })}
            />
            {mayEdit && (
              <>
                <ImportButton variant="outlined" />
                <LinkButton to="/start" variant="outlined" startIcon={<LayoutTemplate size={16} strokeWidth={1.8} />}>
                  {t('journeys.fromStarter')}
                </LinkButton>
                <Button
                  variant="contained"
                  startIcon={<Plus size={16} strokeWidth={2} />}
                  disabled={create.isPending}
                  onClick={create.blank}
                >
                  {t('journeys.create')}
                </Button>
              </>
            )}
          </>
        }
      >
        <FilterChips
          label={t('journeys.filter')}
          value={status ?? 'all'}
          onChange={(chosen) => show({ status: chosen === 'all' ? undefined : chosen })}
          options={(['all', ...statuses] as const)
            .map((value) => ({
              value,
              text: value === 'all' ? t('journeys.all') : t(`ui.status.${value}`),
              count: found.filter((row) => isShown(row, value)).length,
            }))
            .filter(({ value, count }) => value === 'all' || value === status || count > 0)
            .map((option) => ({ ...option, count: String(option.count) }))}
        />
      </PageHeader>
      <ProblemAlert problem={create.problem} />
      {shown.length === 0 ? (
        <EmptyState
          title={t('journeys.nothing')}
          help={t('journeys.nothingHelp')}
          action={
            <Button variant="outlined" onClick={() => show({ status: undefined, search: undefined })}>
              {t('journeys.showAll')}
            </Button>
          }
        />
      ) : (
        <JourneyTable rows={shown} />
      )}
      <Sum rows={rows} />
    </>
  )
}

/** How many people are inside how many journeys, at the foot of the page. */
function Sum({ rows }: { rows: readonly JourneyRow[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const occupied = rows.filter(({ inside }) => inside > 0)
  const people = occupied.reduce((sum, { inside }) => sum + inside, 0)
  return (
    <Box
      sx={{
        mt: 'auto',
        position: 'sticky',
        bottom: 0,
        px: { xs: 4, md: 7 },
        py: 2.5,
        borderTop: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
      }}
    >
      <Typography variant="body2" color="textSecondary">
        {people === 0
          ? t('journeys.insideNone')
          : t('journeys.inside', {
              count: people,
              people: format.number(people),
              journeys: t('journeys.journeys', { count: occupied.length }),
            })}
      </Typography>
    </Box>
  )
}
