import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useNavigate } from '@tanstack/react-router'
import { conditionText } from '@trailwright/shared/condition/words/words.ts'
import { createSegment, listSegments, type Segment } from '@trailwright/shared/wire/people.ts'
import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRoute, useSend } from '../../client/hooks.ts'
import { useMay } from '../../client/session.ts'
import { useNames } from '../../client/use-names.ts'
import { type Column, DataTable, RowLink } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState, ProblemAlert } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { Time } from '../../ui/Time.tsx'
import { useFormat } from '../../ui/use-format.ts'

/** All segments, each with its condition in words and how many people are in it. */
export function SegmentsPage() {
  const { t } = useTranslation()
  const mayEdit = useMay('edit')
  const navigate = useNavigate()
  const list = useRoute(listSegments)
  const create = useSend(createSegment, [listSegments])
  const make = () =>
    create.mutate(
      { body: { name: t('segments.newName'), condition: { all: [] } } },
      { onSuccess: ({ id }) => void navigate({ to: '/segments/$id', params: { id } }) },
    )
  const button = (
    <Button
      variant="contained"
      startIcon={<Plus size={16} strokeWidth={2} aria-hidden />}
      disabled={create.isPending}
      onClick={make}
    >
      {t('segments.create')}
    </Button>
  )

  if (list.error !== null) return <ErrorState problem={list.error} onRetry={() => void list.refetch()} />
  if (list.data === undefined) return <PageSkeleton />
  const { items } = list.data
  return (
    <>
      <PageHeader
        title={t('segments.title')}
        lead={t('segments.lead')}
        actions={mayEdit && items.length > 0 ? button : undefined}
      />
      <ProblemAlert problem={create.error} />
      {items.length === 0 ? (
        <EmptyState
          title={t('segments.empty')}
          help={t('segments.emptyHelp')}
          {...(mayEdit ? { action: button } : {})}
        />
      ) : (
        <SegmentTable rows={items} />
      )}
    </>
  )
}

function SegmentTable({ rows }: { rows: readonly Segment[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const names = useNames()
  const columns: readonly Column<Segment>[] = [
    {
      key: 'segment',
      head: t('segments.columns.segment'),
      cell: (row) => (
        <>
          <Box sx={{ typography: 'h4' }}>
            <RowLink to="/segments/$id" params={{ id: row.id }}>
              {row.name}
            </RowLink>
          </Box>
          <Box sx={{ typography: 'caption', color: 'text.secondary', ...twoLines }}>
            {conditionText(row.condition, names)}
          </Box>
        </>
      ),
    },
    {
      key: 'people',
      head: t('segments.columns.people'),
      width: { xs: 90, md: 120 },
      align: 'right',
      cell: (row) =>
        row.count === null ? (
          <Box sx={{ color: 'text.secondary' }}>{t('segments.notCounted')}</Box>
        ) : (
          <b>{format.number(row.count)}</b>
        ),
    },
    {
      key: 'changed',
      head: t('segments.columns.changed'),
      width: 140,
      align: 'right',
      from: 'md',
      cell: (row) => (
        <Box sx={{ color: 'text.secondary' }}>
          <Time at={row.updatedAt} />
        </Box>
      ),
    },
  ]
  return <DataTable label={t('segments.title')} columns={columns} rows={rows} rowKey={({ id }) => id} />
}

const twoLines = {
  display: '-webkit-box',
  WebkitLineClamp: 2,
  WebkitBoxOrient: 'vertical',
  overflow: 'hidden',
} as const
