import Button from '@mui/material/Button'
import Box from '@mui/material/Box'
import { createLink, useNavigate, useSearch } from '@tanstack/react-router'
import { listPeople, listSegments } from '@trailwright/shared/wire/people.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { FirstEvent } from './FirstEvent.tsx'
import { PeopleTable } from './PeopleTable.tsx'
import { SegmentFilter } from './SegmentFilter.tsx'

const LinkButton = createLink(Button)
const typingPauseMs = 250

/** Everybody, or a segment of them; found by name, address or id. */
export function PeoplePage() {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate({ from: '/people' })
  const { search = '', segment, cursor } = useSearch({ from: '/shell/people' })
  const [typed, setTyped] = useState(search)
  const segments = useRoute(listSegments).data?.items ?? []
  const people = useRoute(
    listPeople,
    {
      query: {
        ...(search === '' ? {} : { search }),
        ...(segment === undefined ? {} : { segment }),
        ...(cursor === undefined ? {} : { cursor }),
      },
    },
    { keepPrevious: true },
  )

  useEffect(() => setTyped(search), [search])
  useEffect(() => {
    if (typed === search) return undefined
    const timer = setTimeout(
      () =>
        void navigate({
          search: (former) => ({ ...former, search: typed || undefined, cursor: undefined }),
          replace: true,
        }),
      typingPauseMs,
    )
    return () => clearTimeout(timer)
  }, [typed, search, navigate])

  if (people.error !== null) return <ErrorState problem={people.error} onRetry={() => void people.refetch()} />
  if (people.data === undefined) return <PageSkeleton />
  const { items, next, total } = people.data
  const isFiltered = search !== '' || segment !== undefined
  if (items.length === 0 && !isFiltered && cursor === undefined) return <FirstEvent />

  return (
    <>
      <PageHeader
        title={t('people.title')}
        lead={total === null ? undefined : t('people.total', { count: total, number: format.number(total) })}
        actions={
          <>
            <SegmentFilter
              segments={segments}
              value={segment ?? ''}
              onChange={(chosen) =>
                void navigate({ search: { search: search || undefined, segment: chosen || undefined } })
              }
            />
            <SearchField label={t('people.search')} value={typed} onChange={setTyped} />
          </>
        }
      />
      {items.length === 0 ? (
        <EmptyState
          title={t('people.nobody')}
          help={t('people.nobodyHelp')}
          action={
            <LinkButton to="/people" search={{}} variant="outlined">
              {t('people.showEveryone')}
            </LinkButton>
          }
        />
      ) : (
        <PeopleTable rows={items} />
      )}
      {(next !== null || cursor !== undefined) && (
        <Box
          component="nav"
          aria-label={t('people.pages')}
          sx={{ display: 'flex', gap: 2, px: { xs: 4, md: 7 }, py: 4 }}
        >
          {cursor !== undefined && (
            <LinkButton to="/people" search={(former) => ({ ...former, cursor: undefined })} variant="outlined">
              {t('people.firstPage')}
            </LinkButton>
          )}
          {next !== null && (
            <LinkButton to="/people" search={(former) => ({ ...former, cursor: next })} variant="outlined">
              {t('people.nextPage')}
            </LinkButton>
          )}
        </Box>
      )}
    </>
  )
}
