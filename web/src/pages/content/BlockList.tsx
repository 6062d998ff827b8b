import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import type { Block } from '@trailwright/shared/content/schema.ts'
import { Plus } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../../ui/ToastProvider.tsx'
import { Unseen } from '../../ui/Unseen.tsx'
import { type Landing, useDragOrder } from '../../ui/use-drag-order.ts'
import { BlockCard } from './BlockCard.tsx'
import { blockIcons } from './block-icons.ts'
import { BlockPalette, kindOfKey } from './BlockPalette.tsx'
import { type BlockKind, blockKinds, insertBlock, moveBlock, newBlock, removeBlock, replaceBlock } from './blocks.ts'

interface BlockListProps {
  /** Path into the content, for findings that point here. */
  readonly field: string
  readonly blocks: readonly Block[]
  readonly onChange: (blocks: readonly Block[]) => void
  readonly disabled: boolean
}

/** The key of the place behind the last block. */
const atEnd = 'end'

/** The parts of an e-mail from top to bottom: added, changed, moved by dragging or by keys, removed. */
export function BlockList({ field, blocks, onChange, disabled }: BlockListProps) {
  const { t } = useTranslation()
  const toast = useToast()
  const name = useId()
  const list = useRef<HTMLDivElement>(null)
  const [said, setSaid] = useState('')
  const [fresh, setFresh] = useState<string | null>(null)

  useEffect(() => {
    if (fresh === null) return
    const card = list.current?.querySelector(`[data-place="${name} ${CSS.escape(fresh)}"]`)
    card?.scrollIntoView({ block: 'nearest' })
    const field = card?.querySelector<HTMLElement>('input, textarea')
    // A line has no field; its first button stands in.
    ;(field ?? card?.querySelector<HTMLElement>('[role="group"] button'))?.focus({ preventScroll: true })
    setFresh(null)
  }, [fresh, name])

  const add = useCallback(
    (kind: BlockKind, index: number) => {
      const block = newBlock(kind, blocks)
      onChange(insertBlock(blocks, index, block))
      setFresh(block.id)
      setSaid(t('compose.added', { kind: t(`content.kinds.${kind}`), number: index + 1, of: blocks.length + 1 }))
    },
    [blocks, onChange, t],
  )
  const move = useCallback(
    (from: number, to: number) => {
      const block = blocks[from]
      if (block === undefined || to < 0 || to >= blocks.length || from === to) return
      onChange(moveBlock(blocks, from, to))
      setSaid(t('compose.moved', { kind: t(`content.kinds.${block.type}`), number: to + 1, of: blocks.length }))
    },
    [blocks, onChange, t],
  )
  const onDrop = useCallback(
    (key: string, landing: Landing) => {
      const over = landing.key === atEnd ? blocks.length : blocks.findIndex(({ id }) => id === landing.key)
      const to = landing.key === atEnd || landing.side === 'before' ? over : over + 1
      const kind = kindOfKey(key)
      if (kind !== undefined) {
        add(kind, to)
        return
      }
      const from = blocks.findIndex(({ id }) => id === key)
      move(from, from < to ? to - 1 : to)
    },
    [blocks, add, move],
  )
  const drag = useDragOrder(name, list, onDrop)

  /** Alt with an arrow moves the block that one is in; the cursor stays where it is. */
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    const isHere = event.target instanceof Node && event.currentTarget.contains(event.target)
    if (!event.altKey || by === 0 || disabled || !isHere) return
    event.preventDefault()
    const at = document.activeElement
    move(index, index + by)
    requestAnimationFrame(() => {
      if (at instanceof HTMLElement) at.focus()
    })
  }

  return (
    <Box ref={list} data-field={field} component="section" aria-label={t('content.blocks')}>
      {!disabled && (
        <Box sx={{ mb: 3 }}>
          <BlockPalette drag={drag} onAdd={(kind) => add(kind, blocks.length)} />
        </Box>
      )}
      <Box
        component="ol"
        sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: 3 }}
      >
        {blocks.map((block, index) => {
          const landing = drag.dragged !== block.id && drag.landing?.key === block.id ? drag.landing.side : undefined
          return (
            <Box
              component="li"
              key={block.id}
              {...drag.place(block.id)}
              onKeyDown={(event) => onKeyDown(event, index)}
              sx={{
                position: 'relative',
                borderRadius: 1.5,
                opacity: drag.dragged === block.id ? 0.5 : 1,
                ...(landing === undefined
                  ? {}
                  : {
                      '&::after': {
                        content: '""',
                        position: 'absolute',
                        left: 0,
                        right: 0,
                        height: 3,
                        borderRadius: 1,
                        bgcolor: 'primary.main',
                        ...(landing === 'before' ? { top: -8 } : { bottom: -8 }),
                      },
                    }),
              }}
            >
              {!disabled && <AddHere number={index + 1} onAdd={(kind) => add(kind, index)} />}
              <BlockCard
                field={`${field}.${index}`}
                block={block}
                number={index + 1}
                of={blocks.length}
                onChange={(next) => onChange(replaceBlock(blocks, index, next))}
                onMove={(by) => move(index, index + by)}
                onRemove={() => {
                  onChange(removeBlock(blocks, index))
                  toast({
                    text: t('content.removed', { kind: t(`content.kinds.${block.type}`) }),
                    undo: () => onChange(blocks),
                  })
                }}
                handle={drag.handle(block.id)}
                disabled={disabled}
              />
            </Box>
          )
        })}
      </Box>
      {!disabled && (
        <Box
          {...drag.place(atEnd)}
          sx={{
            mt: 3,
            borderRadius: 1.5,
            ...(drag.landing?.key === atEnd ? { outline: '2px solid', outlineColor: 'primary.main' } : {}),
          }}
        >
          {blocks.length === 0 && <Box sx={{ color: 'text.secondary', py: 3 }}>{t('content.noBlocks')}</Box>}
          <AddAtEnd onAdd={(kind) => add(kind, blocks.length)} />
        </Box>
      )}
      {disabled && blocks.length === 0 && <Box sx={{ color: 'text.secondary', py: 3 }}>{t('content.noBlocks')}</Box>}
      <Unseen text={said} />
    </Box>
  )
}

