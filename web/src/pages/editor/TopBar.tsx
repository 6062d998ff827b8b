import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import ButtonBase from '@mui/material/ButtonBase'
import Divider from '@mui/material/Divider'
import IconButton from '@mui/material/IconButton'
import InputBase from '@mui/material/InputBase'
import Tooltip from '@mui/material/Tooltip'
import { Link } from '@tanstack/react-router'
import { inLanguage } from '@trailwright/shared/language/language.ts'
import {
  ArrowLeft,
  Check,
  CircleAlert,
  CloudOff,
  LoaderCircle,
  type LucideIcon,
  PencilRuler,
  Radio,
  Redo2,
  Undo2,
  Waypoints,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useMay } from '../../client/session.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { nextSteps } from '../../state/document.ts'
import { useDraft, useEditor } from '../../state/editor.tsx'
import { renameJourney } from '../../state/edits/settings.ts'
import { type Lens, lenses } from '../../state/lens.ts'
import type { SaveStatus } from '../../state/autosave.ts'
import { StatusChip } from '../../ui/StatusChip.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { ViewSwitch } from '../../outline/ViewSwitch.tsx'
import { CommentsButton } from './comments/CommentsButton.tsx'
import { OthersHere } from './presence/OthersHere.tsx'
import { ReviewChip } from '../../ui/ReviewChip.tsx'
import { HistoryMenu } from './HistoryMenu.tsx'
import { JourneyActions } from './JourneyActions.tsx'
import { SourceButton } from './source/SourceButton.tsx'
import { useJourney } from './use-journey.ts'
import { useWidth } from './use-width.ts'

interface TopBarProps {
  readonly lens: Lens
  readonly onLens: (lens: Lens) => void
  readonly onPublish: () => void
}

/** Back, name, state, lenses, undo, what happens to the running journey, publish. */
export function TopBar({ lens, onLens, onPublish }: TopBarProps) {
  const { t } = useTranslation()
  const { row } = useJourney()
  const width = useWidth()
  const mayPublish = useMay('publish')
  const mayEdit = useMay('edit')
  return (
    <Box
      component="header"
      sx={{
        flex: 'none',
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr) auto minmax(min-content, 1fr)',
        alignItems: 'center',
        gap: 3,
        height: 52,
        px: 3,
        borderBottom: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, minWidth: 0 }}>
        <IconButton component={Link} to="/" aria-label={t('app.toJourneys')}>
          <ArrowLeft size={18} strokeWidth={1.8} />
        </IconButton>
        <JourneyName />
        {(width !== 'rail' || row.review === undefined) && <StatusChip status={row.status} version={row.version} />}
        {row.review !== undefined && <ReviewChip state={row.review} />}
        {width !== 'rail' && <SaveState />}
      </Box>
      <LensTabs lens={lens} onLens={onLens} />
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: 2 }}>
        {lens === 'build' && mayEdit && <UndoButtons />}
        {lens === 'build' && mayEdit && <Divider orientation="vertical" sx={{ height: 22, mx: 1 }} />}
        {lens === 'build' && <ViewSwitch />}
        {lens === 'build' && <SourceButton />}
        {lens === 'build' && mayEdit && <Divider orientation="vertical" sx={{ height: 22, mx: 1 }} />}
        <OthersHere />
        <CommentsButton />
        <JourneyActions />
        <Button
          variant="contained"
          onClick={onPublish}
          aria-keyshortcuts="Control+Enter"
          data-tour="publish"
          disabled={!mayPublish && !mayEdit}
        >
          {t('editor.publish.button')}
        </Button>
      </Box>
    </Box>
  )
}

function JourneyName() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { document, canEdit } = useEditor()
  const name = useDraft((graph) => inLanguage(graph.name, language))
  return (
    <>
      <Box component="h1" sx={visuallyHidden}>
        {name}
      </Box>
      <InputBase
        value={name}
        readOnly={!canEdit}
        onChange={({ target }) =>
          document.edit('rename', (graph) => renameJourney(graph, language, target.value), 'journey/name')
        }
        onBlur={() => document.endRun()}
        slotProps={{ input: { 'aria-label': t('editor.name'), maxLength: 200, title: name } }}
        sx={{
          typography: 'h3',
          fontSize: '0.9375rem',
          minWidth: 60,
          maxWidth: 300,
          '& input': {
            fieldSizing: 'content',
            maxWidth: '100%',
            minWidth: 40,
            px: 1,
            py: 0.5,
            borderRadius: '6px',
            textOverflow: 'ellipsis',
            ...(canEdit ? { '&:hover, &:focus': { bgcolor: 'surface.hover' } } : {}),
          },
        }}
      />
    </>
  )
}

