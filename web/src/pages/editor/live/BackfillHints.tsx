import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useQueries } from '@tanstack/react-query'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { previewBackfill } from '@trailwright/shared/wire/live-change.ts'
import { type Counts, getVersion } from '@trailwright/shared/wire/journeys.ts'
import { Footprints } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { routeQuery, useRoute } from '../../../client/hooks.ts'
import { useMay } from '../../../client/session.ts'
import { useEditor } from '../../../state/editor.tsx'
import { useFormat } from '../../../ui/use-format.ts'
import { useStepTexts } from '../step-texts.ts'
import { useJourney } from '../use-journey.ts'
import { BackfillDialog } from './BackfillDialog.tsx'

const most = 3
const freshMs = 300_000

/** Steps that the live version added and nobody came to although people are past them: offered to be brought to those. */
export function BackfillHints({ counts }: { counts: Counts }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { journey } = useEditor()
  const { live } = useJourney()
  const mayPublish = useMay('publish')
  const stepText = useStepTexts()
  const [asked, setAsked] = useState<string | null>(null)
  const reached = new Set(counts.nodes.flatMap(({ node, arrived }) => (arrived > 0 ? [node] : [])))
  const before = useRoute(
    getVersion,
    { params: { journey, version: (live?.number ?? 1) - 1 } },
    { enabled: live !== null && live.number > 1 && counts.inside > 0 },
  ).data?.journey
  const passedBy =
    live === null || before === undefined
      ? []
      : Object.entries(live.journey.nodes)
          .filter(
            ([id, { kind }]) => before.nodes[id] === undefined && !reached.has(id) && kindOf(kind)?.family !== 'start',
          )
          .map(([id]) => id)
          .slice(0, most)
  const hints = useQueries({
    queries: passedBy.map((node) => ({
      ...routeQuery(previewBackfill, { params: { journey, node } }),
      staleTime: freshMs,
    })),
    combine: (results) =>
      results.flatMap(({ data }, index) => {
        const node = passedBy[index]
        return data === undefined || node === undefined || data.people === 0 ? [] : [{ node, people: data.people }]
      }),
  })
  if (!mayPublish) return null
  return (
    <>
      {hints.map(({ node, people }) => (
        <Box
          key={node}
          data-testid="backfill-hint"
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            gap: 2,
            px: 3.5,
            py: 1,
            borderBottom: 1,
            borderColor: 'divider',
            bgcolor: 'info.soft',
            typography: 'body2',
          }}
        >
          <Box sx={{ color: 'info.main', display: 'flex' }}>
            <Footprints size={15} strokeWidth={1.8} aria-hidden />
          </Box>
          {t('change.backfill.hint', { count: people, number: format.number(people), step: stepText(node).text })}
          <Button size="small" variant="text" onClick={() => setAsked(node)}>
            {t('change.backfill.open')}
          </Button>
        </Box>
      ))}
      {asked !== null && <BackfillDialog node={asked} onClose={() => setAsked(null)} />}
    </>
  )
}
