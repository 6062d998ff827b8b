import Box from '@mui/material/Box'
import IconButton from '@mui/material/IconButton'
import InputBase from '@mui/material/InputBase'
import { ChevronDown, ChevronUp, Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tinykeys } from 'tinykeys'
import { useStore } from 'zustand'
import { noHits } from '../../state/asks.ts'
import { useDraft, useEditor } from '../../state/editor.tsx'
import { useCanvasCommands } from '../commands.ts'
import { isElsewhere } from '../elsewhere.ts'
import { floating } from '../floating.ts'
import { focusStep } from '../focus-step.ts'
import { useStepNames } from '../step-names.ts'
import { stepsInOrder } from '../walk.ts'
import { findSteps } from './step-search.ts'

/** Looks for steps on the canvas: those found are ringed, and the camera goes from one to the next. */
export function FindBar() {
  const { asks } = useEditor()
  const open = useStore(asks, (state) => state.finding)
  const [typed, setTyped] = useState('')
  useEffect(() => {
    const show = (event: KeyboardEvent) => {
      event.preventDefault()
      asks.setState({ finding: true })
    }
    return tinykeys(
      window,
      {
        '/': show,
        F3: show,
      },
      { ignore: isElsewhere },
    )
  }, [asks])
  return open ? <Finding typed={typed} onType={setTyped} /> : null
}

function Finding({ typed, onType }: { typed: string; onType: (typed: string) => void }) {
  const { t } = useTranslation()
  const { asks, selection } = useEditor()
  const commands = useCanvasCommands()
  const names = useStepNames()
  const graph = useDraft((draft) => draft)
  const input = useRef<HTMLInputElement>(null)
  const [now, setNow] = useState<string | null>(null)
  const found = typed.trim() === '' ? [] : findSteps(graph, stepsInOrder(graph), typed, names)
  const at = now === null ? -1 : found.indexOf(now)
  const key = found.join(' ')
  useEffect(() => {
    asks.setState({ hits: { ids: new Set(key === '' ? [] : key.split(' ')), now } })
    return () => asks.setState({ hits: noHits })
  }, [asks, key, now])
  useEffect(() => input.current?.select(), [])

  const go = (step: 1 | -1) => {
    const next = found[(Math.max(at, step === 1 ? -1 : 0) + step + found.length) % found.length]
    if (next === undefined) return
    setNow(next)
    commands.goTo(next)
  }
  const close = () => {
    asks.setState({ finding: false })
    const [id] = selection.store.getState().ids
    if (id !== undefined) focusStep(id)
  }
  return (
    <Box
      role="search"
      aria-label={t('draw.find.title')}
      data-testid="find-bar"
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        const back = event.shiftKey || event.key === 'ArrowUp'
        if (event.key === 'Escape') close()
        else if (['Enter', 'F3', 'ArrowDown', 'ArrowUp'].includes(event.key) && event.target === input.current)
          go(back ? -1 : 1)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
      sx={{ ...floating, display: 'flex', alignItems: 'center', gap: 1, height: 44, pl: 3, pr: 1.5, width: 380 }}
    >
      <Search size={16} strokeWidth={1.8} aria-hidden style={{ flex: 'none' }} />
      <InputBase
        autoFocus
        inputRef={input}
        value={typed}
        placeholder={t('draw.find.placeholder')}
        onChange={({ target }) => {
          onType(target.value)
          setNow(null)
        }}
        slotProps={{ input: { 'aria-label': t('draw.find.placeholder') } }}
        sx={{ flex: 1, typography: 'body2', ml: 1 }}
      />
      <Box role="status" sx={{ typography: 'caption', color: 'text.secondary', whiteSpace: 'nowrap', mr: 1 }}>
        {typed.trim() !== '' &&
          (found.length === 0
            ? t('draw.find.none')
            : at === -1
              ? t('draw.find.count', { count: found.length })
              : t('draw.find.at', { at: at + 1, of: found.length }))}
      </Box>
      <IconButton size="small" aria-label={t('draw.find.before')} disabled={found.length === 0} onClick={() => go(-1)}>
        <ChevronUp size={16} strokeWidth={1.8} />
      </IconButton>
      <IconButton
        size="small"
        aria-label={t('draw.find.next')}
        aria-keyshortcuts="F3"
        disabled={found.length === 0}
        onClick={() => go(1)}
      >
        <ChevronDown size={16} strokeWidth={1.8} />
      </IconButton>
      <IconButton size="small" aria-label={t('draw.find.close')} aria-keyshortcuts="Escape" onClick={close}>
        <X size={16} strokeWidth={1.8} />
      </IconButton>
    </Box>
  )
}
