import Box from '@mui/material/Box'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { useTranslation } from 'react-i18next'
import { SelectInput } from '../../ui/SelectInput.tsx'
import { AttributeInput } from '../AttributeInput.tsx'
import { Rows } from '../Rows.tsx'
import { ValueInput } from '../ValueInput.tsx'
import { objectsOf, textOf, type WidgetProps } from './field.ts'

/** Changes of attributes, in order. */
export function PersonOpsField({ label, value, onChange, field, option, error, disabled }: WidgetProps) {
  const { t } = useTranslation()
  const ops = field.options ?? []
  return (
    <Rows<JsonObject>
      label={label}
      rows={objectsOf(value)}
      onChange={onChange}
      addLabel={t('inspector.ops.add')}
      newRow={() => ({ op: ops[0] ?? 'set', attribute: '', value: '' })}
      ordered
      least={1}
      disabled={disabled}
      error={error}
      row={(row, change) => {
        const op = textOf(row['op'])
        const attribute = textOf(row['attribute'])
        const isSum = op === 'increment'
        return (
          <Box sx={{ display: 'grid', gap: 2, p: 2.5, border: 1, borderColor: 'divider', borderRadius: '8px' }}>
            <AttributeInput
              label={t('inspector.ops.attribute')}
              value={attribute}
              onChange={(next) => change({ ...row, attribute: next })}
              disabled={disabled}
            />
            <SelectInput
              label={t('inspector.ops.op')}
              value={op}
              onChange={(next) => change(withOp(next, attribute))}
              options={ops.map((each) => ({ value: each, text: option(each) }))}
              disabled={disabled}
            />
            {op !== 'unset' && (
              <ValueInput
                label={t('inspector.ops.value')}
                value={isSum ? row['by'] : row['value']}
                onChange={(next) => change(isSum ? { ...row, by: next } : { ...row, value: next })}
                attribute={attribute}
                numeric={isSum}
                disabled={disabled}
              />
            )}
          </Box>
        )
      }}
    />
  )
}

function withOp(op: string, attribute: string): JsonObject {
  if (op === 'unset') return { op, attribute }
  return op === 'increment' ? { op, attribute, by: 1 } : { op, attribute, value: '' }
}
