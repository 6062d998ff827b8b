import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { createLink, useNavigate, useSearch } from '@tanstack/react-router'
import { getCatalogue, listReceived } from '@trailwright/shared/wire/events.ts'
import { Pause, Play, Send, Tag } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { useMay } from '../../client/session.ts'
import { usePages } from '../../client/use-pages.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { FilterSelect } from '../../ui/FilterSelect.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/SkeletonRows.tsx'
import { EventTable } from './EventTable.tsx'
import { FirstCall } from './FirstCall.tsx'
import { LiveMark } from './LiveMark.tsx'
import { NamesDialog } from './NamesDialog.tsx'
import { ReceivedDrawer } from './ReceivedDrawer.tsx'
import { TestEventDialog } from './TestEventDialog.tsx'
import { keyed, receivedStatuses } from './received.ts'
import { useScrolledDown } from './use-scrolled-down.ts'

const LinkButton = createLink(Button)
const refreshMs = 2000

/** Calls as they arrive, with what became of each. The list stands still while somebody reads further down or in one. */
export function EventsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/events' })
  const { event, send: wished, data, ...filters } = useSearch({ from: '/shell/events' })
  const { status, name } = filters
  const mayEdit = useMay('edit')
  const [isStopped, setStopped] = useState(false)
  const [isSending, setSending] = useState(wished !== undefined)
  const [isNaming, setNaming] = useState(false)
  const top = useRef<HTMLDivElement>(null)
  const isScrolled = useScrolledDown(top)
  const pause = isStopped ? 'paused' : event !== undefined ? 'open' : isScrolled ? 'scrolled' : null
  const known = useRoute(getCatalogue).data?.events ?? []
  const list = usePages(
    listReceived,
    (cursor) => ({
      query: {
        ...(status === undefined ? {} : { status }),
        ...(name === undefined ? {} : { name }),
        ...(cursor === null ? {} : { cursor }),
      },
    }),
    pause === null ? { refetchInterval: refreshMs } : {},
  )
  const rows = list.pages && keyed(list.pages.flatMap(({ items }) => items))
  const open = rows?.find(({ key }) => key === event)?.call
  // An address may name a call that has left the list; nothing is open then.
  const isGone = event !== undefined && rows !== undefined && open === undefined
  useEffect(() => {
    if (isGone) void navigate({ search: (former) => ({ ...former, event: undefined }), replace: true })
  }, [isGone, navigate])
  const isFiltered = status !== undefined || name !== undefined
  const show = (next: typeof filters) => void navigate({ search: (former) => ({ ...former, ...next }), replace: true })
  const send = mayEdit && (
    <Button
      variant="outlined"
      startIcon={<Send size={15} strokeWidth={1.8} aria-hidden />}
      onClick={() => setSending(true)}
    >
      {t('events.send')}
    </Button>
  )
  const isEmpty = rows?.length === 0 && !isFiltered
  const PauseIcon = isStopped ? Play : Pause

  return (
    <>
      <PageHeader
        title={t('events.title')}
        lead={t('events.lead')}
        actions={
          !isEmpty && (
            <>
              <LiveMark pause={pause} />
              <Button
                variant="outlined"
                startIcon={<PauseIcon size={15} strokeWidth={1.8} aria-hidden />}
                onClick={() => setStopped(!isStopped)}
              >
                {t(isStopped ? 'events.resume' : 'events.pause')}
              </Button>
              {mayEdit && (
                <Button
                  variant="outlined"
                  startIcon={<Tag size={15} strokeWidth={1.8} aria-hidden />}
                  onClick={() => setNaming(true)}
                >
                  {t('names.open')}
                </Button>
              )}
              {send}
            </>
          )
        }
      >
        {!isEmpty && (
          <>
            <FilterChips
              label={t('events.filter')}
              value={status ?? 'all'}
              onChange={(chosen) => show({ status: chosen === 'all' ? undefined : chosen })}
              options={(['all', ...receivedStatuses] as const).map((value) => ({
                value,
                text: value === 'all' ? t('events.all') : t(`events.statuses.${value}`),
              }))}
            />
            <FilterSelect
              label={t('events.name')}
              value={name ?? ''}
              onChange={(chosen) => show({ name: chosen || undefined })}
              all={t('events.anyName')}
              options={known.map((one) => ({ value: one.name, text: one.name }))}
            />
          </>
        )}
      </PageHeader>
      <div ref={top} />
      {list.error !== null && <ErrorState problem={list.error} onRetry={list.retry} />}
      {rows === undefined && list.error === null && (
        <Box sx={{ p: 4 }}>
          <SkeletonRows />
        </Box>
      )}
      {isEmpty && <FirstCall send={send} />}
      {rows?.length === 0 && isFiltered && (
        <EmptyState
          title={t('events.nothing')}
          help={t('events.nothingHelp')}
          action={
            <LinkButton to="/events" search={{}} variant="outlined">
              {t('events.showAll')}
            </LinkButton>
          }
        />
      )}
      {rows !== undefined && rows.length > 0 && <EventTable rows={rows} />}
      {list.hasMore && (
        <Box sx={{ px: { xs: 4, md: 7 }, py: 4 }}>
          <Button variant="outlined" disabled={list.isFetchingMore} onClick={list.more}>
            {t('events.more')}
          </Button>
        </Box>
      )}
      <ReceivedDrawer received={open} onClose={() => void navigate({ search: filters, resetScroll: false })} />
      {isNaming && <NamesDialog onClose={() => setNaming(false)} />}
      {isSending && mayEdit && (
        <TestEventDialog
          first={wished ?? ''}
          data={data}
          onClose={() => {
            setSending(false)
            if (wished !== undefined) void navigate({ search: filters, replace: true })
          }}
          onSent={() => {
            setSending(false)
            setStopped(false)
            void navigate({ search: {} })
          }}
        />
      )}
    </>
  )
}
