import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import ButtonBase from '@mui/material/ButtonBase'
import Typography from '@mui/material/Typography'
import { createLink, Link } from '@tanstack/react-router'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { endReasonText } from '@trailwright/shared/step/end-reasons.ts'
import type { Counts } from '@trailwright/shared/wire/journeys.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PeopleBehind } from '../../../canvas/people-behind.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { PanelHead } from '../../../inspector/PanelHead.tsx'
import { useEditor, useStep } from '../../../state/editor.tsx'
import { kindName, portName } from '../../../state/words.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/SkeletonRows.tsx'
import { useFormat } from '../../../ui/use-format.ts'
import { type PersonInside, type ShownVersion, useInside } from './shown-version.ts'

interface PeopleDrawerProps {
  readonly behind: PeopleBehind
  readonly version: ShownVersion
  readonly counts: Counts
  readonly onShow: (behind: PeopleBehind) => void
  readonly onClose: () => void
}

const LinkButton = createLink(Button)
const pageSize = 50

/** The people behind a count: who, since when, when they move on. */
export function PeopleDrawer({ behind, version, counts, onShow, onClose }: PeopleDrawerProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { journey } = useEditor()
  const format = useFormat()
  const [limit, setLimit] = useState(pageSize)
  const node = useStep(behind.node)
  const kind = node === undefined ? undefined : kindOf(node.kind)
  const ofNode = counts.nodes.find((each) => each.node === behind.node)
  const people = useInside(version, behind, Math.min(limit, 200))
  const named = (port: string) =>
    portName(kind, kind?.ports(node?.config ?? {}).find(({ name }) => name === port) ?? { name: port }, language)
  const items = people.items ?? []
  const count = countBehind(behind, counts) ?? people.total ?? items.length
  return (
    <Box
      component="aside"
      data-testid="people-drawer"
      aria-label={t('live.person')}
      sx={{
        width: 420,
        maxWidth: '100%',
        flex: 'none',
        display: 'flex',
        flexDirection: 'column',
        borderLeft: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
      }}
    >
      <PanelHead
        {...(kind === undefined ? {} : { family: kind.family, icon: kind.icon })}
        {...(node === undefined ? {} : { kicker: node.label ?? kindName(node, language) })}
        title={t(`live.titles.${behind.which}`, { count, name: behind.port === undefined ? '' : named(behind.port) })}
        onClose={onClose}
      />
      {ofNode !== undefined && (
        <Box sx={{ px: 4, py: 3, borderBottom: 1, borderColor: 'divider', display: 'grid', gap: 1.5 }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
            <Chip
              on={behind.which === 'here'}
              text={t('live.chipHere', { number: format.number(ofNode.hereNow) })}
              onClick={() => onShow({ node: ofNode.node, which: 'here' })}
            />
            {ofNode.held > 0 && (
              <Chip
                on={behind.which === 'held'}
                text={t('live.chipHeld', { number: format.number(ofNode.held) })}
                onClick={() => onShow({ node: ofNode.node, which: 'held' })}
              />
            )}
            {ofNode.ports.map(({ port, people: gone }) => (
              <Chip
                key={port}
                on={behind.which === 'port' && behind.port === port}
                text={`${named(port)} ${format.number(gone)}`}
                onClick={() => onShow({ node: ofNode.node, which: 'port', port })}
              />
            ))}
            {ofNode.left.length > 0 && (
              <Chip
                on={behind.which === 'left'}
                text={t('live.chipLeft', {
                  number: format.number(ofNode.left.reduce((sum, each) => sum + each.people, 0)),
                })}
                onClick={() => onShow({ node: ofNode.node, which: 'left' })}
              />
            )}
          </Box>
          <Typography variant="caption" color="textSecondary">
            {t('live.addsUp', {
              arrived: format.number(ofNode.arrived),
              parts: [
                ofNode.hereNow,
                ...ofNode.ports.map((each) => each.people),
                ...ofNode.left.map((each) => each.people),
              ]
                .map((each) => format.number(each))
                .join(' + '),
            })}{' '}
            {ofNode.held === 0 ? t('live.nobodyStuck') : t('live.stuck', { count: ofNode.held })}
          </Typography>
        </Box>
      )}
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto' }}>
        {people.error !== null && people.items === undefined ? (
          <ErrorState problem={people.error} onRetry={people.retry} />
        ) : people.items === undefined ? (
          <SkeletonRows rows={8} height={44} />
        ) : items.length === 0 ? (
          <EmptyState title={t('live.nobody')} help={t('live.nobodyHelp')} />
        ) : (
          <PeopleTable items={items} />
        )}
      </Box>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 2,
          px: 4,
          minHeight: 52,
          borderTop: 1,
          borderColor: 'divider',
        }}
      >
        <Typography variant="body2" color="textSecondary" sx={{ flex: 1 }}>
          {t('live.shown', { shown: format.number(items.length), total: format.number(count) })}
        </Typography>
        {people.hasMore && limit < 200 && (
          <Button size="small" variant="outlined" onClick={() => setLimit(limit + pageSize)}>
            {t('live.more')}
          </Button>
        )}
        {behind.which === 'held' && (
          <LinkButton size="small" variant="contained" to="/errors" search={{ journey }}>
            {t('live.toErrors')}
          </LinkButton>
        )}
      </Box>
    </Box>
  )
}

