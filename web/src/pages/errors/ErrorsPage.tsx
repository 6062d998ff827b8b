import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { inLanguage } from '@trailwright/shared/language/language.ts'
import { listErrors } from '@trailwright/shared/wire/errors.ts'
import { listJourneys } from '@trailwright/shared/wire/journeys.ts'
import { PlugZap } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Banner } from '../../ui/Banner.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { FilterSelect } from '../../ui/FilterSelect.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/SkeletonRows.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { ErrorCard } from './ErrorCard.tsx'
import { channelName } from './error-words.ts'

const refreshMs = 10_000

/** The error inbox: what holds people up, by cause; mend it, then let them go on exactly there, past it, or out. */
export function ErrorsPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const navigate = useNavigate({ from: '/errors' })
  const { journey } = useSearch({ from: '/shell/errors' })
  const journeys = useRoute(listJourneys).data?.items ?? []
  const errors = useRoute(
    listErrors,
    { query: journey === undefined ? {} : { journey } },
    { refetchInterval: refreshMs, keepPrevious: true },
  )
  const { data } = errors
  const show = (chosen: string) => void navigate({ search: { journey: chosen || undefined }, replace: true })
  return (
    <>
      <PageHeader
        title={t('errors.title')}
        lead={t('errors.lead')}
        actions={
          <FilterSelect
            label={t('outbox.journey')}
            value={journey ?? ''}
            onChange={show}
            all={t('outbox.anyJourney')}
            options={journeys.map(({ id, name }) => ({ value: id, text: inLanguage(name, language) }))}
          />
        }
      />
      {data?.breakers.map(({ host, nextTryAt, waiting, lastError }) => (
        <Banner
          key={host}
          tone="warning"
          icon={PlugZap}
          title={t('errors.breaker', { host: channelName({ t }, host) })}
        >
          {t('errors.breakerHelp', {
            count: waiting,
            number: format.number(waiting),
            error: lastError,
            when: format.ago(nextTryAt),
          })}
        </Banner>
      ))}
      {errors.error !== null && data === undefined && (
        <ErrorState problem={errors.error} onRetry={() => void errors.refetch()} />
      )}
      {data === undefined && errors.error === null && (
        <Box sx={{ p: 4 }}>
          <SkeletonRows rows={4} height={96} />
        </Box>
      )}
      {data?.groups.length === 0 && (
        <EmptyState
          title={t('errors.none')}
          help={t('errors.noneHelp')}
          action={
            journey === undefined ? undefined : (
              <Button variant="outlined" onClick={() => show('')}>
                {t('errors.showAll')}
              </Button>
            )
          }
        />
      )}
      <Box sx={{ display: 'grid', gap: 3, p: { xs: 3, md: 6 }, pt: 3 }}>
        {data?.groups.map((group) => (
          <ErrorCard key={group.id} group={group} />
        ))}
      </Box>
    </>
  )
}
