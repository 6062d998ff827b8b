import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import { createLink } from '@tanstack/react-router'
import type { DeliveryRow } from '@trailwright/shared/wire/contents.ts'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, RowLink } from '../../ui/DataTable.tsx'
import { KindMark } from '../../ui/KindMark.tsx'
import { Time } from '../../ui/Time.tsx'
import { messageWhy } from '../people/why/message-why.ts'
import { useWhyWords } from '../people/why/why-words.ts'
import { DeliveryChips } from './DeliveryChips.tsx'
import { deliveryTitle } from './delivery-title.ts'
import { messageIcon } from './message-icon.ts'
import { useDeliverySearch } from './use-delivery-search.ts'

const RouteLink = createLink(Link)

/** Messages as rows: what, to whom, what became of it and why. */
export function DeliveryTable({ rows }: { rows: readonly DeliveryRow[] }) {
  const { t } = useTranslation()
  const words = useWhyWords()
  const { names } = words
  const search = useDeliverySearch()
  const columns: readonly Column<DeliveryRow>[] = [
    {
      key: 'message',
      head: t('outbox.columns.message'),
      cell: (row) => (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2.75, minWidth: 0 }}>
          <KindMark
            family="message"
            icon={messageIcon(row)}
            size={28}
            tone={row.status === 'sent' || row.status === 'outbox' ? 'solid' : 'soft'}
            label={names.channel(row.channel)}
          />
          <Box sx={{ minWidth: 0 }}>
            <Box sx={{ typography: 'h4', ...oneLine }}>
              <RowLink to="/outbox" search={{ ...search, delivery: row.id }} resetScroll={false}>
                {deliveryTitle(row, names)}
              </RowLink>
            </Box>
            <Box sx={{ typography: 'caption', color: 'text.secondary', ...oneLine }}>
              <Box component="span" sx={{ display: { xs: 'none', md: 'inline' } }}>
                {row.content !== null && row.subject !== '' ? names.content(row.content) : names.channel(row.channel)}
              </Box>
              <Box component="span" sx={{ display: { md: 'none' } }}>
                {row.personName || row.address}
              </Box>
            </Box>
            <Box sx={{ display: { md: 'none' }, mt: 0.5 }}>
              <DeliveryChips delivery={row} />
            </Box>
          </Box>
        </Box>
      ),
    },
    {
      key: 'person',
      head: t('outbox.columns.person'),
      width: '22%',
      from: 'md',
      cell: (row) => (
        <>
          <Box sx={oneLine}>
            {row.person === null ? (
              t('outbox.testTo')
            ) : (
              <RouteLink
                to="/people/$id"
                params={{ id: row.person }}
                color="inherit"
                underline="hover"
                sx={{ position: 'relative', zIndex: 1, fontWeight: 400 }}
              >
                {row.personName || t('people.nameless')}
              </RouteLink>
            )}
          </Box>
          <Box sx={{ typography: 'caption', color: 'text.secondary', ...oneLine }} title={row.address}>
            {row.address}
          </Box>
        </>
      ),
    },
    {
      key: 'status',
      head: t('outbox.columns.status'),
      width: '30%',
      from: 'md',
      cell: (row) => (
        <Box sx={{ py: 1 }}>
          <DeliveryChips delivery={row} />
          {explained.has(row.status) && (
            <Box sx={{ typography: 'caption', color: 'text.secondary', mt: 0.5, ...twoLines }}>
              {messageWhy(words, { ...row, evidence: [row.detail] }).join(' ')}
            </Box>
          )}
        </Box>
      ),
    },
    {
      key: 'journey',
      head: t('outbox.columns.journey'),
      width: '16%',
      from: 'xl',
      cell: (row) => (
        <Box sx={{ color: 'text.secondary', ...oneLine }}>{row.journey !== null && names.journey(row.journey)}</Box>
      ),
    },
    {
      key: 'at',
      head: t('outbox.columns.at'),
      width: { xs: 96, md: 100 },
      align: 'right',
      cell: (row) => (
        <Box sx={{ color: 'text.secondary' }}>
          <Time at={row.at} />
        </Box>
      ),
    },
  ]
  return <DataTable label={t('outbox.title')} columns={columns} rows={rows} rowKey={({ id }) => id} />
}

/** What did not simply go out says why in the list already. */
const explained: ReadonlySet<string> = new Set(['skipped', 'failed', 'held', 'withdrawn'])

const oneLine = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const
const twoLines = {
  display: '-webkit-box',
  WebkitLineClamp: 2,
  WebkitBoxOrient: 'vertical',
  overflow: 'hidden',
} as const
