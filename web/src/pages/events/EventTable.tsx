import Box from '@mui/material/Box'
import { receivedSchema } from '@trailwright/shared/wire/events.ts'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { type Column, DataTable, RowLink } from '../../ui/DataTable.tsx'
import { type Tone, ToneChip } from '../../ui/StatusChip.tsx'
import { Time } from '../../ui/Time.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { highlights, restOf } from '../people/event-facts.ts'
import { objectIn } from '../people/why/read.ts'
import { useReceivedText } from './received-text.ts'

export type Received = z.infer<typeof receivedSchema>

export const receivedTones: Readonly<Record<Received['status'], Tone>> = {
  accepted: 'success',
  duplicate: 'neutral',
  refused: 'error',
}

/** Calls as rows: what, of whom, what became of it and why. */
export function EventTable({ rows }: { rows: readonly Received[] }) {
  const { t } = useTranslation()
  const text = useReceivedText()
  const search = useSearch({ from: '/shell/events' })
  const format = useFormat()
  const factsOf = ({ type, payload, ...row }: Received): readonly string[] => {
    const properties = objectIn(payload, type === 'identify' ? 'traits' : 'properties')
    const facts = [...highlights(properties, format), ...restOf(properties, 2)]
    return facts.length === 0 ? [text.type({ type, payload, ...row })] : facts
  }
  const columns: readonly Column<Received>[] = [
    {
      key: 'event',
      head: t('events.columns.event'),
      cell: (row) => (
        <>
          <Box sx={{ typography: 'h4', ...oneLine }}>
            <RowLink to="/events" search={{ ...search, event: row.id }}>
              {row.name || text.type(row)}
            </RowLink>
          </Box>
          <Box
            sx={{
              typography: 'caption',
              color: row.status === 'refused' ? 'error.main' : 'text.secondary',
              ...oneLine,
            }}
          >
            {text.reason(row) ?? [...text.warnings(row).slice(0, 1), ...factsOf(row)].join(' · ')}
          </Box>
        </>
      ),
    },
    {
      key: 'person',
      head: t('events.columns.person'),
      width: '24%',
      from: 'md',
      cell: (row) => (
        <Box sx={{ color: row.personName === '' ? 'text.secondary' : 'text.primary', ...oneLine }}>
          {row.personName || t(row.person === null ? 'events.nobody' : 'people.nameless')}
        </Box>
      ),
    },
    {
      key: 'source',
      head: t('events.columns.source'),
      width: 140,
      from: 'lg',
      cell: (row) => <Box sx={{ color: 'text.secondary', ...oneLine }}>{text.source(row)}</Box>,
    },
    {
      key: 'status',
      head: t('events.columns.status'),
      width: { xs: 96, md: 116 },
      cell: (row) => <ToneChip tone={receivedTones[row.status]}>{t(`events.statuses.${row.status}`)}</ToneChip>,
    },
    {
      key: 'when',
      head: t('events.columns.when'),
      width: { xs: 84, md: 120 },
      align: 'right',
      cell: (row) => (
        <Box sx={{ color: 'text.secondary' }}>
          <Time at={row.receivedAt} />
        </Box>
      ),
    },
  ]
  return <DataTable label={t('events.title')} columns={columns} rows={rows} rowKey={({ id }) => id} />
}

const oneLine = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const
