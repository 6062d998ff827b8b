import Box from '@mui/material/Box'
import Portal from '@mui/material/Portal'
import Typography from '@mui/material/Typography'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/use-language.ts'
import { useDraft, useSelected, useStep } from '../state/editor.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { FamilyShape, KindMark } from '../ui/KindMark.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { KindRow } from './KindRow.tsx'
import { byFamily, findKinds, kinds, oftenNext } from './palette-search.ts'
import { useAddStep } from './use-add-step.ts'
import { type Dragged, usePaletteDrag } from './use-palette-drag.ts'

/** The steps that can be added: by search, by what often comes next, by family. */
export function Palette({ onAdded }: { onAdded?: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [typed, setTyped] = useState('')
  const { dragged, start, wasDrag } = usePaletteDrag()
  const add = useAddStep()
  const selected = useStep(useSelected())
  const graph = useDraft((draft) => draft)
  const often = oftenNext(graph, selected)
  const found = findKinds(typed, language)
  const searching = typed.trim() !== ''
  const click = (kind: string) => {
    if (wasDrag()) return
    add(kind)
    onAdded?.()
  }

  return (
    <Box
      component="nav"
      aria-label={t('editor.palette.title')}
      data-testid="palette"
      sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0, bgcolor: 'background.paper' }}
    >
      <Box
        sx={{ p: 3, pb: 2 }}
        onKeyDown={(event) => {
          const [first] = found
          if (event.key === 'Enter' && searching && first !== undefined && !event.nativeEvent.isComposing) {
            add(first.kind)
            setTyped('')
            onAdded?.()
          }
        }}
      >
        <SearchField value={typed} onChange={setTyped} label={t('editor.palette.search')} width="100%" slash={false} />
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', px: 2, pb: 3 }}>
        {searching && found.length === 0 && (
          <Typography variant="body2" color="textSecondary" sx={{ p: 2 }}>
            {t('editor.palette.none')}
          </Typography>
        )}
        {searching &&
          found.map((kind) => (
            <KindRow
              key={kind.kind}
              kind={kind}
              mark
              onPointerDown={(event) => start(kind.kind, event)}
              onClick={() => click(kind.kind)}
            />
          ))}
        {!searching && often.length > 0 && (
          <Box component="section" aria-label={t('editor.palette.oftenNext')} sx={{ mb: 1 }}>
            <Typography component="h2" variant="h6" color="textSecondary" sx={{ px: 2, pt: 2, pb: 1 }}>
              {t('editor.palette.oftenNext')}
            </Typography>
            {often.map((kind) => (
              <KindRow
                key={kind.kind}
                kind={kind}
                mark
                onPointerDown={(event) => start(kind.kind, event)}
                onClick={() => click(kind.kind)}
              />
            ))}
          </Box>
        )}
        {!searching &&
          byFamily(kinds).map(({ family, kinds: members }) => (
            <Box component="section" key={family} aria-label={t(`editor.palette.families.${family}`)}>
              <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, height: 32, px: 2 }}>
                <FamilyShape family={family} />
                <Typography component="h2" variant="h6" color="textSecondary" sx={{ flex: 1 }}>
                  {t(`editor.palette.families.${family}`)}
                </Typography>
                <Typography variant="caption" color="textSecondary">
                  {members.length}
                </Typography>
              </Box>
              {members.map((kind) => (
                <KindRow
                  key={kind.kind}
                  kind={kind}
                  onPointerDown={(event) => start(kind.kind, event)}
                  onClick={() => click(kind.kind)}
                />
              ))}
            </Box>
          ))}
      </Box>
      <Typography
        variant="caption"
        color="textSecondary"
        sx={{ p: 3, borderTop: 1, borderColor: 'divider', display: 'block' }}
      >
        {t('editor.palette.foot')} <KeyHint>A</KeyHint>
      </Typography>
      {dragged !== null && <Ghost dragged={dragged} />}
    </Box>
  )
}

/** The card that hangs on the pointer. */
function Ghost({ dragged }: { dragged: Dragged }) {
  const language = useLanguage()
  const kind = kindOf(dragged.kind)
  if (kind === undefined) return null
  return (
    <Portal>
      <Box
        sx={{
          position: 'fixed',
          left: dragged.x + 8,
          top: dragged.y + 8,
          zIndex: 'tooltip',
          pointerEvents: 'none',
          display: 'flex',
          alignItems: 'center',
          gap: 2.5,
          width: 220,
          p: 2.5,
          borderRadius: '12px',
          border: 1,
          borderColor: 'divider',
          bgcolor: 'background.paper',
          boxShadow: 3,
          opacity: 0.92,
          typography: 'h5',
        }}
      >
        <KindMark family={kind.family} icon={kind.icon} size={30} />
        {kind.text[language].name}
      </Box>
    </Portal>
  )
}
