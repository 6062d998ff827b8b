import Box from '@mui/material/Box'
import { inLanguage } from '@trailwright/shared/language/language.ts'
import type { JourneyRow } from '@trailwright/shared/wire/journeys.ts'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../client/session.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { type Column, DataTable, RowLink } from '../../ui/DataTable.tsx'
import { ReviewChip } from '../../ui/ReviewChip.tsx'
import { StatusChip } from '../../ui/StatusChip.tsx'
import { Time } from '../../ui/Time.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { ArchiveButton } from './ArchiveButton.tsx'

// The catalogue of steps is most of what a list would have to wait for; its rows are there before.
const TriggerLine = lazy(async () => ({ default: (await import('./TriggerLine.tsx')).TriggerLine }))
const TriggerMark = lazy(async () => ({ default: (await import('./TriggerLine.tsx')).TriggerMark }))

/** Journeys as rows: what starts them, their state, who is inside. */
export function JourneyTable({ rows }: { rows: readonly JourneyRow[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const format = useFormat()
  const mayPublish = useMay('publish')
  const count = (value: number) => (value === 0 ? <Box sx={{ color: 'text.secondary' }}>–</Box> : format.number(value))

  const columns: readonly Column<JourneyRow>[] = [
    {
      key: 'journey',
      head: t('journeys.columns.journey'),
      cell: (row) => (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2.75, minWidth: 0 }}>
          <Box sx={{ flex: 'none', width: 28, height: 28 }}>
            <Suspense>
              <TriggerMark trigger={row.trigger} running={row.status === 'live' || row.status === 'paused'} />
            </Suspense>
          </Box>
          <Box sx={{ minWidth: 0 }}>
            <Box sx={{ typography: 'h4' }}>
              <RowLink to="/journeys/$id" params={{ id: row.id }}>
                {inLanguage(row.name, language)}
              </RowLink>
            </Box>
            <Box
              sx={{
                typography: 'caption',
                color: 'text.secondary',
                overflow: 'hidden',
                textOverflow: 'ellipsis',
                whiteSpace: 'nowrap',
              }}
            >
              <Suspense fallback={'\u00a0'}>
                <TriggerLine trigger={row.trigger} />
              </Suspense>
            </Box>
          </Box>
        </Box>
      ),
    },
    {
      key: 'status',
      head: t('journeys.columns.status'),
      width: { xs: 110, md: 190 },
      cell: (row) => (
        <>
          <StatusChip status={row.status} version={row.version} />
          {row.review !== undefined && (
            <Box sx={{ mt: 0.75 }}>
              <ReviewChip state={row.review} />
            </Box>
          )}
          {row.changed && row.version !== null && (
            <Box sx={{ typography: 'caption', color: 'text.secondary', mt: 0.5 }}>{t('journeys.changed')}</Box>
          )}
        </>
      ),
    },
    {
      key: 'inside',
      head: t('journeys.columns.inside'),
      width: { xs: 84, md: 110 },
      align: 'right',
      cell: (row) => <Box sx={{ fontWeight: 600 }}>{count(row.inside)}</Box>,
    },
    {
      key: 'entered',
      head: t('journeys.columns.entered'),
      width: 110,
      align: 'right',
      from: 'md',
      cell: (row) => count(row.entered),
    },
    {
      key: 'owner',
      head: t('journeys.columns.owner'),
      width: 90,
      from: 'lg',
      cell: (row) => (
        <Box title={row.owner} sx={{ display: 'flex' }}>
          <Avatar name={row.owner} size={24} />
          <Box component="span" sx={visuallyHidden}>
            {row.owner}
          </Box>
        </Box>
      ),
    },
    {
      key: 'edited',
      head: t('journeys.columns.edited'),
      width: 120,
      align: 'right',
      from: 'md',
      cell: (row) => (
        <Box sx={{ color: 'text.secondary' }}>
          <Time at={row.updatedAt} />
        </Box>
      ),
    },
    ...(mayPublish && rows.some(isOver)
      ? [
          {
            key: 'archive',
            head: '',
            width: { xs: 52, md: 60 },
            align: 'right' as const,
            cell: (row: JourneyRow) => isOver(row) && <ArchiveButton row={row} />,
          },
        ]
      : []),
  ]
  return <DataTable label={t('journeys.title')} columns={columns} rows={rows} rowKey={({ id }) => id} />
}

function isOver({ status }: JourneyRow): boolean {
  return status === 'stopped' || status === 'archived'
}

const visuallyHidden = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
} as const
