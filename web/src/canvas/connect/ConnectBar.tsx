import Box from '@mui/material/Box'
import IconButton from '@mui/material/IconButton'
import InputBase from '@mui/material/InputBase'
import Typography from '@mui/material/Typography'
import type { GraphNode } from '@trailwright/shared/graph/schema.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { Cable, X } from 'lucide-react'
import { useEffect, useEffectEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useLanguage } from '../../i18n/use-language.ts'
import { noHits } from '../../state/asks.ts'
import { useDraft, useEditor } from '../../state/editor.tsx'
import { edgeAt, isStart, leadingTo, nodeOf, openPortOf, portsWithEdges } from '../../state/edits/lookup.ts'
import { leadTo } from '../../state/perform.ts'
import { kindName, phraseOf, plainText, stepName } from '../../state/words.ts'
import { KindMark } from '../../ui/KindMark.tsx'
import { useCanvasCommands } from '../commands.ts'
import { stepUnder } from '../drop-target.ts'
import { findSteps } from '../find/step-search.ts'
import { floating } from '../floating.ts'
import { focusStep } from '../focus-step.ts'
import { useRefusal } from '../refusal.ts'
import { useStepNames } from '../step-names.ts'
import { stepsInOrder } from '../walk.ts'
import { PortChoice } from './PortChoice.tsx'

/** What steps are called by where they are counted. */
type NumberOf = ReadonlyMap<string, number>

/** Joins a way out to a step: the port is chosen, then the step, by search, by walking the list, or by a click on it. */
export function ConnectBar({ numberOf }: { readonly numberOf?: NumberOf }) {
  const { asks, canEdit } = useEditor()
  const connecting = useStore(asks, (state) => state.connecting)
  const node = useDraft((graph) => (connecting === null ? undefined : nodeOf(graph, connecting.from)))
  if (node === undefined || connecting === null || !canEdit) return null
  const { port } = connecting
  return <Connecting key={`${node.id}:${port ?? ''}`} node={node} first={port} numberOf={numberOf} />
}

const mostShown = 50

interface ConnectingProps {
  readonly node: GraphNode
  readonly first: string | undefined
  readonly numberOf: NumberOf | undefined
}

