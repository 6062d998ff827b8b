import Box from '@mui/material/Box'
import Drawer from '@mui/material/Drawer'
import IconButton from '@mui/material/IconButton'
import Tooltip from '@mui/material/Tooltip'
import { getRouteApi } from '@tanstack/react-router'
import { families } from '@trailwright/shared/nodes/define.ts'
import { Plus, Eye } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useCallback, useDeferredValue, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { Canvas } from '../../canvas/Canvas.tsx'
import { useCanvasCommands } from '../../canvas/commands.ts'
import { useCanvasKeys } from '../../canvas/keys.ts'
import { useMay } from '../../client/session.ts'
import { byFamily, kinds } from '../../palette/palette-search.ts'
import { Palette } from '../../palette/Palette.tsx'
import { QuickAdd } from '../../palette/QuickAdd.tsx'
import { useDraft, useEditor, useSelected } from '../../state/editor.tsx'
import { lenses, type Lens, plainLens } from '../../state/lens.ts'
import { startTour } from '../../state/tour.ts'
import { Banner } from '../../ui/Banner.tsx'
import { FamilyShape } from '../../ui/KindMark.tsx'
import { SkeletonRows } from '../../ui/SkeletonRows.tsx'
import { DeletionDialog } from './DeletionDialog.tsx'
import { DraftBanners } from './DraftBanners.tsx'
import { EmptyCanvas } from './EmptyCanvas.tsx'
import { FindingsBar } from './FindingsBar.tsx'
import { KeysDialog } from './KeysDialog.tsx'
import { Announcements } from '../../outline/Announcements.tsx'
import { useView } from '../../outline/view.ts'
import { EditorCommands } from './command-palette/EditorCommands.tsx'
import { Together } from './presence/Together.tsx'
import { TopBar } from './TopBar.tsx'
import { TourPlace } from './tour/TourPlace.tsx'
import { useFetchedAhead } from './use-fetched-ahead.ts'
import { useWidth } from './use-width.ts'

const route = getRouteApi('/journeys/$id')

const Outline = lazy(async () => ({ default: (await import('../../outline/Outline.tsx')).Outline }))
const Inspector = lazy(async () => ({ default: (await import('../../inspector/Inspector.tsx')).Inspector }))
const SimulateLens = lazy(async () => ({ default: (await import('../../simulation/SimulateLens.tsx')).SimulateLens }))
const LiveLens = lazy(async () => ({ default: (await import('./live/LiveLens.tsx')).LiveLens }))
const PublishSheet = lazy(async () => ({ default: (await import('./publish/PublishSheet.tsx')).PublishSheet }))
const CommentsPanel = lazy(async () => ({ default: (await import('./comments/CommentsPanel.tsx')).CommentsPanel }))
const SourcePanel = lazy(async () => ({ default: (await import('./source/SourcePanel.tsx')).SourcePanel }))

/** The window of the editor: bar above, one lens below. */
export function EditorFrame() {
  const { t } = useTranslation()
  const { lens = 'build', node } = route.useSearch()
  const navigate = route.useNavigate()
  const { lens: facts, selection, asks, together } = useEditor()
  const mayEdit = useMay('edit')
  const commenting = useStore(together, (state) => state.commentsOpen)
  const [publishing, setPublishing] = useState<'never' | 'open' | 'closed'>('never')
  const publish = useCallback(() => setPublishing('open'), [])
  const openLens = useCallback(
    (next: Lens) => void navigate({ search: (search) => ({ ...search, lens: next === 'build' ? undefined : next }) }),
    [navigate],
  )
  useFetchedAhead()
  useEffect(() => plainLens(facts, lens), [facts, lens])
  const commands = useRef(useCanvasCommands())
  // A link to a step opens it.
  useEffect(() => {
    if (node === undefined) return undefined
    selection.select([node])
    const timer = setTimeout(() => commands.current.goTo(node), 300)
    return () => clearTimeout(timer)
  }, [node, selection])
  const settings = useCallback(() => {
    selection.select([])
    asks.setState({ settings: true })
  }, [selection, asks])
  const tourAgain = useCallback(() => {
    openLens('build')
    startTour()
  }, [openLens])
  useCanvasKeys({ onLens: useCallback((index) => openLens(lenses[index] ?? 'build'), [openLens]), onPublish: publish })

  return (
    <Box
      sx={{ display: 'flex', flexDirection: 'column', height: '100%', overflow: 'hidden', bgcolor: 'background.paper' }}
    >
      <TopBar lens={lens} onLens={openLens} onPublish={publish} />
      <DraftBanners />
      {!mayEdit && lens === 'build' && (
        <Banner tone="info" icon={Eye} title={t('editor.viewOnly')}>
          {t('editor.viewOnlyHelp')}
        </Banner>
      )}
      <Box sx={{ position: 'relative', display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0 }}>
        {lens === 'build' && <BuildLens />}
        <Suspense fallback={<SkeletonRows rows={12} />}>
          {lens === 'simulate' && <SimulateLens />}
          {lens === 'live' && <LiveLens />}
        </Suspense>
        {commenting && (
          <Suspense>
            <CommentsPanel />
          </Suspense>
        )}
      </Box>
      <Together />
      <Announcements />
      <QuickAdd />
      <DeletionDialog />
      <KeysDialog />
      <TourPlace />
      <EditorCommands onLens={openLens} onPublish={publish} onSettings={settings} onTour={tourAgain} />
      {publishing !== 'never' && (
        <Suspense>
          <PublishSheet open={publishing === 'open'} onClose={() => setPublishing('closed')} />
        </Suspense>
      )}
    </Box>
  )
}

