import Box from '@mui/material/Box'
import IconButton from '@mui/material/IconButton'
import type { Block } from '@trailwright/shared/content/schema.ts'
import { AlignCenter, AlignLeft, AlignRight, ArrowDown, ArrowUp, GripVertical, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { NameInput } from '../../inspector/NameInput.tsx'
import { useLiquidValues } from '../../inspector/liquid/use-liquid-values.ts'
import { TextInput } from '../../ui/TextInput.tsx'
import type { useDragOrder } from '../../ui/use-drag-order.ts'
import { blockIcons } from './block-icons.ts'
import { useFieldFinding } from './field-findings.ts'
import { TemplateInput } from './TemplateInput.tsx'

interface BlockCardProps {
  readonly field: string
  readonly block: Block
  readonly number: number
  readonly of: number
  readonly onChange: (block: Block) => void
  /** Up by -1, down by 1. */
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
  /** What drags it. */
  readonly handle: ReturnType<ReturnType<typeof useDragOrder>['handle']>
  readonly disabled: boolean
}

/** One part of an e-mail: what it is, its place, its fields. */
export function BlockCard(props: BlockCardProps) {
  const { block, number, of, onChange, onMove, onRemove, handle, disabled } = props
  const { t } = useTranslation()
  const kind = t(`content.kinds.${block.type}`)
  const name = t('content.blockNumber', { kind, number })
  const Icon = blockIcons[block.type]
  return (
    <Box
      role="group"
      aria-label={name}
      {...(disabled ? {} : { 'aria-keyshortcuts': 'Alt+ArrowUp Alt+ArrowDown' })}
      data-field={props.field}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1.5, bgcolor: 'background.paper' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, pl: 1, pr: 1.5, py: 0.75 }}>
        {!disabled && (
          <Box
            {...handle}
            title={t('compose.dragHelp')}
            data-testid="block-handle"
            sx={{ color: 'text.disabled', display: 'flex', p: 1, '@media (pointer: coarse)': { p: 3 } }}
          >
            <GripVertical size={14} strokeWidth={1.8} aria-hidden />
          </Box>
        )}
        <Icon size={15} strokeWidth={1.8} aria-hidden />
        <Box component="span" sx={{ typography: 'h5', flex: 1, ml: 1 }}>
          {kind}
        </Box>
        <AlignButtons block={block} onChange={onChange} disabled={disabled} name={name} />
        {!disabled && (
          <>
            <IconButton
              size="small"
              aria-label={`${t('content.up')}: ${name}`}
              disabled={number === 1}
              onClick={() => onMove(-1)}
            >
              <ArrowUp size={15} strokeWidth={1.8} aria-hidden />
            </IconButton>
            <IconButton
              size="small"
              aria-label={`${t('content.down')}: ${name}`}
              disabled={number === of}
              onClick={() => onMove(1)}
            >
              <ArrowDown size={15} strokeWidth={1.8} aria-hidden />
            </IconButton>
            <IconButton size="small" aria-label={`${t('content.remove')}: ${name}`} onClick={onRemove}>
              <Trash2 size={15} strokeWidth={1.8} aria-hidden />
            </IconButton>
          </>
        )}
      </Box>
      {block.type !== 'divider' && (
        <Box sx={{ px: 3, pb: 3, pt: 1, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 3 }}>
          <Fields {...props} />
        </Box>
      )}
    </Box>
  )
}

type Aligned = Extract<Block, { type: 'heading' | 'text' | 'button' }>
const aligns = [
  { value: 'left', Icon: AlignLeft },
  { value: 'center', Icon: AlignCenter },
  { value: 'right', Icon: AlignRight },
] as const

interface AlignButtonsProps {
  readonly block: Block
  readonly onChange: (block: Block) => void
  readonly disabled: boolean
  readonly name: string
}

function AlignButtons({ block, onChange, disabled, name }: AlignButtonsProps) {
  const { t } = useTranslation()
  if (!isAligned(block) || disabled) return null
  return (
    <Box role="group" aria-label={`${t('content.align')}: ${name}`} sx={{ display: { xs: 'none', sm: 'flex' } }}>
      {aligns.map(({ value, Icon }) => (
        <IconButton
          key={value}
          size="small"
          aria-label={t(`content.aligns.${value}`)}
          aria-pressed={alignOf(block) === value}
          onClick={() => onChange({ ...block, align: value })}
          sx={alignOf(block) === value ? { color: 'primary.main', bgcolor: 'primary.soft' } : {}}
        >
          <Icon size={14} strokeWidth={1.8} aria-hidden />
        </IconButton>
      ))}
    </Box>
  )
}