function Connecting({ node, first, numberOf }: ConnectingProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const editor = useEditor()
  const { asks, selection } = editor
  const commands = useCanvasCommands()
  const refuse = useRefusal()
  const names = useStepNames()
  const listId = useId()
  const graph = useDraft((draft) => draft)
  const ports = portsWithEdges(graph, node)
  const [port, setPort] = useState(first ?? openPortOf(graph, node)?.name)
  const [typed, setTyped] = useState('')
  const [index, setIndex] = useState(0)
  const before = leadingTo(graph, node.id)
  const leadsTo = port === undefined ? undefined : edgeAt(graph, node.id, port)?.to
  const others = stepsInOrder(graph)
    .filter((id) => {
      const other = nodeOf(graph, id)
      return other !== undefined && !isStart(other) && !before.has(id) && id !== leadsTo
    })
    .toSorted((a, b) => (numberOf?.get(a) ?? 0) - (numberOf?.get(b) ?? 0))
  const byNumber = others.filter((id) => String(numberOf?.get(id)) === typed.trim())
  const found = [...new Set([...byNumber, ...findSteps(graph, others, typed, names)])].slice(0, mostShown)
  const now = found[index]
  const placeholder = t(numberOf === undefined ? 'draw.connect.placeholder' : 'draw.connect.byNumber')

  const reveal = useEffectEvent((id: string) => commands.reveal(id))
  useEffect(() => {
    asks.setState({ hits: now === undefined ? noHits : { ids: new Set([now]), now } })
    if (now !== undefined) reveal(now)
    return () => asks.setState({ hits: noHits })
  }, [asks, now])

  const close = (focus: string) => {
    asks.setState({ connecting: null })
    focusStep(focus)
  }
  const join = (to: string) => {
    if (port === undefined) return
    const refusal = leadTo(editor, node.id, port, to)
    refuse(refusal)
    if (refusal !== undefined && refusal !== 'samePlace') return
    selection.select([to])
    close(to)
  }
  const joinClicked = useEffectEvent((event: MouseEvent) => {
    const isCanvas = event.target instanceof Element && event.target.closest('.react-flow__renderer') !== null
    const to = isCanvas ? stepUnder(event.clientX, event.clientY) : undefined
    if (to === undefined || to === node.id) return
    event.stopPropagation()
    join(to)
  })
  useEffect(() => {
    const onClick = (event: MouseEvent) => joinClicked(event)
    window.addEventListener('click', onClick, { capture: true })
    return () => window.removeEventListener('click', onClick, { capture: true })
  }, [])

  return (
    <Box
      role="dialog"
      aria-label={t('draw.connect.title', { name: stepName(node, language) })}
      data-testid="connect-bar"
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Escape') close(node.id)
        else if (event.key === 'Enter' && now !== undefined) join(now)
        else if (isRadio(event.target)) return
        else if (event.key === 'ArrowDown') setIndex(Math.min(index + 1, found.length - 1))
        else if (event.key === 'ArrowUp') setIndex(Math.max(index - 1, 0))
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
      sx={{ ...floating, width: 420 }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, pl: 3, pr: 1.5, pt: 1.5 }}>
        <Cable size={16} strokeWidth={1.8} aria-hidden style={{ flex: 'none' }} />
        <Typography variant="h5" component="h2" noWrap sx={{ flex: 1 }}>
          {t('draw.connect.title', { name: stepName(node, language) })}
        </Typography>
        <IconButton size="small" aria-label={t('ui.cancel')} onClick={() => close(node.id)}>
          <X size={16} strokeWidth={1.8} />
        </IconButton>
      </Box>
      {ports.length > 1 && <PortChoice node={node} ports={ports} value={port} onChange={setPort} />}
      <InputBase
        autoFocus
        fullWidth
        value={typed}
        placeholder={placeholder}
        onChange={({ target }) => {
          setTyped(target.value)
          setIndex(0)
        }}
        slotProps={{
          input: {
            'aria-label': placeholder,
            role: 'combobox',
            'aria-expanded': true,
            'aria-controls': listId,
            'aria-activedescendant': now === undefined ? undefined : `${listId}${now}`,
          },
        }}
        sx={{ px: 3, height: 40, typography: 'body2' }}
      />
      <Box
        id={listId}
        role="listbox"
        aria-label={t('draw.connect.steps')}
        sx={{ maxHeight: 220, overflowY: 'auto', p: 1.5, pt: 0 }}
      >
        {found.map((id, at) => {
          const step = nodeOf(graph, id)
          if (step === undefined) return null
          const kind = kindOf(step.kind)
          return (
            <Box
              key={id}
              id={`${listId}${id}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === index}
              data-node-id={id}
              ref={at === index ? intoView : undefined}
              onClick={() => join(id)}
              sx={{
                display: 'flex',
                alignItems: 'center',
                gap: 2.5,
                px: 2,
                py: 1,
                borderRadius: '8px',
                cursor: 'pointer',
                bgcolor: at === index ? 'surface.hover' : 'transparent',
                '@media (pointer: coarse)': { minHeight: 44 },
              }}
            >
              {numberOf !== undefined && (
                <Typography variant="body2" color="textSecondary" sx={{ minWidth: 20, textAlign: 'right' }}>
                  {numberOf.get(id)}
                </Typography>
              )}
              <KindMark family={kind?.family ?? 'flow'} icon={kind?.icon ?? 'puzzle'} size={20} />
              <Typography variant="body2" noWrap>
                {step.label ?? kindName(step, language)}
                <Box component="span" sx={{ color: 'text.secondary', ml: 2 }}>
                  {plainText(phraseOf(step, names))}
                </Box>
              </Typography>
            </Box>
          )
        })}
        {found.length === 0 && (
          <Typography variant="body2" color="textSecondary" sx={{ p: 2 }}>
            {t(others.length === 0 ? 'draw.connect.nobody' : 'draw.find.none')}
          </Typography>
        )}
      </Box>
    </Box>
  )
}

function isRadio(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.type === 'radio'
}

function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}
