import Box from '@mui/material/Box'
import IconButton from '@mui/material/IconButton'
import MenuItem from '@mui/material/MenuItem'
import Select from '@mui/material/Select'
import Tooltip from '@mui/material/Tooltip'
import { lift } from '@trailwright/shared/compile/lift.ts'
import { type Counts, getVersion, listVersions } from '@trailwright/shared/wire/journeys.ts'
import { UserRoundSearch } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Canvas } from '../../../canvas/Canvas.tsx'
import { type PeopleBehind, ShowPeopleContext } from '../../../canvas/people-behind.ts'
import { SmallChevron } from '../../../app/SmallChevron.tsx'
import { useRoute } from '../../../client/hooks.ts'
import { createDocument } from '../../../state/document.ts'
import { type Editor, EditorProvider, useDraft, useEditor } from '../../../state/editor.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useFormat } from '../../../ui/use-format.ts'
import { useJourney } from '../use-journey.ts'
import { BackfillHints } from './BackfillHints.tsx'
import { JobBand } from './JobBand.tsx'
import { liveFacts } from './live-facts.ts'
import { PeopleDrawer } from './PeopleDrawer.tsx'
import { type ShownVersion, useCounts } from './shown-version.ts'
import { SumBand } from './SumBand.tsx'
import { TestEventLink } from './TestEventLink.tsx'
import { WhyDialog } from './WhyDialog.tsx'

/** The running version with the people in it, counted on every step. */
export function LiveLens() {
  const { t } = useTranslation()
  const { live } = useJourney()
  if (live === null) return <EmptyState title={t('live.notLive')} help={t('live.notLiveHelp')} />
  return <Running />
}

function Running() {
  const outer = useEditor()
  const { live, row } = useJourney()
  const { journey } = outer
  const [version, setVersion] = useState<ShownVersion>(null)
  const [behind, setBehind] = useState<PeopleBehind | null>(null)
  const counts = useCounts(version)
  const [asking, setAsking] = useState(false)
  // The version that people are in is shown, not the draft: its steps are what people stand on.
  const earlier = useRoute(
    getVersion,
    { params: { journey, version: typeof version === 'number' ? version : 0 } },
    { enabled: typeof version === 'number', keepPrevious: true },
  ).data
  const shown = typeof version === 'number' ? (earlier ?? live) : live
  const graph = useMemo(() => (shown === null ? null : lift(shown.journey, shown.layout)), [shown])
  const editor = useMemo<Editor>(
    () => (graph === null ? outer : { ...outer, document: createDocument(graph), canEdit: false }),
    [outer, graph],
  )
  const show = useCallback(
    (next: PeopleBehind) => {
      setBehind(next)
      if (next.node !== undefined) outer.selection.select([next.node])
    },
    [outer.selection],
  )
  // While other counts are on their way, those of before stay.
  const [latest, setLatest] = useState(counts.data)
  if (counts.data !== undefined && counts.data !== latest) setLatest(counts.data)
  const data = counts.data ?? latest
  useEffect(() => {
    if (data !== undefined) outer.lens.setState(liveFacts(data))
  }, [outer.lens, data])

  if (counts.error !== null && data === undefined) {
    return <ErrorState problem={counts.error} onRetry={counts.retry} />
  }
  if (data === undefined) return <PageSkeleton />
  return (
    <EditorProvider editor={editor}>
      <Box component="main" sx={{ display: 'flex', flex: 1, minHeight: 0 }}>
        <Box sx={{ position: 'relative', display: 'flex', flexDirection: 'column', flex: 1, minWidth: 0 }}>
          <JobBand />
          <SumBand
            counts={data}
            paused={row.status === 'paused'}
            onShow={show}
            versions={
              <>
                <VersionSelect value={version} onChange={setVersion} />
                <WhyButton onClick={() => setAsking(true)} />
              </>
            }
            tryIt={live !== null && <TestEventLink journey={live.journey} />}
          />
          {version === null && <BackfillHints counts={data} />}
          <Elsewhere counts={data} />
          <Box sx={{ position: 'relative', flex: 1, minHeight: 0 }}>
            <ShowPeopleContext value={show}>
              <Canvas />
            </ShowPeopleContext>
          </Box>
        </Box>
        {behind !== null && (
          <PeopleDrawer behind={behind} version={version} counts={data} onShow={show} onClose={() => setBehind(null)} />
        )}
        {asking && <WhyDialog onClose={() => setAsking(false)} />}
      </Box>
    </EditorProvider>
  )
}

/** People of earlier versions at steps that the drawn one lacks: counted, though there is no card for them. */
function Elsewhere({ counts }: { counts: Counts }) {
  const { t } = useTranslation()
  const format = useFormat()
  const graph = useDraft((draft) => draft)
  const drawn = new Set(graph.nodes.map(({ id }) => id))
  const people = counts.nodes.reduce((sum, { node, hereNow }) => sum + (drawn.has(node) ? 0 : hereNow), 0)
  if (people === 0) return null
  return (
    <Box
      sx={{ px: 3.5, py: 1.5, borderBottom: 1, borderColor: 'divider', typography: 'body2', color: 'text.secondary' }}
    >
      {t('live.elsewhere', { count: people, number: format.number(people) })}
    </Box>
  )
}

function WhyButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation()
  return (
    <Tooltip title={t('why.open')}>
      <IconButton size="small" aria-label={t('why.open')} onClick={onClick}>
        <UserRoundSearch size={16} strokeWidth={1.8} />
      </IconButton>
    </Tooltip>
  )
}

function VersionSelect({ value, onChange }: { value: ShownVersion; onChange: (version: ShownVersion) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { journey } = useEditor()
  const { live } = useJourney()
  const versions = useRoute(listVersions, { params: { journey } }).data?.items ?? []
  if (versions.length < 2) return null
  return (
    <Select
      size="small"
      value={value ?? live?.number ?? 0}
      onChange={({ target }) => {
        const chosen = target.value
        onChange(chosen === 'all' ? chosen : Number(chosen) === live?.number ? null : Number(chosen))
      }}
      IconComponent={SmallChevron}
      SelectDisplayProps={{ 'aria-label': t('live.version') }}
      sx={{ minHeight: 26, typography: 'body2', '& .MuiSelect-select': { py: 0.25 } }}
    >
      <MenuItem value="all">{t('live.versionAll')}</MenuItem>
      {versions.map(({ number, inside }) => (
        <MenuItem key={number} value={number}>
          {number === live?.number
            ? t('live.versionLive', { number })
            : t('live.versionOld', { number, people: format.number(inside) })}
        </MenuItem>
      ))}
    </Select>
  )
}
