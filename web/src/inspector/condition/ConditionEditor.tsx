import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import ButtonBase from '@mui/material/ButtonBase'
import IconButton from '@mui/material/IconButton'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import Typography from '@mui/material/Typography'
import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import { ChevronDown, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isObject, withKey } from '../fields/field.ts'
import {
  deepest,
  type Group,
  groupOf,
  isIncomplete,
  type Join,
  lacksOf,
  type LeafKind,
  newLeaf,
  partOf,
  rootGroup,
} from './condition-draft.ts'
import { LeafSentence } from './LeafSentence.tsx'
import { PeopleCount } from './PeopleCount.tsx'
import { Token } from './Token.tsx'

interface ConditionEditorProps {
  readonly label: string
  readonly value: Json | undefined
  readonly onChange: (value: Json | undefined) => void
  /** Set for a filter of an event: which one. */
  readonly event?: string
  /** Shows how many people fit now. */
  readonly counts?: boolean
  readonly error?: string | undefined
  readonly disabled: boolean
}

/** A condition as a sentence: tokens to choose or type, joined by and, or; groups in boxes, at most three deep. */
export function ConditionEditor({
  label,
  value,
  onChange,
  event,
  counts = false,
  error,
  disabled,
}: ConditionEditorProps) {
  const { t } = useTranslation()
  const group = rootGroup(value)
  const change = (next: Group) => onChange(next.items.length === 0 ? undefined : partOf(next))
  return (
    <Box role="group" aria-label={label} data-testid="condition" sx={{ display: 'grid', gap: 1.5 }}>
      {event === undefined && (
        <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 2 }}>
          <Typography variant="h5" component="div" sx={{ flex: 1 }}>
            {label}
          </Typography>
          {counts && <PeopleCount condition={value} />}
        </Box>
      )}
      <GroupEditor group={group} onChange={change} event={event} disabled={disabled} depth={1} />
      {error !== undefined && !isIncomplete(value) && (
        <Typography variant="caption" color="error">
          {error}
        </Typography>
      )}
      {disabled && group.items.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('inspector.condition.everyone')}
        </Typography>
      )}
    </Box>
  )
}

interface GroupEditorProps {
  readonly group: Group
  readonly onChange: (group: Group) => void
  readonly event: string | undefined
  readonly disabled: boolean
  readonly depth: number
}

function GroupEditor({ group, onChange, event, disabled, depth }: GroupEditorProps) {
  const { t } = useTranslation()
  const { join, items } = group
  const replace = (index: number, next: JsonObject) =>
    onChange({ join, items: items.map((item, at) => (at === index ? next : item)) })
  const remove = (index: number) => onChange({ join, items: items.filter((_, at) => at !== index) })
  return (
    <>
      {items.map((item, index) => {
        const inner = groupOf(item)
        return (
          <Box key={index} sx={{ display: 'flex', alignItems: 'flex-start', gap: 1 }}>
            <JoinWord
              first={index === 0}
              join={join}
              onChange={(next) => onChange({ join: next, items })}
              disabled={disabled}
            />
            <Box sx={{ flex: 1, minWidth: 0, fontSize: '0.875rem', lineHeight: '30px', color: 'text.secondary' }}>
              {inner === undefined ? (
                <Leaf
                  leaf={item}
                  onChange={(next) => replace(index, next)}
                  event={event}
                  disabled={disabled}
                  depth={depth}
                />
              ) : (
                <Box
                  role="group"
                  aria-label={t('inspector.condition.group')}
                  sx={{ border: 1, borderColor: 'divider', borderRadius: '8px', p: 2, display: 'grid', gap: 1 }}
                >
                  <GroupKind group={inner} onChange={(next) => replace(index, partOf(next))} disabled={disabled} />
                  <GroupEditor
                    group={inner}
                    onChange={(next) => (next.items.length === 0 ? remove(index) : replace(index, partOf(next)))}
                    event={event}
                    disabled={disabled}
                    depth={depth + 1}
                  />
                </Box>
              )}
            </Box>
            {!disabled && (
              <IconButton
                size="small"
                aria-label={`${t('inspector.remove')} ${index + 1}`}
                onClick={() => remove(index)}
              >
                <X size={14} strokeWidth={1.8} />
              </IconButton>
            )}
          </Box>
        )
      })}
      {!disabled && (
        <AddCondition
          event={event}
          isFirst={items.length === 0}
          onAdd={(leaf) => onChange({ join, items: [...items, leaf] })}
          {...(depth < deepest
            ? { onAddGroup: () => onChange({ join, items: [...items, { any: [newLeaf.attribute()] }] }) }
            : {})}
        />
      )}
    </>
  )
}

function JoinWord({
  first,
  join,
  onChange,
  disabled,
}: {
  first: boolean
  join: Join
  onChange: (join: Join) => void
  disabled: boolean
}) {
  const { t } = useTranslation()
  const word = first ? t('inspector.condition.first') : t(`inspector.condition.joins.${join}`)
  const canSwitch = !first && !disabled && join !== 'none'
  const sx = {
    width: 36,
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

function GroupKind({
  group,
  onChange,
  disabled,
}: {
  group: Group
  onChange: (group: Group) => void
  disabled: boolean
}) {
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

interface LeafEditorProps {
  readonly leaf: JsonObject
  readonly onChange: (leaf: JsonObject) => void
  readonly event: string | undefined
  readonly disabled: boolean
  readonly depth: number
}

function Leaf({ leaf, onChange, event, disabled, depth }: LeafEditorProps) {
  const { t } = useTranslation()
  const lacks = lacksOf(leaf)
  const { did, where } = leaf
  return (
    <>
      <LeafSentence leaf={leaf} onChange={onChange} event={event} disabled={disabled} />
      {lacks !== undefined && !disabled && (
        <Typography variant="caption" color="error" component="div">
          {t(lacks === 'field' ? 'inspector.condition.broken' : 'inspector.condition.brokenValue')}
        </Typography>
      )}
      {typeof did === 'string' && did !== '' && (
        <Box sx={{ mt: 1 }}>
          <GroupEditor
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

interface AddConditionProps {
  readonly event: string | undefined
  readonly isFirst: boolean
  readonly onAdd: (leaf: JsonObject) => void
  readonly onAddGroup?: () => void
}

function AddCondition({ event, isFirst, onAdd, onAddGroup }: AddConditionProps) {
  const { t } = useTranslation()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const close = () => setAnchor(null)
  const ofEvent = event !== undefined
  const label = ofEvent && isFirst ? t('inspector.condition.where') : t('inspector.condition.add')
  return (
    <Box>
      <Button
        size="small"
        variant="text"
        startIcon={<Plus size={14} strokeWidth={2} aria-hidden />}
        {...(ofEvent ? {} : { endIcon: <ChevronDown size={13} strokeWidth={2} aria-hidden /> })}
        aria-haspopup={ofEvent ? undefined : 'menu'}
        onClick={({ currentTarget }) => (ofEvent ? onAdd(newLeaf.event()) : setAnchor(currentTarget))}
      >
        {label}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close}>
        {offered.map((kind) => (
          <MenuItem
            key={kind}
            onClick={() => {
              close()
              onAdd(newLeaf[kind]())
            }}
          >
            {t(`inspector.condition.kinds.${kind}`)}
          </MenuItem>
        ))}
        {onAddGroup !== undefined && (
          <MenuItem
            divider={false}
            onClick={() => {
              close()
              onAddGroup()
            }}
          >
            {t('inspector.condition.addGroup')}
          </MenuItem>
        )}
      </Menu>
    </Box>
  )
}
