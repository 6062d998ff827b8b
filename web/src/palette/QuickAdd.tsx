import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import InputBase from '@mui/material/InputBase'
import Popover from '@mui/material/Popover'
import Typography from '@mui/material/Typography'
import { Cable, Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useLanguage } from '../i18n/use-language.ts'
import { useEditor } from '../state/editor.tsx'
import { focusStep } from '../canvas/focus-step.ts'
import { PortChoice } from '../canvas/connect/PortChoice.tsx'
import { entranceUnder } from '../canvas/drop-target.ts'
import { useRefusal } from '../canvas/refusal.ts'
import { nodeOf, openPortOf, portsWithEdges } from '../state/edits/lookup.ts'
import { joinSteps } from '../state/perform.ts'
import type { Spot } from '../state/spot.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { KindMark } from '../ui/KindMark.tsx'
import { findKinds, oftenNext } from './palette-search.ts'
import { useAddStep } from './use-add-step.ts'

/** Chooses a step where the pointer is: after a way out, in a line, after the selected step, in its place. */
export function QuickAdd() {
  const editor = useEditor()
  const { asks } = editor
  const ask = useStore(asks, (state) => state.quickAdd)
  const refuse = useRefusal()
  const close = () => asks.setState({ quickAdd: null })
  const port = ask?.spot.type === 'after' ? ask.spot.port : undefined
  // The entrances show while a way out looks for a step: a click on one joins the two.
  useEffect(() => {
    const canvas = document.querySelector('[data-testid="canvas"]')
    canvas?.toggleAttribute('data-joining', port !== undefined)
    return () => canvas?.removeAttribute('data-joining')
  }, [port])
  const onBackdrop = (event: object) => {
    close()
    if (!('clientX' in event && 'clientY' in event) || ask?.spot.type !== 'after' || port === undefined) return
    const to = entranceUnder(Number(event.clientX), Number(event.clientY))
    if (to !== undefined && to !== ask.spot.from) refuse(joinSteps(editor, ask.spot.from, port, to))
  }
  return (
    <Popover
      open={ask !== null}
      onClose={(event, reason) => (reason === 'backdropClick' ? onBackdrop(event) : close())}
      // The new step takes the focus.
      disableRestoreFocus={ask?.spot.type !== 'place'}
      anchorReference="anchorPosition"
      anchorPosition={{ left: ask?.x ?? 0, top: ask?.y ?? 0 }}
      slotProps={{
        paper: { sx: { width: 340, borderRadius: '12px', border: 1, borderColor: 'divider', boxShadow: 3 } },
      }}
    >
      {ask !== null && <Chooser spot={ask.spot} onClose={close} />}
    </Popover>
  )
}

