import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import MenuItem from '@mui/material/MenuItem'
import Select from '@mui/material/Select'
import { createLink, useNavigate, useSearch } from '@tanstack/react-router'
import { getCatalogue, listReceived, receivedSchema } from '@trailwright/shared/wire/events.ts'
import { Pause, Play, Send } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { useMay } from '../../client/session.ts'
import { usePages } from '../../client/use-pages.ts'
import { CopyField } from '../../ui/CopyField.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/SkeletonRows.tsx'
import { serverSample } from '../settings/event-samples.ts'
import { EventTable, type Received } from './EventTable.tsx'
import { ReceivedDrawer } from './ReceivedDrawer.tsx'
import { TestEventDialog } from './TestEventDialog.tsx'

const LinkButton = createLink(Button)
const statuses = receivedSchema.shape.status.options
const refreshMs = 2000

/** Calls as they arrive, with what became of each. */
export function EventsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/events' })
  const { status, name, event } = useSearch({ from: '/shell/events' })
  const mayEdit = useMay('edit')
  const [isPaused, setPaused] = useState(false)
  const [isSending, setSending] = useState(false)
  const known = useRoute(getCatalogue).data?.events.map((one) => one.name) ?? []
  const list = usePages(
    listReceived,
    (cursor) => ({
      query: {
        ...(status === undefined ? {} : { status }),
        ...(name === undefined ? {} : { name }),
        ...(cursor === null ? {} : { cursor }),
      },
    }),
    isPaused ? {} : { refetchInterval: refreshMs },
  )
  const rows = list.pages?.flatMap(({ items }) => items)
  const isFiltered = status !== undefined || name !== undefined
  const show = (next: { status?: Received['status'] | undefined; name?: string | undefined }) =>
    void navigate({ search: (former) => ({ ...former, ...next }), replace: true })

  return (
    <>
      <PageHeader
        title={t('events.title')}
        lead={t('events.lead')}
        actions={
          <>
            <Button
              variant="outlined"
              startIcon={
                isPaused ? (
                  <Play size={15} strokeWidth={1.8} aria-hidden />
                ) : (
                  <Pause size={15} strokeWidth={1.8} aria-hidden />
                )
              }
              onClick={() => setPaused(!isPaused)}
            >
              {t(isPaused ? 'events.resume' : 'events.pause')}
            </Button>
            {mayEdit && (
              <Button
                variant="contained"
                startIcon={<Send size={15} strokeWidth={1.8} aria-hidden />}
                onClick={() => setSending(true)}
              >
                {t('events.send')}
              </Button>
            )}
          </>
        }
      >
        <FilterChips
          label={t('events.filter')}
          value={status ?? 'all'}
          onChange={(chosen) => show({ status: chosen === 'all' ? undefined : chosen })}
          options={(['all', ...statuses] as const).map((value) => ({
            value,
            text: value === 'all' ? t('events.all') : t(`events.statuses.${value}`),
          }))}
        />
        <Select
          value={name ?? ''}
          displayEmpty
          onChange={(change) => show({ name: change.target.value || undefined })}
          SelectDisplayProps={{ 'aria-label': t('events.name') }}
          sx={{ typography: 'body2', maxWidth: 240 }}
        >
          <MenuItem value="">{t('events.anyName')}</MenuItem>
          {[...new Set([...known, ...(name === undefined ? [] : [name])])].map((one) => (
            <MenuItem key={one} value={one}>
              {one}
            </MenuItem>
          ))}
        </Select>
        <Box role="status" sx={{ typography: 'body2', color: 'text.secondary' }}>
          {isPaused && t('events.paused')}
        </Box>
      </PageHeader>
      {list.error !== null && <ErrorState problem={list.error} onRetry={list.retry} />}
      {rows === undefined && list.error === null && (
        <Box sx={{ px: 4 }}>
          <SkeletonRows height={44} />
        </Box>
      )}
      {rows?.length === 0 &&
        (isFiltered ? (
          <EmptyState
            title={t('events.nothing')}
            help={t('events.nothingHelp')}
            action={
              <LinkButton to="/events" search={{}} variant="outlined">
                {t('events.showAll')}
              </LinkButton>
            }
          />
        ) : (
          <NoEvents />
        ))}
      {rows !== undefined && rows.length > 0 && <EventTable rows={rows} />}
      {list.hasMore && (
        <Box sx={{ px: { xs: 4, md: 7 }, py: 4 }}>
          <Button variant="outlined" disabled={list.isFetchingMore} onClick={list.more}>
            {t('events.more')}
          </Button>
        </Box>
      )}
      <ReceivedDrawer
        received={rows?.find(({ id }) => id === event)}
        onClose={() => void navigate({ search: (former) => ({ ...former, event: undefined }) })}
      />
      {isSending && <TestEventDialog onClose={() => setSending(false)} />}
    </>
  )
}

/** While nothing has come: a program that sends the first event. */
function NoEvents() {
  const { t } = useTranslation()
  const mayManage = useMay('manage')
  return (
    <>
      <EmptyState
        title={t('events.empty')}
        help={t('events.emptyHelp')}
        action={
          mayManage && (
            <LinkButton to="/settings/write-keys" variant="outlined">
              {t('events.key')}
            </LinkButton>
          )
        }
      />
      <Box sx={{ px: { xs: 4, md: 7 }, pb: 6, maxWidth: 760 }}>
        <CopyField label={t('events.emptySample')} value={serverSample('WRITE_KEY', window.location.origin)} block />
      </Box>
    </>
  )
}
