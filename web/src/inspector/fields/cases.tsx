import Box from '@mui/material/Box'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { useTranslation } from 'react-i18next'
import { useEditor } from '../../state/editor.tsx'
import { freshId } from '../../state/ids.ts'
import { TextInput } from '../../ui/TextInput.tsx'
import { ConditionEditor } from '../condition/ConditionEditor.tsx'
import { Rows } from '../Rows.tsx'
import { objectsOf, textOf, withKey, type WidgetProps } from './field.ts'

/** Conditions in order; each is a path with a name. */
export function CasesField({ label, value, onChange, error, disabled }: WidgetProps) {
  const { t } = useTranslation()
  const { chance } = useEditor()
  const cases = objectsOf(value)
  const ids = cases.map((each) => textOf(each['id']))
  return (
    <Rows<JsonObject>
      label={label}
      rows={cases}
      onChange={onChange}
      addLabel={t('inspector.cases.add')}
      newRow={() => ({
        id: freshId('case', ids, chance),
        label: t('inspector.cases.number', { number: cases.length + 1 }),
        condition: { all: [] },
      })}
      ordered
      disabled={disabled}
      error={error}
      row={(each, change) => (
        <Box sx={{ display: 'grid', gap: 2, p: 2.5, border: 1, borderColor: 'divider', borderRadius: '8px' }}>
          <TextInput
            label={t('inspector.cases.label')}
            value={textOf(each['label'])}
            onChange={(text) => change({ ...each, label: text.slice(0, 60) })}
            disabled={disabled}
          />
          <ConditionEditor
            label={textOf(each['label'])}
            value={each['condition']}
            onChange={(next) => change(withKey(each, 'condition', next))}
            counts="whole"
            disabled={disabled}
          />
        </Box>
      )}
    />
  )
}
