import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import Tab from '@mui/material/Tab'
import Tabs from '@mui/material/Tabs'
import Typography from '@mui/material/Typography'
import { Link } from '@tanstack/react-router'
import { inLanguage } from '@trailwright/shared/language/language.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { getCounts } from '@trailwright/shared/wire/journeys.ts'
import { ArrowLeft, Check } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Canvas } from '../../canvas/Canvas.tsx'
import { useStepNames } from '../../canvas/step-names.ts'
import { stepsInOrder } from '../../canvas/walk.ts'
import { useRoute } from '../../client/hooks.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useDraft, useEditor } from '../../state/editor.tsx'
import { edgesInto, nodeOf } from '../../state/edits/lookup.ts'
import { kindName, phraseOf, portName } from '../../state/words.ts'
import { KindMark } from '../../ui/KindMark.tsx'
import { PhraseText } from '../../ui/PhraseText.tsx'
import { ReviewChip } from '../../ui/ReviewChip.tsx'
import { StatusChip } from '../../ui/StatusChip.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { JourneyActions } from './JourneyActions.tsx'
import { leftOf } from './live/live-facts.ts'
import { PublishSheet } from './publish/PublishSheet.tsx'
import { useJourney } from './use-journey.ts'

/** On a small screen: sums, the steps to read, the map, pause and review. */
export function PhoneEditor() {
  const { t } = useTranslation()
  const language = useLanguage()
  const format = useFormat()
  const { journey } = useEditor()
  const { row } = useJourney()
  const name = useDraft((graph) => inLanguage(graph.name, language))
  const counts = useRoute(
    getCounts,
    { params: { journey } },
    { enabled: row.version !== null, refetchInterval: 8000 },
  ).data
  const [tab, setTab] = useState<'steps' | 'map'>('steps')
  const [publishing, setPublishing] = useState(false)
  const sums =
    counts === undefined
      ? []
      : ([
          [t('editor.phone.insideNow'), counts.inside],
          [t('editor.phone.entered'), counts.entered],
          [t('editor.phone.left'), leftOf(counts)],
        ] as const)
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', bgcolor: 'background.paper' }}>
      <Box component="header" sx={{ display: 'flex', alignItems: 'center', gap: 2, px: 2, py: 2 }}>
        <IconButton component={Link} to="/" aria-label={t('app.toJourneys')}>
          <ArrowLeft size={20} strokeWidth={1.8} />
        </IconButton>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography variant="h3" component="h1" noWrap>
            {name}
          </Typography>
          <StatusChip status={row.status} version={row.version} />{' '}
          {row.review !== undefined && <ReviewChip state={row.review} />}
        </Box>
      </Box>
      {sums.length > 0 && (
        <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(3, 1fr)', px: 4, pb: 2 }}>
          {sums.map(([word, number]) => (
            <Box key={word}>
              <Typography variant="caption" color="textSecondary">
                {word}
              </Typography>
              <Typography variant="h2" component="p">
                {format.number(number)}
              </Typography>
            </Box>
          ))}
        </Box>
      )}
      <Tabs
        value={tab}
        onChange={(_, next: 'steps' | 'map') => setTab(next)}
        variant="fullWidth"
        sx={{ borderBottom: 1, borderColor: 'divider' }}
      >
        <Tab value="steps" label={t('editor.phone.steps')} />
        <Tab value="map" label={t('editor.phone.map')} />
      </Tabs>
      <Box
        component="main"
        tabIndex={0}
        sx={{ flex: 1, minHeight: 0, overflowY: 'auto', bgcolor: 'surface.canvas', position: 'relative' }}
      >
        {tab === 'map' ? <Canvas /> : <StepList counts={new Map(counts?.nodes.map((node) => [node.node, node]))} />}
      </Box>
      <Box sx={{ px: 4, py: 3, borderTop: 1, borderColor: 'divider', display: 'grid', gap: 2, textAlign: 'center' }}>
        <Typography variant="caption" color="textSecondary">
          {t('editor.phone.larger')}
        </Typography>
        <Box sx={{ display: 'flex', gap: 2, justifyContent: 'center' }}>
          <JourneyActions />
          <Button
            variant="contained"
            startIcon={<Check size={16} strokeWidth={2} aria-hidden />}
            onClick={() => setPublishing(true)}
            sx={{ flex: 1 }}
          >
            {t('editor.phone.review', { number: (row.version ?? 0) + 1 })}
          </Button>
        </Box>
      </Box>
      <PublishSheet open={publishing} onClose={() => setPublishing(false)} />
    </Box>
  )
}

interface NodeCount {
  readonly arrived: number
  readonly hereNow: number
}

/** The steps from top to bottom; what led to a step stands over it. */
function StepList({ counts }: { counts: ReadonlyMap<string, NodeCount> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const names = useStepNames()
  const format = useFormat()
  const graph = useDraft((draft) => draft)
  return (
    <Box component="ol" sx={{ m: 0, p: 3, listStyle: 'none', display: 'grid', gap: 2 }}>
      {stepsInOrder(graph).map((id) => {
        const node = nodeOf(graph, id)
        if (node === undefined) return null
        const kind = kindOf(node.kind)
        const family = kind?.family ?? 'flow'
        const labels = edgesInto(graph, id).flatMap((edge) => {
          const from = nodeOf(graph, edge.from)
          const fromKind = from === undefined ? undefined : kindOf(from.kind)
          const ports = fromKind?.ports(from?.config ?? {}) ?? []
          return ports.length < 2
            ? []
            : [portName(fromKind, ports.find((port) => port.name === edge.port) ?? { name: edge.port }, language)]
        })
        const count = counts.get(id)
        return (
          <Box component="li" key={id} data-node-id={id}>
            {labels.length > 0 && (
              <Box sx={{ display: 'flex', gap: 1, pl: 3, pb: 1.5 }}>
                {[...new Set(labels)].map((label) => (
                  <Box
                    key={label}
                    sx={{
                      px: 2.5,
                      border: 1,
                      borderColor: 'line.strong',
                      borderRadius: '12px',
                      bgcolor: 'background.paper',
                      typography: 'caption',
                    }}
                  >
                    {label}
                  </Box>
                ))}
              </Box>
            )}
            <Box
              sx={{
                display: 'flex',
                gap: 3,
                p: 3,
                border: 1,
                borderColor: 'divider',
                borderRadius: '12px',
                bgcolor: 'background.paper',
              }}
            >
              <KindMark family={family} icon={kind?.icon ?? 'puzzle'} size={30} />
              <Box sx={{ flex: 1, minWidth: 0 }}>
                <Typography variant="h6" component="p" sx={{ color: `family.${family}.main` }}>
                  {node.label ?? kindName(node, language)}
                </Typography>
                <PhraseText phrase={phraseOf(node, names)} />
              </Box>
              {count !== undefined && (
                <Box sx={{ textAlign: 'right' }}>
                  <Typography variant="h4" component="p">
                    {format.number(count.hereNow > 0 ? count.hereNow : count.arrived)}
                  </Typography>
                  <Typography variant="caption" color="textSecondary">
                    {count.hereNow > 0 ? t('live.hereNow') : t('live.entered')}
                  </Typography>
                </Box>
              )}
            </Box>
          </Box>
        )
      })}
    </Box>
  )
}
