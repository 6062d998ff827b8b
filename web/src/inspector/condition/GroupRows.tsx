import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import ButtonBase from '@mui/material/ButtonBase'
import IconButton from '@mui/material/IconButton'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { ChevronDown, GripVertical, Parentheses, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deepest, type Group, groupOf, type Join, type LeafKind, newLeaf, partOf } from './condition-draft.ts'
import { useScope } from './ConditionScope.tsx'
import { type Spot, spotKey } from './condition-tree.ts'
import { Leaf } from './Leaf.tsx'
import { LineCount } from './PeopleCount.tsx'
import { Token } from './Token.tsx'

interface GroupRowsProps {
  readonly group: Group
  readonly onChange: (group: Group) => void
  /** Where the group stands. */
  readonly spot: Spot
  readonly event: string | undefined
  readonly disabled: boolean
  readonly depth: number
  /** Shows beside each line how many people are left. */
  readonly counts: boolean
}

/** The conditions of a group, one a row, and what adds more. */
export function GroupRows({ group, onChange, spot, event, disabled, depth, counts }: GroupRowsProps) {
  const { goTo } = useScope()
  const { join, items } = group
  const add = (item: JsonObject) => {
    onChange({ join, items: [...items, item] })
    goTo([...spot, items.length])
  }
  return (
    <>
      {join === 'none' && depth === 1 && spot.length === 0 && (
        <GroupKind group={group} onChange={onChange} disabled={disabled} />
      )}
      {items.map((item, index) => (
        <Row
          // Rows have no identity but their place.
          key={index}
          group={group}
          index={index}
          item={item}
          spot={[...spot, index]}
          onChange={(next) => onChange({ join, items: items.map((each, at) => (at === index ? next : each)) })}
          onJoin={(next) => onChange({ join: next, items })}
          event={event}
          disabled={disabled}
          depth={depth}
          counts={counts}
        />
      ))}
      {!disabled && (
        <Adders
          event={event}
          isFirst={items.length === 0}
          onAdd={add}
          {...(depth < deepest && (event === undefined || items.length > 0)
            ? { onAddGroup: () => add({ any: [event === undefined ? newLeaf.attribute() : newLeaf.event()] }) }
            : {})}
        />
      )}
    </>
  )
}

interface RowProps extends Omit<GroupRowsProps, 'onChange'> {
  readonly index: number
  readonly item: JsonObject
  readonly onChange: (item: JsonObject) => void
  readonly onJoin: (join: Join) => void
}

function Row({ group, index, item, spot, onChange, onJoin, event, disabled, depth, counts }: RowProps) {
  const { t } = useTranslation()
  const { drag, onKeyDown, remove } = useScope()
  const key = spotKey(spot)
  const inner = groupOf(item)
  const landing = drag.landing?.key === key && drag.dragged !== key ? drag.landing.side : undefined
  const place = { number: index + 1, of: group.items.length }
  return (
    <Box
      {...drag.place(key)}
      role="group"
      aria-label={t(inner === undefined ? 'configure.condition.place' : 'configure.condition.groupPlace', place)}
      {...(disabled ? {} : { 'aria-keyshortcuts': 'Alt+ArrowUp Alt+ArrowDown' })}
      onKeyDown={(pressed) => {
        if (!disabled) onKeyDown(spot, pressed)
      }}
      sx={{
        position: 'relative',
        display: 'flex',
        alignItems: 'flex-start',
        gap: 1,
        opacity: drag.dragged === key ? 0.45 : 1,
        ...(landing === undefined
          ? {}
          : {
              boxShadow:
                landing === 'before'
                  ? '0 -2px 0 var(--mui-palette-primary-main)'
                  : '0 2px 0 var(--mui-palette-primary-main)',
            }),
        '&:hover > .grip, &:focus-within > .grip': { opacity: 1 },
      }}
    >
      {!disabled && (
        <Box
          className="grip"
          data-testid="grip"
          title={t('configure.condition.drag')}
          {...drag.handle(key)}
          sx={{
            position: 'absolute',
            left: -15,
            top: 7,
            display: 'flex',
            color: 'text.secondary',
            opacity: 0,
            '@media (pointer: coarse)': { opacity: 1, p: 1.5, left: -20, top: 1 },
          }}
        >
          <GripVertical size={14} strokeWidth={1.8} aria-hidden />
        </Box>
      )}
      <JoinWord
        first={index === 0}
        join={group.join}
        isFilter={event !== undefined && spot.length === 1}
        onChange={onJoin}
        disabled={disabled}
      />
      <Box sx={{ flex: 1, minWidth: 0, fontSize: '0.875rem', lineHeight: '30px', color: 'text.secondary' }}>
        {inner === undefined ? (
          <Leaf leaf={item} onChange={onChange} event={event} disabled={disabled} depth={depth} />
        ) : (
          <Box
            sx={{
              border: 1,
              borderColor: 'divider',
              borderRadius: '8px',
              p: 2,
              pl: 4,
              display: 'grid',
              gridTemplateColumns: 'minmax(0, 1fr)',
              gap: 1,
            }}
          >
            <GroupKind group={inner} onChange={(next) => onChange(partOf(next))} disabled={disabled} />
            <GroupRows
              group={inner}
              onChange={(next) => {
                if (next.items.length === 0) remove(spot)
                else onChange(partOf(next))
              }}
              spot={spot}
              event={event}
              disabled={disabled}
              depth={depth + 1}
              counts={counts}
            />
          </Box>
        )}
      </Box>
      {counts && (
        <Box sx={{ flex: 'none', '@container (max-width: 460px)': { display: 'none' } }}>
          <LineCount condition={group.join === 'all' ? { all: group.items.slice(0, index + 1) } : item} />
        </Box>
      )}
      {!disabled && (
        <IconButton size="small" aria-label={`${t('inspector.remove')} ${index + 1}`} onClick={() => remove(spot)}>
          <X size={14} strokeWidth={1.8} />
        </IconButton>
      )}
    </Box>
  )
}

