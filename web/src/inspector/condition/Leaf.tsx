import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { isObject, withKey } from '../fields/field.ts'
import { partOf, rootGroup } from './condition-draft.ts'
import { ConditionScope } from './ConditionScope.tsx'
import { LeafSentence } from './LeafSentence.tsx'
import { useTrouble } from './use-trouble.ts'

interface LeafEditorProps {
  readonly leaf: JsonObject
  readonly onChange: (leaf: JsonObject) => void
  readonly event: string | undefined
  readonly disabled: boolean
  readonly depth: number
}

/** One condition, what is wrong with it, and the filter of its event. */
export function Leaf({ leaf, onChange, event, disabled, depth }: LeafEditorProps) {
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