function BuildLens() {
  const width = useWidth()
  const { view } = useView()
  const { canEdit, asks } = useEditor()
  const { source, settings } = useStore(asks)
  const selected = useSelected()
  const isEmpty = useDraft((graph) => graph.nodes.length === 0)
  const over = width === 'rail'
  const setSettings = (open: boolean) => asks.setState({ settings: open })
  // The canvas comes first; what stands beside it is drawn when that can be used.
  const isCanvasDrawn = useDeferredValue(true, false)
  return (
    <Box component="main" sx={{ position: 'relative', display: 'flex', flex: 1, minHeight: 0 }}>
      {canEdit && over && view === 'canvas' && <PaletteRail />}
      {canEdit && !over && !source && view === 'canvas' && (
        <Side width={width === 'wide' ? 228 : 204}>{isCanvasDrawn && <Palette />}</Side>
      )}
      {source && (
        <Side width={width === 'wide' ? 440 : 380}>
          <Suspense fallback={<SkeletonRows rows={12} />}>
            <SourcePanel />
          </Suspense>
        </Side>
      )}
      <Box sx={{ display: 'flex', flexDirection: 'column', flex: 1, minWidth: 0 }}>
        <Box sx={{ position: 'relative', flex: 1, minHeight: 0 }}>
          {view === 'canvas' ? (
            <Canvas>{isEmpty && canEdit && <EmptyCanvas />}</Canvas>
          ) : (
            <Suspense fallback={<SkeletonRows rows={12} />}>
              <Outline />
            </Suspense>
          )}
        </Box>
        <FindingsBar onOpenSettings={() => setSettings(true)} />
      </Box>
      {!over && (
        <Side width={width === 'wide' ? 372 : 340} end>
          {isCanvasDrawn && (
            <Suspense fallback={<SkeletonRows rows={8} />}>
              <Inspector onOpenSettings={() => setSettings(true)} />
            </Suspense>
          )}
        </Side>
      )}
      {over && (selected !== undefined || settings) && (
        <Box
          sx={{
            position: 'absolute',
            zIndex: 10,
            top: 0,
            right: 0,
            bottom: 0,
            width: 340,
            maxWidth: 'calc(100% - 48px)',
            borderLeft: 1,
            borderColor: 'divider',
            bgcolor: 'background.paper',
            boxShadow: 3,
          }}
        >
          <Suspense fallback={<SkeletonRows rows={8} />}>
            <Inspector onOpenSettings={() => setSettings(true)} onClose={() => setSettings(false)} />
          </Suspense>
        </Box>
      )}
    </Box>
  )
}

interface SideProps {
  readonly width: number
  readonly end?: boolean
  readonly children: ReactNode
}

/** A column beside the canvas. */
export function Side({ width, end = false, children }: SideProps) {
  return (
    <Box
      sx={{
        width,
        flex: 'none',
        minHeight: 0,
        bgcolor: 'background.paper',
        borderColor: 'divider',
        ...(end ? { borderLeft: 1, borderLeftColor: 'divider' } : { borderRight: 1, borderRightColor: 'divider' }),
      }}
    >
      {children}
    </Box>
  )
}

/** The palette where there is no room for it: a rail that opens it over the canvas. */
function PaletteRail() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const shown = byFamily(kinds).map(({ family }) => family)
  return (
    <Box
      sx={{
        width: 48,
        flex: 'none',
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        gap: 1,
        py: 2,
        borderRight: 1,
        borderColor: 'divider',
      }}
    >
      <Tooltip title={t('editor.palette.open')} placement="right">
        <IconButton aria-label={t('editor.palette.open')} onClick={() => setOpen(true)}>
          <Plus size={18} strokeWidth={1.8} />
        </IconButton>
      </Tooltip>
      {families
        .filter((family) => shown.includes(family))
        .map((family) => (
          <Tooltip key={family} title={t(`editor.palette.families.${family}`)} placement="right">
            <IconButton aria-label={t(`editor.palette.families.${family}`)} onClick={() => setOpen(true)}>
              <FamilyShape family={family} size={18} />
            </IconButton>
          </Tooltip>
        ))}
      <Drawer open={open} onClose={() => setOpen(false)} slotProps={{ paper: { sx: { width: 264 } } }}>
        <Palette onAdded={() => setOpen(false)} />
      </Drawer>
    </Box>
  )
}
