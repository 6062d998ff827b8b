import Box from '@mui/material/Box'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { useTranslation } from 'react-i18next'
import { useHumanName } from '../../client/use-labels.ts'
import { useEditor } from '../../state/editor.tsx'
import { freshId } from '../../state/ids.ts'
import { TextInput } from '../../ui/TextInput.tsx'
import { ConditionEditor } from '../condition/ConditionEditor.tsx'
import { EventInput } from '../EventInput.tsx'
import { Rows } from '../Rows.tsx'
import { objectsOf, textOf, withKey, type WidgetProps } from './field.ts'

/** Events of which the first decides; each is a path. */
export function EventGroupsField({ label, value, onChange, error, disabled }: WidgetProps) {
  const { t } = useTranslation()
  const { chance } = useEditor()
  const called = useHumanName()
  const groups = objectsOf(value)
  const ids = groups.map((group) => textOf(group['id']))
  return (
    <Rows<JsonObject>
      label={label}
      rows={groups}
      onChange={onChange}
      addLabel={t('inspector.groups.add')}
      newRow={() => ({ id: freshId('event', ids, chance), label: '', event: '' })}
      least={1}
      disabled={disabled}
      error={error}
      row={(group, change) => {
        const event = textOf(group['event'])
        const named = textOf(group['label'])
        const nameOf = (each: string) => (each === '' ? '' : called('event', each).slice(0, 60))
        return (
          <Box
            sx={{
              display: 'grid',
              gap: 2,
              ...(groups.length > 1 ? { p: 2.5, border: 1, borderColor: 'divider', borderRadius: '8px' } : {}),
            }}
          >
            <EventInput
              label={t('inspector.condition.event')}
              value={event}
              // The path is called as the event until somebody names it.
              onChange={(next) =>
                change({
                  ...group,
                  event: next,
                  label: named === '' || named === nameOf(event) ? nameOf(next) : named,
                })
              }
              disabled={disabled}
            />
            <ConditionEditor
              label={nameOf(event)}
              event={event}
              value={group['where']}
              onChange={(next) => change(withKey(group, 'where', next))}
              counts="whole"
              disabled={disabled}
            />
            <TextInput
              label={t('inspector.groups.label')}
              value={named}
              onChange={(text) => change({ ...group, label: text.slice(0, 60) })}
              disabled={disabled}
            />
          </Box>
        )
      }}
    />
  )
}
