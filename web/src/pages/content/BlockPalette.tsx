import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import Typography from '@mui/material/Typography'
import { useTranslation } from 'react-i18next'
import type { useDragOrder } from '../../ui/use-drag-order.ts'
import { blockIcons } from './block-icons.ts'
import { type BlockKind, blockKinds } from './blocks.ts'

/** What is dragged from the palette, as told from the blocks that are there. */
export const newKey = (kind: BlockKind): string => `new ${kind}`

export function kindOfKey(key: string): BlockKind | undefined {
  return blockKinds.find((kind) => newKey(kind) === key)
}

interface BlockPaletteProps {
  readonly drag: ReturnType<typeof useDragOrder>
  readonly onAdd: (kind: BlockKind) => void
}

/** The kinds of blocks, to drag in or to click. */
export function BlockPalette({ drag, onAdd }: BlockPaletteProps) {
  const { t } = useTranslation()
  return (
    <Box role="group" aria-label={t('compose.palette')}>
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
        {blockKinds.map((kind) => {
          const Icon = blockIcons[kind]
          return (
            <ButtonBase
              key={kind}
              {...drag.handle(newKey(kind))}
              onClick={() => onAdd(kind)}
              sx={{
                height: 30,
                px: 2.5,
                gap: 1.5,
                borderRadius: 1,
                border: 1,
                borderColor: 'divider',
                bgcolor: 'background.paper',
                typography: 'body2',
                '&:hover': { bgcolor: 'surface.hover' },
                '@media (pointer: coarse)': { height: 44 },
              }}
            >
              <Icon size={15} strokeWidth={1.8} aria-hidden />
              {t(`content.kinds.${kind}`)}
            </ButtonBase>
          )
        })}
      </Box>
      <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 1 }}>
        {t('compose.paletteHelp')}
      </Typography>
    </Box>
  )
}
