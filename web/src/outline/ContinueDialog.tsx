import Box from '@mui/material/Box'
import Dialog from '@mui/material/Dialog'
import DialogTitle from '@mui/material/DialogTitle'
import InputBase from '@mui/material/InputBase'
import Typography from '@mui/material/Typography'
import type { Outline } from '@trailwright/shared/graph/outline.ts'
import type { Graph, GraphNode } from '@trailwright/shared/graph/schema.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { Search } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStepNames } from '../canvas/step-names.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { useDraft } from '../state/editor.tsx'
import { isStart, reachedFrom } from '../state/edits/lookup.ts'
import { kindName, phraseOf, plainText } from '../state/words.ts'
import { KindMark } from '../ui/KindMark.tsx'

interface ContinueDialogProps {
  readonly from: string
  readonly port: string
  readonly outline: Outline
  readonly onClose: (to?: string) => void
}

/** Rows that are drawn at most; typing narrows them down. */
const most = 60

/** Chooses the step at which a path continues, among those that it may lead to. */
export function ContinueDialog({ from, port, outline, onClose }: ContinueDialogProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const names = useStepNames()
  const graph = useDraft((draft) => draft)
  const [typed, setTyped] = useState('')
  const [index, setIndex] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const steps = useMemo(
    () =>
      mayFollow(graph, from, port)
        .map((node) => ({
          node,
          number: outline.numberOf.get(node.id) ?? 0,
          name: node.label ?? kindName(node, language),
          text: plainText(phraseOf(node, names)),
        }))
        .toSorted((a, b) => a.number - b.number),
    [graph, from, port, outline, language, names],
  )
  const words = typed.trim().toLowerCase()
  const found = steps
    .filter(({ number, name, text }) => String(number) === words || `${name} ${text}`.toLowerCase().includes(words))
    .toSorted((a, b) => Number(String(b.number) === words) - Number(String(a.number) === words))
    .slice(0, most)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [index])
  return (
    <Dialog
      open
      onClose={() => onClose()}
      aria-labelledby="continue-title"
      maxWidth="sm"
      fullWidth
      transitionDuration={0}
      disableRestoreFocus
    >
      <DialogTitle id="continue-title">{t('outline.picker.title')}</DialogTitle>
      <Box
        data-testid="continue-at"
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'ArrowDown') setIndex(Math.min(index + 1, found.length - 1))
          else if (event.key === 'ArrowUp') setIndex(Math.max(index - 1, 0))
          else if (event.key === 'Enter') onClose(found[index]?.node.id)
          else return
          event.preventDefault()
        }}
      >
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 2.5,
            px: 6,
            height: 46,
            borderBlock: 1,
            borderColor: 'divider',
          }}
        >
          <Search size={16} strokeWidth={1.8} aria-hidden />
          <InputBase
            autoFocus
            fullWidth
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value)
              setIndex(0)
            }}
            placeholder={t('outline.picker.search')}
            slotProps={{
              input: {
                'aria-label': t('outline.picker.search'),
                role: 'combobox',
                'aria-expanded': true,
                'aria-controls': 'continue-list',
                ...(found.length === 0 ? {} : { 'aria-activedescendant': `continue-${index}` }),
              },
            }}
            sx={{ typography: 'body1' }}
          />
        </Box>
        <Box
          ref={list}
          id="continue-list"
          role="listbox"
          aria-label={t('outline.picker.title')}
          sx={{ p: 2, height: 320, overflowY: 'auto' }}
        >
          {found.map(({ node, number, name, text }, at) => (
            <Box
              key={node.id}
              id={`continue-${at}`}
              role="option"
              aria-selected={at === index}
              data-node-id={node.id}
              onClick={() => onClose(node.id)}
              onPointerMove={() => setIndex(at)}
              sx={{
                display: 'flex',
                alignItems: 'center',
                gap: 2.5,
                minHeight: 38,
                px: 3,
                borderRadius: '8px',
                cursor: 'pointer',
                typography: 'body2',
                bgcolor: at === index ? 'surface.hover' : 'transparent',
              }}
            >
              <Box component="span" sx={{ width: 28, color: 'text.secondary', textAlign: 'right' }}>
                {number}
              </Box>
              <KindMark
                family={kindOf(node.kind)?.family ?? 'flow'}
                icon={kindOf(node.kind)?.icon ?? 'puzzle'}
                size={22}
              />
              <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
                {name}
              </Box>
              <Typography variant="body2" component="span" color="textSecondary" noWrap>
                {text}
              </Typography>
            </Box>
          ))}
        </Box>
        {found.length === 0 && (
          <Typography variant="body2" color="textSecondary" role="status" sx={{ px: 6, pb: 5 }}>
            {t('outline.picker.none')}
          </Typography>
        )}
      </Box>
    </Dialog>
  )
}

/** Every step but starts, those from which people come here, and the one where the path leads now. */
function mayFollow(graph: Graph, from: string, port: string): readonly GraphNode[] {
  const backwards = { ...graph, edges: graph.edges.map((edge) => ({ ...edge, from: edge.to, to: edge.from })) }
  const before = reachedFrom(backwards, from)
  const now = graph.edges.find((edge) => edge.from === from && edge.port === port)?.to
  return graph.nodes.filter((node) => !isStart(node) && !before.has(node.id) && node.id !== now)
}
