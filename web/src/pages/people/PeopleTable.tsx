import Box from '@mui/material/Box'
import type { PersonRow } from '@trailwright/shared/wire/people.ts'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/Avatar.tsx'
import { type Column, DataTable, RowLink } from '../../ui/DataTable.tsx'
import { ToneChip } from '../../ui/StatusChip.tsx'
import { Time } from '../../ui/Time.tsx'

const mostTags = 3

/** People as rows: who, where, how to reach them, when they were last seen. */
export function PeopleTable({ rows }: { rows: readonly PersonRow[] }) {
  const { t } = useTranslation()
  const columns: readonly Column<PersonRow>[] = [
    {
      key: 'person',
      head: t('people.columns.person'),
      cell: (row) => (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2.75, minWidth: 0 }}>
          <Avatar name={row.name || '?'} size={28} />
          <Box sx={{ minWidth: 0 }}>
            <Box sx={{ typography: 'h4', ...oneLine }}>
              <RowLink to="/people/$id" params={{ id: row.id }}>
                {row.name || t('people.nameless')}
              </RowLink>
            </Box>
            {row.city !== null && (
              <Box sx={{ typography: 'caption', color: 'text.secondary', ...oneLine }}>{row.city}</Box>
            )}
          </Box>
        </Box>
      ),
    },
    {
      key: 'reach',
      head: t('people.columns.reach'),
      width: '30%',
      from: 'md',
      cell: (row) => (
        <>
          {[row.email, row.phone].map((address) =>
            address === null ? null : (
              <Box key={address} sx={{ color: 'text.secondary', ...oneLine }} title={address}>
                {address}
              </Box>
            ),
          )}
        </>
      ),
    },
    {
      key: 'tags',
      head: t('people.columns.tags'),
      width: '22%',
      from: 'lg',
      cell: (row) => (
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          {row.tags.slice(0, mostTags).map((tag) => (
            <ToneChip key={tag} tone="neutral">
              {tag}
            </ToneChip>
          ))}
          {row.tags.length > mostTags && <ToneChip tone="neutral">+{row.tags.length - mostTags}</ToneChip>}
        </Box>
      ),
    },
    {
      key: 'seen',
      head: t('people.columns.seen'),
      width: { xs: 110, md: 130 },
      align: 'right',
      cell: (row) => (
        <Box sx={{ color: 'text.secondary' }}>
          {row.lastSeenAt === null ? t('people.neverSeen') : <Time at={row.lastSeenAt} />}
        </Box>
      ),
    },
  ]
  return <DataTable label={t('people.title')} columns={columns} rows={rows} rowKey={({ id }) => id} />
}

const oneLine = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const
