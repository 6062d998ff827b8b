import Box from '@mui/material/Box'
import { type Content, messageCategories } from '@trailwright/shared/content/schema.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectInput } from '../../ui/SelectInput.tsx'
import { TextInput } from '../../ui/TextInput.tsx'

interface ContentSettingsProps {
  readonly content: Content
  readonly onChange: (content: Content) => void
  readonly disabled: boolean
}

const topicForm = /^[a-z][a-z0-9-]{0,62}$/

/** Marketing or service, and what an opt-out is about. */
export function ContentSettings({ content, onChange, disabled }: ContentSettingsProps) {
  const { t } = useTranslation()
  const [topic, setTopic] = useState(content.topic ?? '')
  const changeTopic = (typed: string) => {
    setTopic(typed)
    const { topic: former, ...rest } = content
    if (typed === '' && former !== undefined) onChange(rest)
    else if (topicForm.test(typed)) onChange({ ...rest, topic: typed })
  }
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 3 }}>
      <div data-field="category">
        <SelectInput
          label={t('content.category')}
          help={t(`content.categoryHelps.${content.category}`)}
          value={content.category}
          onChange={(category) => onChange({ ...content, category })}
          options={messageCategories.map((value) => ({ value, text: t(`content.categories.${value}`) }))}
          disabled={disabled}
        />
      </div>
      {(content.category === 'marketing' || content.topic !== undefined) && (
        <div data-field="topic">
          <TextInput
            label={t('content.topic')}
            help={t('content.topicHelp')}
            optional
            value={topic}
            onChange={changeTopic}
            error={topic !== '' && !topicForm.test(topic) ? t('content.topicWrong') : undefined}
            disabled={disabled}
          />
        </div>
      )}
    </Box>
  )
}
