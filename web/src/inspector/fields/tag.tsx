import { getCatalogue } from '@trailwright/shared/wire/events.ts'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { NameInput } from '../NameInput.tsx'
import { textOf, type WidgetProps } from './field.ts'

export function TagField({ label, value, onChange, error, disabled }: WidgetProps) {
  const { t } = useTranslation()
  const tags = useRoute(getCatalogue).data?.tags ?? []
  return (
    <NameInput
      label={label}
      value={textOf(value)}
      onChange={onChange}
      error={error}
      disabled={disabled}
      free
      placeholder={t('inspector.chooseTag')}
      options={tags.map((tag) => ({ value: tag, name: tag }))}
    />
  )
}