interface JoinWordProps {
  readonly first: boolean
  readonly join: Join
  readonly isFilter: boolean
  readonly onChange: (join: Join) => void
  readonly disabled: boolean
}

function JoinWord({ first, join, isFilter, onChange, disabled }: JoinWordProps) {
  const { t } = useTranslation()
  const word = first
    ? t(isFilter ? 'configure.condition.where' : 'inspector.condition.first')
    : t(`inspector.condition.joins.${join}`)
  const canSwitch = !first && !disabled && join !== 'none'
  const sx = {
    width: isFilter ? 44 : 36,
    flex: 'none',
    fontSize: '0.875rem',
    lineHeight: '30px',
    color: 'text.secondary',
    textAlign: 'left',
  } as const
  if (!canSwitch) return <Box sx={sx}>{word}</Box>
  return (
    <ButtonBase
      aria-label={`${t('inspector.condition.join')}: ${word}`}
      onClick={() => onChange(join === 'all' ? 'any' : 'all')}
      sx={{ ...sx, justifyContent: 'flex-start', textDecoration: 'underline dotted', textUnderlineOffset: 3 }}
    >
      {word}
    </ButtonBase>
  )
}

const joins: readonly Join[] = ['all', 'any', 'none']

interface GroupKindProps {
  readonly group: Group
  readonly onChange: (group: Group) => void
  readonly disabled: boolean
}

function GroupKind({ group, onChange, disabled }: GroupKindProps) {
  const { t } = useTranslation()
  return (
    <Box sx={{ lineHeight: '30px' }}>
      <Token
        label={t('inspector.condition.group')}
        tint="value"
        value={group.join}
        onChange={(next) => onChange({ ...group, join: joins.find((join) => join === next) ?? 'all' })}
        options={joins.map((join) => ({ value: join, name: t(`inspector.condition.groups.${join}`) }))}
        disabled={disabled}
      />
    </Box>
  )
}

/** What a condition can be about, at this place. */
const offered: readonly LeafKind[] = [
  'attribute',
  'did',
  'segment',
  'tag',
  'consent',
  'reachable',
  'journey',
  'clock',
  'draw',
]

interface AddersProps {
  readonly event: string | undefined
  readonly isFirst: boolean
  readonly onAdd: (leaf: JsonObject) => void
  readonly onAddGroup?: () => void
}

function Adders({ event, isFirst, onAdd, onAddGroup }: AddersProps) {
  const { t } = useTranslation()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const ofEvent = event !== undefined
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
      <Button
        size="small"
        variant="text"
        startIcon={<Plus size={14} strokeWidth={2} aria-hidden />}
        {...(ofEvent ? {} : { endIcon: <ChevronDown size={13} strokeWidth={2} aria-hidden /> })}
        aria-haspopup={ofEvent ? undefined : 'menu'}
        onClick={({ currentTarget }) => (ofEvent ? onAdd(newLeaf.event()) : setAnchor(currentTarget))}
      >
        {ofEvent && isFirst ? t('inspector.condition.where') : t('inspector.condition.add')}
      </Button>
      {onAddGroup !== undefined && (
        <Button
          size="small"
          variant="text"
          startIcon={<Parentheses size={14} strokeWidth={2} aria-hidden />}
          onClick={onAddGroup}
        >
          {t('configure.condition.addGroup')}
        </Button>
      )}
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        // The focus goes to the new condition, not back to the button.
        disableRestoreFocus
      >
        {offered.map((kind) => (
          <MenuItem
            key={kind}
            onClick={() => {
              setAnchor(null)
              onAdd(newLeaf[kind]())
            }}
          >
            {t(`inspector.condition.kinds.${kind}`)}
          </MenuItem>
        ))}
      </Menu>
    </Box>
  )
}
