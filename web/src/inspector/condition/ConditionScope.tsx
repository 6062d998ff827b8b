import Box from '@mui/material/Box'
import IconButton from '@mui/material/IconButton'
import Typography from '@mui/material/Typography'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { GripVertical, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Unseen } from '../../ui/Unseen.tsx'
import { isObject, withKey } from '../fields/field.ts'
import { deepest, type Group, groupOf, type Join, newLeaf, partOf, rootGroup } from './condition-draft.ts'
import { type Spot, spotKey } from './condition-tree.ts'
import { Adders, GroupKind, JoinWord } from './group-parts.tsx'
import { LeafSentence } from './LeafSentence.tsx'
import { LineCount } from './PeopleCount.tsx'
import { ScopeContext, useConditionScope, useScope } from './scope.ts'
import { useTrouble } from './use-trouble.ts'

interface ConditionScopeProps {
  readonly group: Group
  readonly onChange: (group: Group) => void
  readonly event: string | undefined
  readonly disabled: boolean
  /** 1 for the whole; a filter within a condition stands deeper. */
  readonly depth: number
  readonly counts?: boolean
}

/** One whole condition, or one filter in it: its rows move among its groups, and no further. */
export function ConditionScope({ group, onChange, event, disabled, depth, counts = false }: ConditionScopeProps) {
  const { box, said, scope } = useConditionScope(group, onChange, depth)
  return (
    <ScopeContext value={scope}>
      <Box
        ref={box}
        sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1, containerType: 'inline-size' }}
      >
        <GroupRows
          group={group}
          onChange={onChange}
          spot={[]}
          event={event}
          disabled={disabled}
          depth={depth}
          counts={counts}
        />
        <Unseen text={said} />
      </Box>
    </ScopeContext>
  )
}

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
function GroupRows({ group, onChange, spot, event, disabled, depth, counts }: GroupRowsProps) {
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

interface LeafEditorProps {
  readonly leaf: JsonObject
  readonly onChange: (leaf: JsonObject) => void
  readonly event: string | undefined
  readonly disabled: boolean
  readonly depth: number
}

/** One condition, what is wrong with it, and the filter of its event. */
function Leaf({ leaf, onChange, event, disabled, depth }: LeafEditorProps) {
  const trouble = useTrouble(leaf, event)
  const { did, where } = leaf
  return (
    <>
      <LeafSentence leaf={leaf} onChange={onChange} event={event} broken={trouble?.broken} disabled={disabled} />
      {trouble !== undefined && !disabled && (
        <Typography variant="caption" color={trouble.broken === undefined ? 'textSecondary' : 'error'} component="div">
          {trouble.text}
        </Typography>
      )}
      {typeof did === 'string' && did !== '' && (
        <Box sx={{ mt: 1 }}>
          <ConditionScope
            group={isObject(where) ? rootGroup(where) : { join: 'all', items: [] }}
            onChange={(next) => onChange(withKey(leaf, 'where', next.items.length === 0 ? undefined : partOf(next)))}
            event={did}
            disabled={disabled}
            depth={depth + 1}
          />
        </Box>
      )}
    </>
  )
}
