import { listSecrets } from '@trailwright/shared/wire/settings.ts'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { SelectInput } from '../../ui/SelectInput.tsx'
import { textOf, type WidgetProps } from './field.ts'

/** A secret of the workspace by name; its value is never here. */
export function SecretField({ label, value, onChange, error, disabled }: WidgetProps) {
  const { t } = useTranslation()
  const secrets = useRoute(listSecrets).data?.items ?? []
  const chosen = textOf(value)
  const options = secrets.map(({ name, host }) => ({ value: name, text: `${name} · ${host}` }))
  const known = chosen === '' || options.some((option) => option.value === chosen)
  return (
    <SelectInput
      label={label}
      value={chosen}
      onChange={(next) => onChange(next === '' ? null : next)}
      options={[
        { value: '', text: t('inspector.secretNone') },
        ...options,
        ...(known ? [] : [{ value: chosen, text: chosen }]),
      ]}
      error={error}
      disabled={disabled}
    />
  )
}
