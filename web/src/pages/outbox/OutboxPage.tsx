import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { createLink, useNavigate } from '@tanstack/react-router'
import { inLanguage } from '@trailwright/shared/language/language.ts'
import { listDeliveries } from '@trailwright/shared/wire/contents.ts'
import { listJourneys } from '@trailwright/shared/wire/journeys.ts'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { usePages } from '../../client/use-pages.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/SkeletonRows.tsx'
import { DeliveryDrawer } from './DeliveryDrawer.tsx'
import { DeliveryTable } from './DeliveryTable.tsx'
import { FilterSelect } from '../../ui/FilterSelect.tsx'
import { StaysBanner } from './StaysBanner.tsx'
import { deliveryStatuses } from './delivery-status.ts'
import { useDeliverySearch } from './use-delivery-search.ts'

const LinkButton = createLink(Button)
const channels = ['email', 'sms'] as const
const refreshMs = 10_000

/** Every message to a person: sent, kept here, skipped with its reason, failed. One opens beside the list. */
export function OutboxPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const navigate = useNavigate({ from: '/outbox' })
  const { delivery, ...filters } = useDeliverySearch()
  const { status, channel, journey } = filters
  const journeys = useRoute(listJourneys).data?.items ?? []
  const list = usePages(
    listDeliveries,
    (cursor) => ({
      query: {
        ...(status === undefined ? {} : { status }),
        ...(channel === undefined ? {} : { channel }),
        ...(journey === undefined ? {} : { journey }),
        ...(cursor === null ? {} : { cursor }),
      },
    }),
    { refetchInterval: refreshMs },
  )
  const show = (next: typeof filters) => void navigate({ search: (former) => ({ ...former, ...next }), replace: true })
  const rows = list.pages?.flatMap(({ items }) => items)
  const isFiltered = Object.values(filters).some((value) => value !== undefined)

  return (
    <>
      <PageHeader
        title={t('outbox.title')}
        lead={t('outbox.lead')}
        actions={
          <>
            <FilterSelect
              label={t('outbox.channel')}
              value={channel ?? ''}
              onChange={(chosen) => show({ channel: chosen || undefined })}
              all={t('outbox.anyChannel')}
              options={channels.map((value) => ({ value, text: t(`ui.channels.${value}`) }))}
            />
            <FilterSelect
              label={t('outbox.journey')}
              value={journey ?? ''}
              onChange={(chosen) => show({ journey: chosen || undefined })}
              all={t('outbox.anyJourney')}
              options={journeys.map(({ id, name }) => ({ value: id, text: inLanguage(name, language) }))}
            />
          </>
        }
      >
        <FilterChips
          label={t('outbox.filter')}
          value={status ?? 'all'}
          onChange={(chosen) => show({ status: chosen === 'all' ? undefined : chosen })}
          options={(['all', ...deliveryStatuses] as const).map((value) => ({
            value,
            text: value === 'all' ? t('outbox.all') : t(`outbox.statuses.${value}`),
          }))}
        />
      </PageHeader>
      <StaysBanner />
      {list.error !== null && <ErrorState problem={list.error} onRetry={list.retry} />}
      {rows === undefined && list.error === null && (
        <Box sx={{ p: 4 }}>
          <SkeletonRows />
        </Box>
      )}
      {rows?.length === 0 && (isFiltered ? <NothingFits /> : <NoMessages />)}
      {rows !== undefined && rows.length > 0 && (
        <>
          <DeliveryTable rows={rows} />
          <Box sx={{ px: { xs: 4, md: 7 }, py: 4 }}>
            {list.hasMore ? (
              <Button variant="outlined" disabled={list.isFetchingMore} onClick={list.more}>
                {t('outbox.earlier')}
              </Button>
            ) : (
              <Typography variant="caption" color="textSecondary">
                {t('outbox.beginning')}
              </Typography>
            )}
          </Box>
        </>
      )}
      <DeliveryDrawer id={delivery ?? null} onClose={() => void navigate({ search: filters, resetScroll: false })} />
    </>
  )
}

function NothingFits() {
  const { t } = useTranslation()
  return (
    <EmptyState
      title={t('outbox.nothing')}
      help={t('outbox.nothingHelp')}
      action={
        <LinkButton to="/outbox" search={{}} variant="outlined">
          {t('outbox.showAll')}
        </LinkButton>
      }
    />
  )
}

function NoMessages() {
  const { t } = useTranslation()
  return (
    <EmptyState
      title={t('outbox.empty.title')}
      help={t('outbox.empty.help')}
      action={
        <>
          <LinkButton to="/" variant="contained">
            {t('outbox.empty.journeys')}
          </LinkButton>
          <LinkButton to="/content" variant="outlined">
            {t('outbox.empty.contents')}
          </LinkButton>
        </>
      }
    />
  )
}
