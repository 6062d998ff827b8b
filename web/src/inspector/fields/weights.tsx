import Box from '@mui/material/Box'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { useTranslation } from 'react-i18next'
import { useEditor } from '../../state/editor.tsx'
import { freshId } from '../../state/ids.ts'
import { TextInput } from '../../ui/TextInput.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { NumberInput } from '../NumberInput.tsx'
import { Rows } from '../Rows.tsx'
import { objectsOf, textOf, type WidgetProps } from './field.ts'

/** Paths and their shares. A path keeps its id when it is renamed, so that no line breaks. */
export function WeightsField({ label, value, onChange, error, disabled }: WidgetProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { chance } = useEditor()
  const arms = objectsOf(value)
  const weightOf = (arm: JsonObject) => (typeof arm['weight'] === 'number' ? arm['weight'] : 0)
  const total = arms.reduce((sum, arm) => sum + weightOf(arm), 0)
  const ids = arms.map((arm) => textOf(arm['id']))
  return (
    <Rows<JsonObject>
      label={label}
      rows={arms}
      onChange={onChange}
      addLabel={t('inspector.weights.add')}
      newRow={() => ({
        id: freshId('path', ids, chance),
        label: String.fromCodePoint('A'.charCodeAt(0) + (arms.length % 26)),
        weight: arms.length === 0 ? 50 : Math.round(total / arms.length),
      })}
      least={2}
      disabled={disabled}
      error={error}
      row={(arm, change) => (
        <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 96px', gap: 2 }}>
          <TextInput
            label={t('inspector.weights.label')}
            value={textOf(arm['label'])}
            onChange={(text) => change({ ...arm, label: text.slice(0, 60) })}
            disabled={disabled}
          />
          <NumberInput
            label={t('inspector.weights.weight')}
            value={weightOf(arm)}
            onChange={(next) => change({ ...arm, weight: next ?? 0 })}
            disabled={disabled}
            help={total > 0 ? format.percent(weightOf(arm) / total) : undefined}
          />
        </Box>
      )}
    />
  )
}
