import Box from '@mui/material/Box'
import InputBase from '@mui/material/InputBase'
import Popover from '@mui/material/Popover'
import Typography from '@mui/material/Typography'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useLanguage } from '../i18n/use-language.ts'
import { useEditor } from '../state/editor.tsx'
import { nodeOf } from '../state/edits/lookup.ts'
import type { Spot } from '../state/spot.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { KindMark } from '../ui/KindMark.tsx'
import { findKinds, oftenNext } from './palette-search.ts'
import { useAddStep } from './use-add-step.ts'

/** Chooses a step where the pointer is: after a pulled way out, in a line, after the selected step. */
export function QuickAdd() {
  const { asks } = useEditor()
  const ask = useStore(asks, (state) => state.quickAdd)
  const close = () => asks.setState({ quickAdd: null })
  return (
    <Popover
      open={ask !== null}
      onClose={close}
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
  const { document } = useEditor()
  const add = useAddStep()
  const [typed, setTyped] = useState('')
  const [index, setIndex] = useState(0)
  const graph = document.graph()
  const from =
    spot.type === 'place'
      ? undefined
      : nodeOf(graph, spot.type === 'after' ? spot.from : (spot.edge.split(':')[0] ?? ''))
  const often = new Set(typed === '' ? oftenNext(graph, from) : [])
  const fitting = findKinds(typed, language).filter(
    (kind) =>
      // Where a step goes into no line, it may begin one.
      (kind.family !== 'start' || spot.type === 'place') &&
      (spot.type !== 'edge' || kind.ports(kind.defaults()).length > 0),
  )
  const found = [...often, ...fitting.filter((kind) => !often.has(kind))].filter((kind) => fitting.includes(kind))
  const choose = (kind: string) => {
    onClose()
    add(kind, spot)
  }
  return (
    <Box
      data-testid="quick-add"
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'ArrowDown') setIndex(Math.min(index + 1, found.length - 1))
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
    </Box>
  )
}
