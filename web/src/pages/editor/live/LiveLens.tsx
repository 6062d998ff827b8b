import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import Select from '@mui/material/Select'
import { lift } from '@trailwright/shared/compile/lift.ts'
import { getCounts, getVersion, listVersions } from '@trailwright/shared/wire/journeys.ts'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Canvas } from '../../../canvas/Canvas.tsx'
import { type PeopleBehind, ShowPeopleContext } from '../../../canvas/people-behind.ts'
import { SmallChevron } from '../../../app/SmallChevron.tsx'
import { useRoute } from '../../../client/hooks.ts'
import { createDocument } from '../../../state/document.ts'
import { type Editor, EditorProvider, useEditor } from '../../../state/editor.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useFormat } from '../../../ui/use-format.ts'
import { useJourney } from '../use-journey.ts'
import { JobBand } from './JobBand.tsx'
import { liveFacts } from './live-facts.ts'
import { PeopleDrawer } from './PeopleDrawer.tsx'
import { SumBand } from './SumBand.tsx'
import { TestEventLink } from './TestEventLink.tsx'

const refreshMs = 4000

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
  const [version, setVersion] = useState<number | null>(null)
  const [behind, setBehind] = useState<PeopleBehind | null>(null)
  const counts = useRoute(
    getCounts,
    { params: { journey }, query: version === null ? {} : { version } },
    { refetchInterval: refreshMs, keepPrevious: true },
  )
  // The version that people are in is shown, not the draft: its steps are what people stand on.
  const earlier = useRoute(
    getVersion,
    { params: { journey, version: version ?? 0 } },
    { enabled: version !== null, keepPrevious: true },
  ).data
  const shown = version === null ? live : (earlier ?? live)
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
  const { data } = counts
  useEffect(() => {
    if (data !== undefined) outer.lens.setState(liveFacts(data))
  }, [outer.lens, data])

  if (counts.error !== null && data === undefined) {
    return <ErrorState problem={counts.error} onRetry={() => void counts.refetch()} />
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
            versions={<VersionSelect value={version} onChange={setVersion} />}
            tryIt={live !== null && <TestEventLink journey={live.journey} />}
          />
          <Box sx={{ position: 'relative', flex: 1, minHeight: 0 }}>
            <ShowPeopleContext value={show}>
              <Canvas />
            </ShowPeopleContext>
          </Box>
        </Box>
        {behind !== null && (
          <PeopleDrawer behind={behind} version={version} counts={data} onShow={show} onClose={() => setBehind(null)} />
        )}
      </Box>
    </EditorProvider>
  )
}

function VersionSelect({ value, onChange }: { value: number | null; onChange: (version: number | null) => void }) {
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
      onChange={({ target }) => onChange(Number(target.value) === live?.number ? null : Number(target.value))}
      IconComponent={SmallChevron}
      SelectDisplayProps={{ 'aria-label': t('live.version') }}
      sx={{ minHeight: 26, typography: 'body2', '& .MuiSelect-select': { py: 0.25 } }}
    >
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
