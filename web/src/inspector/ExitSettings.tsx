import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useDraft, useEditor } from '../state/editor.tsx'
import { updateExits } from '../state/edits/settings.ts'
import { freshId } from '../state/ids.ts'
import { TextInput } from '../ui/TextInput.tsx'
import { useHumanName } from '../client/use-labels.ts'
import { ConditionEditor } from './condition/ConditionEditor.tsx'
import { EventInput } from './EventInput.tsx'
import { isObject, objectsOf, textOf, withKey } from './fields/field.ts'
import { Rows } from './Rows.tsx'
import { Section } from './Section.tsx'

const most = 10

/** What takes people out at once, wherever they stand. */
export function ExitSettings() {
  const { t } = useTranslation()
  const { document, canEdit, chance } = useEditor()
  const exits = objectsOf(useDraft((graph) => graph.settings.exits))
  const ids = exits.map((exit) => textOf(exit['id']))
  const change = (next: readonly JsonObject[]) =>
    document.edit('settings', (graph) => updateExits(graph, next), 'exits')
  const add = (rule: JsonObject) => change([...exits, { id: freshId('left', ids, chance), ...rule }])
  return (
    <Section>
      <div data-testid="exit-rules" style={{ display: 'grid', gap: 8 }}>
        <Rows<JsonObject>
          label={t('inspector.settings.exits')}
          rows={exits}
          onChange={change}
          addLabel={t('inspector.settings.addExitEvent')}
          disabled={!canEdit}
          help={t('inspector.settings.exitsHelp')}
          row={(exit, changed) => <ExitRule exit={exit} onChange={changed} />}
        />
        {canEdit && exits.length < most && (
          <Box sx={{ display: 'flex', flexWrap: 'wrap' }}>
            {(['addExitEvent', 'addExitWhen'] as const).map((key) => (
              <Button
                key={key}
                size="small"
                variant="text"
                startIcon={<Plus size={14} strokeWidth={2} aria-hidden />}
                onClick={() =>
                  add(key === 'addExitEvent' ? { on: { event: '' }, when: null } : { on: null, when: { all: [] } })
                }
              >
                {t(`inspector.settings.${key}`)}
              </Button>
            ))}
          </Box>
        )}
      </div>
    </Section>
  )
}

function ExitRule({ exit, onChange }: { exit: JsonObject; onChange: (exit: JsonObject) => void }) {
  const { t } = useTranslation()
  const { canEdit } = useEditor()
  const called = useHumanName()
  const disabled = !canEdit
  const on = isObject(exit['on']) ? exit['on'] : undefined
  const event = textOf(on?.['event'])
  return (
    <Box sx={{ display: 'grid', gap: 2.5, p: 2.5, border: 1, borderColor: 'divider', borderRadius: '8px' }}>
      {on === undefined ? (
        <ConditionEditor
          label={t('inspector.settings.exitWhen')}
          value={exit['when'] ?? undefined}
          onChange={(when) => onChange({ ...exit, when: when ?? null })}
          disabled={disabled}
        />
      ) : (
        <>
          <EventInput
            label={t('inspector.settings.exitOn')}
            value={event}
            onChange={(next) => onChange({ ...exit, on: { ...on, event: next } })}
            disabled={disabled}
          />
          <ConditionEditor
            label={called('event', event)}
            event={event}
            value={on['where']}
            onChange={(where) => onChange({ ...exit, on: withKey(on, 'where', where) })}
            disabled={disabled}
          />
        </>
      )}
      <TextInput
        label={t('inspector.settings.exitReason')}
        value={textOf(exit['reason'] ?? exit['id'])}
        onChange={(text) => onChange({ ...exit, reason: text })}
        disabled={disabled}
      />
      {exit['when'] === null && on === undefined && (
        <Typography variant="caption" color="error">
          {t('inspector.condition.broken')}
        </Typography>
      )}
    </Box>
  )
}