/** Between two blocks: a line that becomes a button. */
function AddHere({ number, onAdd }: { number: number; onAdd: (kind: BlockKind) => void }) {
  const { t } = useTranslation()
  return (
    <KindMenu onAdd={onAdd}>
      {(open) => (
        <Button
          size="small"
          aria-label={t('compose.insertHere', { number })}
          title={t('compose.insertHere', { number })}
          aria-haspopup="menu"
          onClick={open}
          sx={{
            position: 'absolute',
            zIndex: 1,
            top: -17,
            left: '50%',
            transform: 'translateX(-50%)',
            minWidth: 0,
            width: 22,
            height: 22,
            p: 0,
            borderRadius: '50%',
            border: 1,
            borderColor: 'line.strong',
            bgcolor: 'background.paper',
            color: 'text.primary',
            opacity: 0,
            '&:hover, &:focus-visible': { opacity: 1, bgcolor: 'background.paper' },
            'li:hover > &': { opacity: 1 },
            '@media (pointer: coarse)': { opacity: 1 },
          }}
        >
          <Plus size={13} strokeWidth={2} aria-hidden />
        </Button>
      )}
    </KindMenu>
  )
}

function AddAtEnd({ onAdd }: { onAdd: (kind: BlockKind) => void }) {
  const { t } = useTranslation()
  return (
    <KindMenu onAdd={onAdd}>
      {(open) => (
        <Button
          variant="outlined"
          startIcon={<Plus size={16} strokeWidth={2} aria-hidden />}
          aria-haspopup="menu"
          onClick={open}
        >
          {t('content.addBlock')}
        </Button>
      )}
    </KindMenu>
  )
}

interface KindMenuProps {
  readonly onAdd: (kind: BlockKind) => void
  readonly children: (open: (event: MouseEvent<HTMLElement>) => void) => React.ReactNode
}

function KindMenu({ onAdd, children }: KindMenuProps) {
  const { t } = useTranslation()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  return (
    <>
      {children((event) => setAnchor(event.currentTarget))}
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        // The cursor goes into the new block, not back to the button.
        disableRestoreFocus
      >
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
