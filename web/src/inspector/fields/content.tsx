import { listContents } from '@trailwright/shared/wire/contents.ts'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { NameInput } from '../NameInput.tsx'
import { PageLink } from '../PageLink.tsx'
import { textOf, type WidgetProps } from './field.ts'

/** A message by name: those of the channel chosen beside it. */
export function ContentField({ label, value, onChange, config, error, disabled }: WidgetProps) {
  const { t } = useTranslation()
  const contents = useRoute(listContents).data?.items ?? []
  const channel = textOf(config['channel'])
  const chosen = textOf(value)
  const fitting = contents.filter((content) => channel === '' || content.channel === channel || content.id === chosen)
  return (
    <NameInput
      label={label}
      value={chosen}
      onChange={onChange}
      error={error}
      disabled={disabled}
      placeholder={t('inspector.chooseContent')}
      options={fitting.map(({ id, name, published }) => ({
        value: id,
        name,
        hint: published ? undefined : t('inspector.unpublished'),
      }))}
      help={
        chosen === '' ? (
          <PageLink to="/content">{t('inspector.newContent')}</PageLink>
        ) : (
          <PageLink to="/content/$id" params={{ id: chosen }}>
            {t('inspector.openContent')}
          </PageLink>
        )
      }
    />
  )
}
