import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import { createLink, useSearch } from '@tanstack/react-router'
import { Building2, Eye, Link2, type LucideIcon, Smartphone, UserRound, Zap } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, RowLink } from '../../ui/DataTable.tsx'
import { KindMark } from '../../ui/KindMark.tsx'
import { ToneChip } from '../../ui/StatusChip.tsx'
import { Time } from '../../ui/Time.tsx'
import { type KeyedCall, type Received, receivedTones } from './received.ts'
import { highlights, restOf } from '../people/event-facts.ts'
import { objectIn, textIn } from '../people/why/read.ts'
import { useFormat } from '../../ui/use-format.ts'
import { callTitle, reasonText, sourceText, typeText, warningTexts } from './received-text.ts'

const RouteLink = createLink(Link)

const icons: Readonly<Record<string, LucideIcon>> = {
  identify: UserRound,
  page: Eye,
  screen: Smartphone,
  group: Building2,
  alias: Link2,
}

/** Calls as rows: what, of whom, what became of it and why. */
export function EventTable({ rows }: { rows: readonly KeyedCall[] }) {
  const { t } = useTranslation()
  const search = useSearch({ from: '/shell/events' })
  const columns: readonly Column<KeyedCall>[] = [
    {
      key: 'event',
      head: t('events.columns.event'),
      cell: ({ key, call }) => (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2.75, minWidth: 0 }}>
          <KindMark
            family={call.type === 'track' || call.type === 'page' || call.type === 'screen' ? 'start' : 'data'}
            icon={icons[call.type] ?? Zap}
            size={26}
            tone={call.status === 'accepted' ? 'solid' : 'soft'}
          />
          <Box sx={{ minWidth: 0 }}>
            <Box sx={{ typography: 'h4', ...oneLine }}>
              <RowLink to="/events" search={{ ...search, event: key }} resetScroll={false}>
                {callTitle(t, call)}
              </RowLink>
            </Box>
            <Note call={call} />
          </Box>
        </Box>
      ),
    },
    {
      key: 'person',
      head: t('events.columns.person'),
      width: '20%',
      from: 'md',
      cell: ({ call }) => (
        <Box sx={oneLine}>
          {call.person === null ? (
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {call.status === 'accepted' ? t('events.nobody') : '–'}
            </Box>
          ) : (
            <RouteLink
              to="/people/$id"
              params={{ id: call.person }}
              color="inherit"
              underline="hover"
              sx={{ position: 'relative', zIndex: 1, fontWeight: 400 }}
            >
              {call.personName || t('people.nameless')}
            </RouteLink>
          )}
        </Box>
      ),
    },
    {
      key: 'source',
      head: t('events.columns.source'),
      width: 150,
      from: 'lg',
      cell: ({ call }) => <Box sx={{ color: 'text.secondary', ...oneLine }}>{sourceText(t, call)}</Box>,
    },
    {
      key: 'status',
      head: t('events.columns.status'),
      width: { xs: 100, md: 116 },
      cell: ({ call }) => <ToneChip tone={receivedTones[call.status]}>{t(`events.statuses.${call.status}`)}</ToneChip>,
    },
    {
      key: 'when',
      head: t('events.columns.when'),
      width: { xs: 84, md: 110 },
      align: 'right',
      cell: ({ call }) => (
        <Box sx={{ color: 'text.secondary' }}>
          <Time at={call.receivedAt} />
        </Box>
      ),
    },
  ]
  return <DataTable label={t('events.title')} columns={columns} rows={rows} rowKey={({ key }) => key} />
}

/** Under the name: why it was refused, what was amended, else what kind of call it was. */
function Note({ call }: { call: Received }) {
  const { t } = useTranslation()
  const format = useFormat()
  const reason = reasonText(t, call)
  const data = objectIn(call.payload, call.type === 'identify' || call.type === 'group' ? 'traits' : 'properties')
  const pageName = call.type === 'page' || call.type === 'screen' ? textIn(call.payload, 'name') : undefined
  const kind = call.name === '' || call.type === 'track' ? [] : [typeText(t, call), pageName ?? '']
  const [warning] = warningTexts(t, call)
  const colour =
    call.status === 'refused'
      ? 'error.main'
      : reason === null && warning !== undefined
        ? 'warning.main'
        : 'text.secondary'
  return (
    <Box sx={{ typography: 'caption', color: colour, ...clamped }}>
      {reason ??
        warning?.text ??
        [...kind, ...highlights(data, format), ...restOf(data, 2)].filter((part) => part !== '').join(' · ')}
    </Box>
  )
}

const clamped = {
  display: '-webkit-box',
  WebkitLineClamp: { xs: 2, md: 1 },
  WebkitBoxOrient: 'vertical',
  overflow: 'hidden',
} as const
const oneLine = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const
