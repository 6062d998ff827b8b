import { getCatalogue } from '@trailwright/shared/wire/events.ts'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../client/hooks.ts'
import { useHumanName } from '../client/use-labels.ts'
import { useFormat } from '../ui/use-format.ts'
import { NameInput } from './NameInput.tsx'

interface EventInputProps {
  readonly label: string
  readonly value: string
  readonly onChange: (event: string) => void
  readonly error?: string | undefined
  readonly disabled: boolean
}

/** An event by name; one that never arrived can be typed. */
export function EventInput(props: EventInputProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const called = useHumanName()
  const events = useRoute(getCatalogue).data?.events ?? []
  return (
    <NameInput
      {...props}
      free
      placeholder={t('inspector.chooseEvent')}
      options={events.map(({ name, count, lastSeenAt }) => ({
        value: name,
        name: called('event', name),
        hint: `${format.number(count)} · ${format.brief(lastSeenAt)}`,
      }))}
    />
  )
}
