import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import { parseInstant } from '@trailwright/shared/time/instant.ts'
import { getCatalogue } from '@trailwright/shared/wire/events.ts'
import { listJourneys } from '@trailwright/shared/wire/journeys.ts'
import { listSegments } from '@trailwright/shared/wire/people.ts'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { textOf } from '../fields/field.ts'
import { useReferences, type ValueType } from '../references.ts'
import { lacksOf, leafKindOf, valueFormOf } from './condition-draft.ts'

/** What is wrong with one condition, or worth knowing about it. */
export interface Trouble {
  /** The token that is wrong; undefined for a mere note. */
  readonly broken?: 'field' | 'value'
  /** One line: what to do. */
  readonly text: string
}

const choosable = ['did', 'segment', 'tag', 'journey'] as const

/** What is wrong with a condition as far as its parts can tell; `event`: whose properties it may read. */
export function useTrouble(leaf: JsonObject, event: string | undefined): Trouble | undefined {
  const { t } = useTranslation()
  const catalogue = useRoute(getCatalogue).data
  const segments = useRoute(listSegments).data?.items
  const journeys = useRoute(listJourneys).data?.items
  const references = useReferences(event)
  const kind = leafKindOf(leaf)
  const lacks = lacksOf(leaf)
  if (lacks === 'field') {
    const chosen = choosable.find((each) => each === kind && leaf[each] === '')
    const text = chosen === undefined ? t('inspector.condition.broken') : t(`configure.condition.lacks.${chosen}`)
    return { broken: 'field', text }
  }
  if (lacks === 'value') return { broken: 'value', text: t('inspector.condition.brokenValue') }
  const isGone = (list: readonly { readonly id: string }[] | undefined, id: Json | undefined) =>
    list !== undefined && !list.some((each) => each.id === id)
  switch (kind) {
    case 'segment':
      return isGone(segments, leaf['segment'])
        ? { broken: 'field', text: t('configure.condition.gone.segment') }
        : undefined
    case 'journey':
      return isGone(journeys, leaf['journey'])
        ? { broken: 'field', text: t('configure.condition.gone.journey') }
        : undefined
    case 'did': {
      const events = catalogue?.events ?? []
      const isKnown = events.length === 0 || events.some(({ name }) => name === leaf['did'])
      return isKnown ? undefined : { text: t('configure.condition.unseenEvent') }
    }
    case 'attribute': {
      const attribute = textOf(leaf['attribute'])
      const known = references.find(({ reference }) => reference === attribute)
      const misfit = misfitOf(textOf(leaf['is']), leaf['value'], known?.type)
      if (misfit !== undefined) return { broken: 'value', text: t(`configure.condition.misfits.${misfit}`) }
      const hasSeenAny = references.some(({ root }) => root === 'person')
      return known === undefined && hasSeenAny && attribute.startsWith('person.')
        ? { text: t('configure.condition.unseenAttribute') }
        : undefined
    }
    default:
      return undefined
  }
}

/** Whether a value that was typed can never be compared with what stands on the left. */
function misfitOf(
  operator: string,
  value: Json | undefined,
  type: ValueType | undefined,
): 'number' | 'date' | undefined {
  if (valueFormOf(operator) !== 'operand' || typeof value !== 'string') return undefined
  if (type === 'number') return 'number'
  const isDay = /^\d{4}-\d\d-\d\d$/.test(value)
  return type === 'date' && !isDay && parseInstant(value) === undefined ? 'date' : undefined
}
