import { listSegments } from '@trailwright/shared/wire/people.ts'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { useFormat } from '../../ui/use-format.ts'
import { NameInput } from '../NameInput.tsx'
import { PageLink } from '../PageLink.tsx'
import { textOf, type WidgetProps } from './field.ts'

export function SegmentField({ label, value, onChange, empty, error, disabled }: WidgetProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const segments = useRoute(listSegments).data?.items ?? []
  const chosen = textOf(value)
  const count = segments.find(({ id }) => id === chosen)?.count
  return (
    <NameInput
      label={label}
      value={chosen}
      onChange={(next) => onChange(next === '' ? empty : next)}
      error={error}
      optional={empty === null}
      disabled={disabled}
      placeholder={t('inspector.chooseSegment')}
      options={segments.map(({ id, name, count }) => ({
        value: id,
        name,
        hint: count === null ? undefined : format.number(count),
      }))}
      help={
        chosen !== '' && (
          <>
            {count !== undefined &&
              count !== null &&
              `${t('configure.segment.inside', { count, people: format.number(count) })} `}
            <PageLink to="/segments/$id" params={{ id: chosen }}>
              {t('inspector.openSegment')}
            </PageLink>
          </>
        )
      }
    />
  )
}