/** As the mail has it when nothing is said. */
function alignOf({ type, align }: Aligned): string {
  return align ?? (type === 'button' ? 'center' : 'left')
}

function isAligned(block: Block): block is Aligned {
  return block.type === 'heading' || block.type === 'text' || block.type === 'button'
}

function Fields({ field, block, onChange, disabled }: BlockCardProps) {
  const { t } = useTranslation()
  const at = (name: string) => `${field}.${name}`
  switch (block.type) {
    case 'heading':
      return (
        <TemplateInput
          field={at('text')}
          label={t('content.words')}
          value={block.text}
          onChange={(text) => onChange({ ...block, text })}
          markup
          disabled={disabled}
        />
      )
    case 'text':
      return (
        <TemplateInput
          field={at('text')}
          label={t('content.words')}
          value={block.text}
          onChange={(text) => onChange({ ...block, text })}
          rows={3}
          markup
          disabled={disabled}
        />
      )
    case 'button':
      return (
        <Box
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 1fr) minmax(0, 1.4fr)' },
            gap: 3,
          }}
        >
          <TemplateInput
            field={at('text')}
            label={t('content.words')}
            value={block.text}
            onChange={(text) => onChange({ ...block, text })}
            disabled={disabled}
          />
          <TemplateInput
            field={at('href')}
            label={t('content.href')}
            help={t('content.hrefHelp')}
            value={block.href}
            onChange={(href) => onChange({ ...block, href })}
            disabled={disabled}
          />
        </Box>
      )
    case 'image':
      return (
        <>
          <TemplateInput
            field={at('src')}
            label={t('content.src')}
            value={block.src}
            onChange={(src) => onChange({ ...block, src })}
            disabled={disabled}
          />
          <TemplateInput
            field={at('alt')}
            label={t('content.alt')}
            value={block.alt}
            onChange={(alt) => onChange({ ...block, alt })}
            disabled={disabled}
          />
          <TemplateInput
            field={at('href')}
            label={t('content.href')}
            value={block.href ?? ''}
            onChange={(href) => {
              const { href: _, ...rest } = block
              onChange(href === '' ? rest : { ...rest, href })
            }}
            disabled={disabled}
          />
        </>
      )
    case 'columns':
      return (
        <Box
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 1fr) minmax(0, 1fr)' },
            gap: 3,
          }}
        >
          {(['left', 'right'] as const).map((side) => (
            <TemplateInput
              key={side}
              field={at(side)}
              label={t(`content.${side}`)}
              value={block[side]}
              onChange={(text) => onChange({ ...block, [side]: text })}
              rows={3}
              markup
              disabled={disabled}
            />
          ))}
        </Box>
      )
    case 'products':
      return (
        <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 100px', gap: 3 }}>
          <ProductList
            field={at('list')}
            value={block.list}
            onChange={(list) => onChange({ ...block, list })}
            disabled={disabled}
          />
          <TextInput
            label={t('content.most')}
            type="number"
            value={String(block.max)}
            onChange={(typed) => {
              const max = Number(typed)
              if (Number.isInteger(max) && max >= 1 && max <= 20) onChange({ ...block, max })
            }}
            disabled={disabled}
          />
        </Box>
      )
    case 'divider':
      return null
  }
}

interface ProductListProps {
  readonly field: string
  readonly value: string
  readonly onChange: (list: string) => void
  readonly disabled: boolean
}

/** Which list of products is shown: one of those that came with events. */
function ProductList({ field, value, onChange, disabled }: ProductListProps) {
  const { t } = useTranslation()
  const { error } = useFieldFinding(field)
  const lists = useLiquidValues().filter(({ type, root }) => type === 'list' && root !== 'sender')
  return (
    <div data-field={field}>
      <NameInput
        label={t('compose.productList')}
        help={t('compose.productListHelp')}
        error={error}
        value={value}
        onChange={onChange}
        options={lists.map(({ reference, name }) => ({ value: reference, name, hint: reference }))}
        free
        disabled={disabled}
      />
    </div>
  )
}
