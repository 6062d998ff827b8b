import { getCatalogue } from '@trailwright/shared/wire/events.ts'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../client/hooks.ts'
import { useHumanName } from '../client/use-labels.ts'
import { NameInput } from './NameInput.tsx'
import { sampleText } from './sample-text.ts'

interface AttributeInputProps {
  readonly label: string
  /** Without its `person.`. */
  readonly value: string
  readonly onChange: (attribute: string) => void
  readonly error?: string | undefined
  readonly disabled: boolean
}

/** An attribute of the person by name; a new one can be typed. */
export function AttributeInput(props: AttributeInputProps) {
  const { t } = useTranslation()
  const called = useHumanName()
  const attributes = useRoute(getCatalogue).data?.attributes ?? []
  return (
    <NameInput
      {...props}
      free
      placeholder={t('inspector.chooseAttribute')}
      options={attributes.map(({ path, samples }) => ({
        value: path,
        name: called('attribute', path),
        hint: sampleText(samples),
      }))}
    />
  )
}
