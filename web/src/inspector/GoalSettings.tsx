import Box from '@mui/material/Box'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { useTranslation } from 'react-i18next'
import { kinds } from '../palette/palette-search.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { useDraft, useEditor } from '../state/editor.tsx'
import { updateGoals } from '../state/edits/settings.ts'
import { freshId } from '../state/ids.ts'
import { DurationInput } from '../ui/DurationInput.tsx'
import { SelectInput } from '../ui/SelectInput.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { useHumanName } from '../client/use-labels.ts'
import { ConditionEditor } from './condition/ConditionEditor.tsx'
import { EventInput } from './EventInput.tsx'
import { isObject, objectsOf, textOf, withKey } from './fields/field.ts'
import { Flag } from './Flag.tsx'
import { Optional } from './Optional.tsx'
import { useReferenceName, useReferences } from './references.ts'
import { Rows } from './Rows.tsx'
import { Section } from './Section.tsx'

const most = 5

/** What the journey is for: reached by an event, or by a step that says so. */
export function GoalSettings() {
  const { t } = useTranslation()
  const { document, canEdit, chance } = useEditor()
  const goals = objectsOf(useDraft((graph) => graph.settings.goals))
  const ids = goals.map((goal) => textOf(goal['id']))
  return (
    <Section>
      <Rows<JsonObject>
        label={t('inspector.settings.goals')}
        rows={goals}
        onChange={(next) => document.edit('settings', (graph) => updateGoals(graph, next), 'goals')}
        addLabel={t('inspector.settings.addGoal')}
        {...(goals.length < most
          ? {
              newRow: () => ({
                id: freshId('goal', ids, chance),
                on: { event: '' },
                value: null,
                window: null,
                ends: false,
              }),
            }
          : {})}
        disabled={!canEdit}
        row={(goal, change) => <Goal goal={goal} onChange={change} />}
      />
    </Section>
  )
}

function Goal({ goal, onChange }: { goal: JsonObject; onChange: (goal: JsonObject) => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { canEdit } = useEditor()
  const disabled = !canEdit
  const on = isObject(goal['on']) ? goal['on'] : undefined
  const event = textOf(on?.['event'])
  const references = useReferences(event).filter(
    ({ root, type }) => root !== 'person' && (type === undefined || type === 'number'),
  )
  const nameOf = useReferenceName(references)
  const called = useHumanName()
  const name = isObject(goal['name']) ? textOf(goal['name'][language]) : ''
  const value = isObject(goal['value']) ? textOf(goal['value']['from']) : ''
  const window = textOf(goal['window'])
  const mark = kinds.find(({ effects }) => effects.includes('goal'))?.text[language].name ?? ''
  const values = references.map(({ reference, name: text }) => ({ value: reference, text }))
  return (
    <Box sx={{ display: 'grid', gap: 2.5, p: 2.5, border: 1, borderColor: 'divider', borderRadius: '8px' }}>
      <TextInput
        label={t('inspector.settings.goalName')}
        value={name}
        placeholder={textOf(goal['id'])}
        onChange={(text) =>
          onChange(
            text === ''
              ? withKey(goal, 'name', undefined)
              : { ...goal, name: { ...(isObject(goal['name']) ? goal['name'] : {}), [language]: text } },
          )
        }
        disabled={disabled}
      />
      <SelectInput
        label={t('inspector.settings.goalOn')}
        value={on === undefined ? 'mark' : 'event'}
        onChange={(next) => onChange({ ...goal, on: next === 'mark' ? null : { event: '' } })}
        options={[
          { value: 'event', text: t('inspector.settings.goalEvent') },
          { value: 'mark', text: t('inspector.settings.goalMarked', { kind: mark }) },
        ]}
        disabled={disabled}
      />
      {on !== undefined && (
        <>
          <EventInput
            label={t('inspector.condition.event')}
            value={event}
            onChange={(next) => onChange({ ...goal, on: { ...on, event: next } })}
            disabled={disabled}
          />
          <ConditionEditor
            label={called('event', event)}
            event={event}
            value={on['where']}
            onChange={(where) => onChange({ ...goal, on: withKey(on, 'where', where) })}
            disabled={disabled}
          />
          <SelectInput
            label={t('inspector.settings.goalValue')}
            value={value}
            onChange={(next) => onChange({ ...goal, value: next === '' ? null : { from: next } })}
            options={[
              { value: '', text: t('inspector.none') },
              ...values,
              ...(value === '' || values.some((option) => option.value === value)
                ? []
                : [{ value, text: nameOf(value) }]),
            ]}
            disabled={disabled}
          />
        </>
      )}
      <Optional
        label={t('inspector.settings.goalWindow')}
        isSet={window !== ''}
        disabled={disabled}
        onSet={() => onChange({ ...goal, window: 'P7D' })}
        onClear={() => onChange({ ...goal, window: null })}
      >
        <DurationInput
          label={t('inspector.settings.goalWindow')}
          value={window}
          onChange={(next) => onChange({ ...goal, window: next })}
          disabled={disabled}
        />
      </Optional>
      <Flag
        label={t('inspector.settings.goalEnds')}
        value={goal['ends'] === true}
        onChange={(ends) => onChange({ ...goal, ends })}
        disabled={disabled}
      />
    </Box>
  )
}