/** For screen readers only: the name stands in a field. */
const visuallyHidden = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  m: 0,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
} as const

const saveIcons: Readonly<Record<SaveStatus, LucideIcon>> = {
  saved: Check,
  waiting: LoaderCircle,
  saving: LoaderCircle,
  offline: CloudOff,
  conflict: CircleAlert,
  refused: CircleAlert,
}

function SaveState() {
  const { t } = useTranslation()
  const format = useFormat()
  const { autosave } = useEditor()
  const { status, savedAt } = useStore(autosave.store)
  const Icon = saveIcons[status]
  const word = status === 'saving' ? 'waiting' : status
  return (
    <Box
      data-testid="save-state"
      data-status={status}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
        ml: 1,
        typography: 'caption',
        color: 'text.secondary',
        whiteSpace: 'nowrap',
        '& svg': { color: status === 'saved' ? 'success.main' : 'inherit', flex: 'none' },
      }}
    >
      <Icon size={14} strokeWidth={2} aria-hidden />
      {word === 'saved' ? t('editor.save.saved', { time: format.brief(savedAt) }) : t(`editor.save.${word}`)}
    </Box>
  )
}

const lensIcons: Readonly<Record<Lens, LucideIcon>> = { build: PencilRuler, simulate: Waypoints, live: Radio }

function LensTabs({ lens, onLens }: { lens: Lens; onLens: (lens: Lens) => void }) {
  const { t } = useTranslation()
  return (
    <Box
      role="group"
      aria-label={t('editor.lens')}
      sx={{
        display: 'flex',
        p: 0.75,
        gap: 0.5,
        border: 1,
        borderColor: 'divider',
        borderRadius: '8px',
        bgcolor: 'surface.sunken',
      }}
    >
      {lenses.map((each, index) => {
        const Icon = lensIcons[each]
        const on = each === lens
        return (
          <ButtonBase
            key={each}
            data-lens={each}
            aria-pressed={on}
            aria-keyshortcuts={`Alt+${index + 1}`}
            onClick={() => onLens(each)}
            sx={{
              display: 'flex',
              gap: 2,
              height: 28,
              px: 3.5,
              borderRadius: '6px',
              border: 1,
              borderColor: on ? 'divider' : 'transparent',
              bgcolor: on ? 'background.paper' : 'transparent',
              color: on ? 'text.primary' : 'text.secondary',
              typography: 'button',
              '& svg': {
                color: on ? (each === 'simulate' ? 'blaze.main' : 'primary.main') : 'inherit',
              },
            }}
          >
            <Icon size={16} strokeWidth={1.8} aria-hidden />
            {t(`editor.lenses.${each}`)}
          </ButtonBase>
        )
      })}
    </Box>
  )
}

function UndoButtons() {
  const { t } = useTranslation()
  const { document } = useEditor()
  const state = useStore(document.store)
  const history = useStore(document.history)
  const { undo, redo } = nextSteps(state, history)
  const undoText = undo === null ? t('editor.undo') : t('editor.undoStep', { what: t(`editor.edits.${undo}`) })
  const redoText = redo === null ? t('editor.redo') : t('editor.redoStep', { what: t(`editor.edits.${redo}`) })
  return (
    <>
      <Tooltip title={undoText}>
        <span>
          <IconButton
            aria-label={undoText}
            aria-keyshortcuts="Control+Z"
            disabled={undo === null}
            onClick={document.undo}
          >
            <Undo2 size={17} strokeWidth={1.8} />
          </IconButton>
        </span>
      </Tooltip>
      <HistoryMenu />
      <Tooltip title={redoText}>
        <span>
          <IconButton
            aria-label={redoText}
            aria-keyshortcuts="Control+Shift+Z"
            disabled={redo === null}
            onClick={document.redo}
          >
            <Redo2 size={17} strokeWidth={1.8} />
          </IconButton>
        </span>
      </Tooltip>
    </>
  )
}
