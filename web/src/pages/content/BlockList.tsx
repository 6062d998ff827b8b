import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import type { Block } from '@trailwright/shared/content/schema.ts'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../../ui/ToastProvider.tsx'
import { BlockCard } from './BlockCard.tsx'
import { type BlockKind, blockKinds, insertBlock, moveBlock, newBlock, removeBlock, replaceBlock } from './blocks.ts'
import { blockIcons } from './block-icons.ts'

interface BlockListProps {
  /** Path into the content, for findings that point here. */
  readonly field: string
  readonly blocks: readonly Block[]
  readonly onChange: (blocks: readonly Block[]) => void
  readonly disabled: boolean
}

/** The parts of an e-mail from top to bottom: add, change, move by buttons or by dragging, remove. */
export function BlockList({ field, blocks, onChange, disabled }: BlockListProps) {
  const { t } = useTranslation()
  const toast = useToast()
  const [dragged, setDragged] = useState<number | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const end = () => {
    setDragged(null)
    setOver(null)
  }
  return (
    <Box data-field={field} component="section" aria-label={t('content.blocks')}>
      <Box
        component="ol"
        sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 3 }}
      >
        {blocks.map((block, index) => (
          <Box
            component="li"
            key={block.id}
            onDragOver={(event) => {
              if (dragged === null) return
              event.preventDefault()
              setOver(index)
            }}
            onDrop={(event) => {
              event.preventDefault()
              if (dragged !== null) onChange(moveBlock(blocks, dragged, index))
              end()
            }}
            sx={{
              borderRadius: 1.5,
              opacity: dragged === index ? 0.5 : 1,
              ...(over === index && dragged !== index ? { outline: '2px solid', outlineColor: 'primary.main' } : {}),
            }}
          >
            <BlockCard
              field={`${field}.${index}`}
              block={block}
              number={index + 1}
              of={blocks.length}
              onChange={(next) => onChange(replaceBlock(blocks, index, next))}
              onMove={(by) => onChange(moveBlock(blocks, index, index + by))}
              onRemove={() => {
                onChange(removeBlock(blocks, index))
                toast({
                  text: t('content.removed', { kind: t(`content.kinds.${block.type}`) }),
                  undo: () => onChange(blocks),
                })
              }}
              onDragStart={() => setDragged(index)}
              onDragEnd={end}
              disabled={disabled}
            />
          </Box>
        ))}
      </Box>
      {blocks.length === 0 && <Box sx={{ color: 'text.secondary', py: 3 }}>{t('content.noBlocks')}</Box>}
      {!disabled && <AddBlock onAdd={(kind) => onChange(insertBlock(blocks, blocks.length, newBlock(kind, blocks)))} />}
    </Box>
  )
}

function AddBlock({ onAdd }: { onAdd: (kind: BlockKind) => void }) {
  const { t } = useTranslation()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<Plus size={16} strokeWidth={2} aria-hidden />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ mt: 3 }}
      >
        {t('content.addBlock')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {blockKinds.map((kind) => {
          const Icon = blockIcons[kind]
          return (
            <MenuItem
              key={kind}
              onClick={() => {
                setAnchor(null)
                onAdd(kind)
              }}
            >
              <Icon size={16} strokeWidth={1.8} aria-hidden />
              {t(`content.kinds.${kind}`)}
            </MenuItem>
          )
        })}
      </Menu>
    </>
  )
}