function countBehind({ which, node, port, reason }: PeopleBehind, counts: Counts): number | undefined {
  if (node === undefined) return which === 'inside' ? counts.inside : which === 'entered' ? counts.entered : undefined
  const of = counts.nodes.find((each) => each.node === node)
  if (of === undefined) return undefined
  if (which === 'here') return of.hereNow
  if (which === 'held') return of.held
  if (which === 'arrived') return of.arrived
  if (which === 'port') return of.ports.find((each) => each.port === port)?.people ?? 0
  const left = of.left.filter((each) => reason === undefined || each.reason === reason)
  return which === 'left' ? left.reduce((sum, each) => sum + each.people, 0) : undefined
}

function Chip({ on, text, onClick }: { on: boolean; text: string; onClick: () => void }) {
  return (
    <ButtonBase
      aria-pressed={on}
      onClick={onClick}
      sx={{
        height: 24,
        px: 2,
        borderRadius: '6px',
        typography: 'h6',
        bgcolor: on ? 'primary.soft' : 'surface.sunken',
        color: on ? 'primary.main' : 'text.secondary',
      }}
    >
      {text}
    </ButtonBase>
  )
}

function PeopleTable({ items }: { items: readonly PersonInside[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const isGone = items.every(({ status }) => status === 'ended')
  const hasKey = items.some(({ key, person }) => key !== person.id)
  const cell = {
    px: 2,
    height: 44,
    borderBottom: 1,
    borderColor: 'divider',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    '&:first-of-type': { pl: 4 },
    '&:last-of-type': { pr: 4, textAlign: 'right' },
  } as const
  const last = (item: PersonInside) => {
    if (item.status === 'ended') return item.reason === null ? '' : endReasonText(item.reason, language)
    return item.movesOnAt === null ? t('live.onEvent') : format.ago(item.movesOnAt)
  }
  return (
    <Box
      component="table"
      sx={{ width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed', typography: 'body2' }}
    >
      <thead>
        <tr>
          {[t('live.person'), ...(hasKey ? [t('live.key')] : []), t(isGone ? 'live.reason' : 'live.movesOn')].map(
            (head) => (
              <Box
                component="th"
                scope="col"
                key={head}
                sx={{
                  ...cell,
                  height: 34,
                  fontWeight: 400,
                  textAlign: 'left',
                  color: 'text.secondary',
                  typography: 'caption',
                }}
              >
                {head}
              </Box>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Box component="tr" key={item.enrollment} sx={{ '&:hover': { bgcolor: 'surface.hover' } }}>
            <Box component="td" sx={cell}>
              <Box
                component={Link}
                to={`/people/${item.person.id}`}
                sx={{
                  display: 'flex',
                  alignItems: 'center',
                  gap: 2,
                  color: 'text.primary',
                  textDecoration: 'none',
                  fontWeight: 600,
                }}
              >
                <Avatar name={item.person.name} size={24} />
                <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
                  {item.person.name || t('people.nameless')}
                </Box>
              </Box>
            </Box>
            {hasKey && (
              <Box component="td" sx={cell} title={item.key}>
                {item.key}
              </Box>
            )}
            <Box
              component="td"
              sx={{ ...cell, color: 'text.secondary' }}
              title={item.movesOnAt === null ? undefined : format.exact(item.movesOnAt)}
            >
              {last(item)}
            </Box>
          </Box>
        ))}
      </tbody>
    </Box>
  )
}
