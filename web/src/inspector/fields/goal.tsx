import Typography from '@mui/material/Typography'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/use-language.ts'
import { useDraft } from '../../state/editor.tsx'
import { goalNames } from '../../state/goal-names.ts'
import { SelectInput } from '../../ui/SelectInput.tsx'
import { textOf, type WidgetProps } from './field.ts'

export function GoalField({ label, value, onChange, error, disabled }: WidgetProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const graph = useDraft((draft) => draft)
  const goals = goalNames(graph, language)
  if (goals.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('inspector.goals.none')}
      </Typography>
    )
  }
  return (
    <SelectInput
      label={label}
      value={textOf(value)}
      onChange={onChange}
      options={goals.map(([id, name]) => ({ value: id, text: name }))}
      error={error}
      disabled={disabled}
    />
  )
}
