import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { GraphNode } from '@trailwright/shared/graph/schema.ts'
import type { NodeKind } from '@trailwright/shared/nodes/define.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { now as clockNow } from '../client/clock.ts'
import { useDraft } from '../state/editor.tsx'
import { useShortTime } from '../state/use-short-time.ts'
import { type Arrival, arrivalsAt, nextTimes } from './arriving.ts'
import { Section } from './Section.tsx'

/** For waits: when people go on who arrive now or later. For schedules: the next three times. */
export function Arriving({ node, kind }: { node: GraphNode; kind: NodeKind }) {
  const { t } = useTranslation()
  const zone = useDraft((graph) => graph.zone)
  const [now] = useState(clockNow)
  const short = useShortTime(zone)
  const times = nextTimes(kind, node, { now, zone })
  if (times !== undefined && times.length > 0) {
    return (
      <Section title={t('inspector.nextTimes')}>
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', typography: 'body2' }}>
          {times.map((at) => (
            <li key={at}>{short.full(at)}</li>
          ))}
        </Box>
      </Section>
    )
  }
  if (kind.family !== 'wait') return null
  const arrivals = arrivalsAt(kind, node, { now, zone })
  const words = (arrival: Arrival) => {
    if (arrival.result === 'waits')
      return t('inspector.waitsUntil', { time: short.near(arrival.at, arrival.arrivesAt) })
    return t(arrival.result === 'late' ? 'inspector.leavesAsLate' : 'inspector.goesOn')
  }
  return (
    <Section title={t('inspector.arriving')}>
      {arrivals === undefined ? (
        <Typography variant="body2" color="textSecondary">
          {t('inspector.noTime')}
        </Typography>
      ) : (
        <Box
          component="dl"
          sx={{
            m: 0,
            display: 'grid',
            gridTemplateColumns: 'auto 1fr',
            columnGap: 4,
            rowGap: 0.5,
            typography: 'body2',
          }}
        >
          {arrivals.map((arrival, index) => (
            <Box key={arrival.arrivesAt} sx={{ display: 'contents' }}>
              <Box component="dt" sx={{ color: 'text.secondary' }}>
                {index === 0
                  ? t('inspector.now', { time: short.day(arrival.arrivesAt) })
                  : short.day(arrival.arrivesAt)}
              </Box>
              <Box component="dd" sx={{ m: 0 }}>
                {words(arrival)}
              </Box>
            </Box>
          ))}
        </Box>
      )}
    </Section>
  )
}
