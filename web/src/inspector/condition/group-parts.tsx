import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import ButtonBase from '@mui/material/ButtonBase'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { ChevronDown, Parentheses, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Group, type Join, type LeafKind, newLeaf } from './condition-draft.ts'
import { Token } from './Token.tsx'

interface JoinWordProps {
  readonly first: boolean
  readonly join: Join
  readonly isFilter: boolean
  readonly onChange: (join: Join) => void
  readonly disabled: boolean
}

export function JoinWord({ first, join, isFilter, onChange, disabled }: JoinWordProps) {
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

export function GroupKind({ group, onChange, disabled }: GroupKindProps) {
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

export function Adders({ event, isFirst, onAdd, onAddGroup }: AddersProps) {
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
