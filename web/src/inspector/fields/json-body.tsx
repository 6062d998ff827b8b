import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectInput } from '../../ui/SelectInput.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { LiquidInput } from '../liquid/LiquidInput.tsx'
import { LiquidPreview } from '../liquid/LiquidPreview.tsx'
import { useLiquidValues } from '../liquid/use-liquid-values.ts'
import { useTemplateFault } from '../liquid/use-template-fault.ts'
import { NameInput } from '../NameInput.tsx'
import { Rows } from '../Rows.tsx'
import { textOf, type WidgetProps } from './field.ts'
import { bodyOf, type BodyRow, rowsOf } from './json-body-rows.ts'

const kinds = ['value', 'text', 'plain'] as const

/** The fields as they were written last, and the body that they made. */
interface Written {
  readonly body: string
  readonly rows: readonly BodyRow[]
}

/** What a request carries: fields by name, or the text of it where it is more than that. */
export function JsonBodyField({ label, value, onChange, empty, error, disabled }: WidgetProps) {
  const { t } = useTranslation()
  const body = textOf(value)
  const rows = rowsOf(body)
  const [isText, setText] = useState(false)
  const [written, setWritten] = useState<Written | null>(null)
  const fault = useTemplateFault(body, 'json')
  const change = (next: string) => onChange(next === '' ? empty : next)
  // What is half written in a field may read otherwise in the body: an empty value, a number that begins with a minus.
  const shown = isText ? undefined : written?.body === body ? written.rows : rows
  const write = (next: readonly BodyRow[]) => {
    setWritten({ body: bodyOf(next), rows: next })
    change(bodyOf(next))
  }
  return (
    <>
      {shown === undefined ? (
        <LiquidInput
          label={t('configure.body.text', { label })}
          value={body}
          onChange={change}
          error={error ?? fault}
          help={rows === undefined ? t('configure.body.foreign') : undefined}
          rows={4}
          mono
          disabled={disabled}
        />
      ) : (
        <Rows<BodyRow>
          label={label}
          rows={shown}
          onChange={write}
          addLabel={t('configure.body.add')}
          newRow={() => ({ name: `field${shown.length + 1}`, kind: 'text', holds: '' })}
          disabled={disabled}
          error={error ?? fault}
          row={(row, set) => <BodyRowFields row={row} onChange={set} disabled={disabled} />}
        />
      )}
      {!disabled && rows !== undefined && (
        <Box>
          <Button size="small" variant="text" onClick={() => setText(!isText)}>
            {t(isText ? 'configure.body.asFields' : 'configure.body.asText')}
          </Button>
        </Box>
      )}
      <LiquidPreview template={body} place="json" />
    </>
  )
}

interface BodyRowFieldsProps {
  readonly row: BodyRow
  readonly onChange: (row: BodyRow) => void
  readonly disabled: boolean
}

function BodyRowFields({ row, onChange, disabled }: BodyRowFieldsProps) {
  const { t } = useTranslation()
  const values = useLiquidValues()
  const { name, kind, holds } = row
  const set = (next: string) => onChange({ ...row, holds: next })
  const label = t('configure.body.value')
  return (
    <Box sx={{ display: 'grid', gap: 2, p: 2.5, border: 1, borderColor: 'divider', borderRadius: '8px' }}>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', gap: 2 }}>
        <TextInput
          label={t('configure.body.field')}
          value={name}
          onChange={(text) => onChange({ ...row, name: text })}
          disabled={disabled}
        />
        <SelectInput
          label={t('configure.body.kind')}
          value={kind}
          onChange={(next) => onChange({ ...row, kind: next, holds: next === 'plain' ? '0' : '' })}
          options={kinds.map((each) => ({ value: each, text: t(`configure.body.kinds.${each}`) }))}
          disabled={disabled}
        />
      </Box>
      {kind === 'value' && (
        <NameInput
          label={label}
          value={holds}
          onChange={set}
          options={values.map((each) => ({
            value: each.reference,
            name: each.name,
            hint: each.sample ?? each.reference,
          }))}
          placeholder={t('configure.body.choose')}
          free
          disabled={disabled}
        />
      )}
      {kind === 'text' && <LiquidInput label={label} value={holds} onChange={set} disabled={disabled} />}
      {kind === 'plain' && <TextInput label={label} value={holds} onChange={set} disabled={disabled} />}
    </Box>
  )
}