function Chooser({ spot, onClose }: { spot: Spot; onClose: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { document, asks, selection } = useEditor()
  const add = useAddStep()
  const [typed, setTyped] = useState('')
  const [index, setIndex] = useState(0)
  const graph = document.graph()
  const from = nodeOf(graph, stepBefore(spot))
  // Which way out the step goes to, where nobody said yet.
  const ports =
    spot.type === 'after' && spot.port === undefined && from !== undefined ? portsWithEdges(graph, from) : []
  const [port, setPort] = useState(from === undefined ? undefined : openPortOf(graph, from)?.name)
  const swapped = spot.type === 'swap' ? nodeOf(graph, spot.step) : undefined
  const isEntered = swapped !== undefined && graph.edges.some((edge) => edge.to === swapped.id)
  const often = new Set(typed === '' ? oftenNext(graph, from) : [])
  const fitting = findKinds(typed, language).filter(
    (kind) =>
      kind.kind !== swapped?.kind &&
      // Where a step goes into no line, it may begin one.
      (kind.family !== 'start' || spot.type === 'place' || (swapped !== undefined && !isEntered)) &&
      (spot.type !== 'edge' || kind.ports(kind.defaults()).length > 0),
  )
  const found = [...often, ...fitting.filter((kind) => !often.has(kind))].filter((kind) => fitting.includes(kind))
  const choose = (kind: string) => {
    if (kind === '') return
    onClose()
    add(kind, spot.type === 'after' && port !== undefined && spot.port === undefined ? { ...spot, port } : spot)
    const [added] = selection.store.getState().ids
    if (added !== undefined) requestAnimationFrame(() => requestAnimationFrame(() => focusStep(added)))
  }
  const leave = () => {
    onClose()
    if (from !== undefined) focusStep(from.id)
  }
  return (
    <Box
      data-testid="quick-add"
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.target instanceof HTMLInputElement && event.target.type === 'radio' && event.key.startsWith('Arrow'))
          return
        if (event.key === 'Escape') leave()
        else if (event.key === 'ArrowDown') setIndex(Math.min(index + 1, found.length - 1))
        else if (event.key === 'ArrowUp') setIndex(Math.max(index - 1, 0))
        else if (event.key === 'Enter') choose(found[index]?.kind ?? '')
        else if (/^[1-3]$/.test(event.key) && typed === '') choose(found[Number(event.key) - 1]?.kind ?? '')
        else return
        event.preventDefault()
      }}
    >
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 2.5,
          px: 3,
          height: 46,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Search size={16} strokeWidth={1.8} aria-hidden />
        <InputBase
          autoFocus
          fullWidth
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setIndex(0)
          }}
          placeholder={t('editor.palette.search')}
          slotProps={{
            input: {
              'aria-label': t('editor.palette.search'),
              role: 'combobox',
              'aria-expanded': true,
              'aria-controls': 'quick-add-list',
              'aria-activedescendant': `quick-add-${index}`,
            },
          }}
          sx={{ typography: 'body1' }}
        />
        <KeyHint>Esc</KeyHint>
      </Box>
      {from !== undefined && ports.length > 1 && (
        <PortChoice node={from} ports={ports} value={port} onChange={setPort} />
      )}
      <Box
        id="quick-add-list"
        role="listbox"
        aria-label={t('editor.palette.title')}
        sx={{ p: 1.5, maxHeight: 320, overflowY: 'auto' }}
      >
        {found.length === 0 && (
          <Typography variant="body2" color="textSecondary" sx={{ p: 2 }}>
            {t('editor.palette.none')}
          </Typography>
        )}
        {found.map((kind, at) => (
          <Box
            key={kind.kind}
            id={`quick-add-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === index}
            data-kind={kind.kind}
            onClick={() => choose(kind.kind)}
            onPointerMove={() => setIndex(at)}
            sx={{
              display: 'flex',
              alignItems: 'center',
              gap: 2.5,
              px: 2,
              py: 1.25,
              borderRadius: '8px',
              cursor: 'pointer',
              '@media (pointer: coarse)': { minHeight: 44 },
              bgcolor: at === index ? 'surface.hover' : 'transparent',
            }}
          >
            <KindMark family={kind.family} icon={kind.icon} size={24} />
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Typography variant="h5" component="div">
                {kind.text[language].name}
              </Typography>
              <Typography variant="caption" color="textSecondary" noWrap component="div">
                {kind.text[language].help}
              </Typography>
            </Box>
            {at < 3 && typed === '' && <KeyHint>{String(at + 1)}</KeyHint>}
          </Box>
        ))}
      </Box>
      {spot.type === 'after' && from !== undefined && (
        <Box sx={{ borderTop: 1, borderColor: 'divider', p: 1.5 }}>
          <ButtonBase
            onClick={() => {
              onClose()
              const chosen = spot.port ?? port
              asks.setState({ connecting: { from: from.id, ...(chosen === undefined ? {} : { port: chosen }) } })
            }}
            sx={{
              display: 'flex',
              justifyContent: 'flex-start',
              gap: 2.5,
              width: '100%',
              minHeight: 34,
              px: 2,
              borderRadius: '8px',
              typography: 'body2',
              '&:hover, &.Mui-focusVisible': { bgcolor: 'surface.hover' },
              '@media (pointer: coarse)': { minHeight: 44 },
            }}
          >
            <Cable size={16} strokeWidth={1.8} aria-hidden />
            {t('draw.connect.open')}
          </ButtonBase>
        </Box>
      )}
    </Box>
  )
}

/** The step that the new one follows, or takes the place of. */
function stepBefore(spot: Spot): string {
  if (spot.type === 'after') return spot.from
  if (spot.type === 'edge') return spot.edge.split(':')[0] ?? ''
  return ''
}
