import Box from '@mui/material/Box'
import { type ContentRow, listContents } from '@trailwright/shared/wire/contents.ts'
import { Mail, MessageSquareText } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { useMay } from '../../client/session.ts'
import { type Column, DataTable, RowLink } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { KindMark } from '../../ui/KindMark.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { ToneChip } from '../../ui/StatusChip.tsx'
import { Time } from '../../ui/Time.tsx'
import { NewContent } from './NewContent.tsx'

const channels = ['email', 'sms'] as const

/** What messages say, by channel, with what is published and what is still a draft. */
export function ContentsPage() {
  const { t } = useTranslation()
  const mayEdit = useMay('edit')
  const list = useRoute(listContents)
  const [channel, setChannel] = useState<'all' | (typeof channels)[number]>('all')
  const [search, setSearch] = useState('')
  if (list.error !== null) return <ErrorState problem={list.error} onRetry={() => void list.refetch()} />
  if (list.data === undefined) return <PageSkeleton />

  const { items } = list.data
  const found = items.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()))
  const shown = found.filter((row) => channel === 'all' || row.channel === channel)
  if (items.length === 0) {
    return (
      <>
        <PageHeader title={t('content.title')} lead={t('content.lead')} />
        <EmptyState
          title={t('content.empty')}
          help={t('content.emptyHelp')}
          {...(mayEdit ? { action: <NewContent /> } : {})}
        />
      </>
    )
  }
  return (
    <>
      <PageHeader
        title={t('content.title')}
        lead={t('content.lead')}
        actions={
          <>
            <SearchField label={t('content.search')} value={search} onChange={setSearch} />
            {mayEdit && <NewContent />}
          </>
        }
      >
        <FilterChips
          label={t('content.filter')}
          value={channel}
          onChange={setChannel}
          options={(['all', ...channels] as const).map((value) => ({
            value,
            text: value === 'all' ? t('content.all') : t(`ui.channels.${value}`),
            count: String(found.filter((row) => value === 'all' || row.channel === value).length),
          }))}
        />
      </PageHeader>
      {shown.length === 0 ? (
        <EmptyState title={t('content.nothing')} help={t('content.nothingHelp')} />
      ) : (
        <ContentTable rows={shown} />
      )}
    </>
  )
}

function ContentTable({ rows }: { rows: readonly ContentRow[] }) {
  const { t } = useTranslation()
  const columns: readonly Column<ContentRow>[] = [
    {
      key: 'content',
      head: t('content.columns.content'),
      cell: (row) => (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2.75, minWidth: 0 }}>
          <KindMark
            family="message"
            icon={row.channel === 'sms' ? MessageSquareText : Mail}
            size={28}
            tone={row.published ? 'solid' : 'soft'}
          />
          <Box sx={{ minWidth: 0 }}>
            <Box sx={{ typography: 'h4', overflow: 'hidden', textOverflow: 'ellipsis' }}>
              <RowLink to="/content/$id" params={{ id: row.id }}>
                {row.name}
              </RowLink>
            </Box>
            <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
              {[
                row.channel === 'email' || row.channel === 'sms' ? t(`ui.channels.${row.channel}`) : row.channel,
                row.category === 'transactional'
                  ? t('content.categories.transactional')
                  : t('content.categories.marketing'),
              ].join(' · ')}
            </Box>
          </Box>
        </Box>
      ),
    },
    {
      key: 'status',
      head: t('content.columns.status'),
      width: { xs: 120, md: 180 },
      cell: (row) => (
        <>
          <ToneChip tone={row.published ? 'success' : 'neutral'}>
            {t(row.published ? 'content.published' : 'content.draft')}
          </ToneChip>
          {row.published && row.changed && (
            <Box sx={{ typography: 'caption', color: 'text.secondary', mt: 0.5 }}>{t('content.changed')}</Box>
          )}
        </>
      ),
    },
    {
      key: 'languages',
      head: t('content.columns.languages'),
      width: 160,
      from: 'md',
      cell: (row) => row.languages.map((language) => t(`content.languages.${language}`)).join(' · '),
    },
    {
      key: 'changed',
      head: t('content.columns.changed'),
      width: 130,
      align: 'right',
      from: 'md',
      cell: (row) => (
        <Box sx={{ color: 'text.secondary' }}>
          <Time at={row.updatedAt} />
        </Box>
      ),
    },
  ]
  return <DataTable label={t('content.title')} columns={columns} rows={rows} rowKey={({ id }) => id} />
}
