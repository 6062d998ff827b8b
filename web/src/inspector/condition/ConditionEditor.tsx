import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { Json } from '@trailwright/shared/problem/json.ts'
import { useTranslation } from 'react-i18next'
import { type Group, isIncomplete, partOf, rootGroup } from './condition-draft.ts'
import { ConditionScope } from './ConditionScope.tsx'
import { DoersCount, PeopleCount } from './PeopleCount.tsx'

interface ConditionEditorProps {
  readonly label: string
  readonly value: Json | undefined
  readonly onChange: (value: Json | undefined) => void
  /** Set for a filter of an event: which one. */
  readonly event?: string
  /** How many people fit now: of the whole, or of each line as well. */
  readonly counts?: 'whole' | 'lines'
  readonly error?: string | undefined
  readonly disabled: boolean
}

/** A condition as a sentence: tokens to choose or type, joined by and, or; groups in boxes, at most three deep. */
export function ConditionEditor({ label, value, onChange, event, counts, error, disabled }: ConditionEditorProps) {
  const { t } = useTranslation()
  const group = rootGroup(value)
  const change = (next: Group) => onChange(next.items.length === 0 ? undefined : partOf(next))
  return (
    <Box
      role="group"
      aria-label={label}
      data-testid="condition"
      sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1.5 }}
    >
      {event === undefined && (
        <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 2, flexWrap: 'wrap' }}>
          <Typography variant="h5" component="div" sx={{ flex: 1 }}>
            {label}
          </Typography>
          {counts === 'whole' && <PeopleCount condition={value} />}
        </Box>
      )}
      <ConditionScope
        group={group}
        onChange={change}
        event={event}
        disabled={disabled}
        depth={1}
        counts={counts === 'lines'}
      />
      {event !== undefined && counts !== undefined && <DoersCount event={event} where={value} />}
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
