import { ownFilters, plainFilters } from '@trailwright/shared/content/filters.ts'
import { getCatalogue } from '@trailwright/shared/wire/events.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { useHumanName } from '../../client/use-labels.ts'
import { useDraftIfAny } from '../../state/editor.tsx'
import { useReferences, type ValueType } from '../references.ts'
import { sampleText } from '../sample-text.ts'
import { cursorMark, type Gap } from './completion.ts'

export type ValueRoot = 'person' | 'entry' | 'context' | 'sender'

/** A value that a template can name. */
export interface LiquidValue {
  /** `person.firstName` */
  readonly reference: string
  readonly root: ValueRoot
  readonly name: string
  readonly type: ValueType | undefined
  readonly sample: string | undefined
}

/** Every value that a template can name here: of a journey's own start in the editor, of any event elsewhere. */
export function useLiquidValues(): readonly LiquidValue[] {
  const { t } = useTranslation()
  const called = useHumanName()
  const isInJourney = useDraftIfAny() !== undefined
  const references = useReferences()
  const catalogue = useRoute(getCatalogue).data
  return useMemo(() => {
    const known = references.flatMap(({ reference, root, type, samples }): readonly LiquidValue[] => {
      if (root === 'event' || root === 'enrollment') return []
      const path = reference.slice(root.length + 1)
      const name = root === 'context' ? path : called(root === 'person' ? 'attribute' : 'property', path)
      return [{ reference, root, name, type, sample: sampleText(samples) }]
    })
    const ofAnyEvent = isInJourney
      ? []
      : (catalogue?.events ?? []).flatMap(({ properties }) =>
          properties.map(({ path, type, samples }): LiquidValue => ({
            reference: `entry.${path}`,
            root: 'entry',
            name: called('property', path),
            type,
            sample: sampleText(samples),
          })),
        )
    const sender = (['name', 'postalAddress'] as const).map((key): LiquidValue => ({
      reference: `sender.${key}`,
      root: 'sender',
      name: t(`liquid.sender.${key}`),
      type: 'text',
      sample: undefined,
    }))
    const links = (['unsubscribeUrl', 'preferencesUrl', 'now'] as const).map((reference): LiquidValue => ({
      reference,
      root: 'sender',
      name: t(`liquid.${reference}`),
      type: reference === 'now' ? 'date' : 'text',
      sample: undefined,
    }))
    const all = [...known, ...ofAnyEvent, ...sender, ...links].filter(({ reference }) =>
      /^[\p{L}\p{N}_.]+$/u.test(reference),
    )
    return [...new Map(all.map((value) => [value.reference, value])).values()]
  }, [references, catalogue, isInJourney, called, t])
}

/** What is offered in a gap. */
export interface Completion {
  readonly key: string
  /** What is put in. */
  readonly text: string
  readonly name: string
  readonly code: string
  readonly hint: string | undefined
  readonly group: ValueRoot | 'filter' | 'tag'
}

const argumentOf: Readonly<Record<string, string>> = {
  default: ` "${cursorMark}"`,
  date: ` "%d.%m.%Y${cursorMark}"`,
  money: ` entry.currency${cursorMark}`,
  truncate: ` 40${cursorMark}`,
  plus: ` 1${cursorMark}`,
  minus: ` 1${cursorMark}`,
  times: ` 1${cursorMark}`,
  divided_by: ` 2${cursorMark}`,
  join: ` ", "${cursorMark}`,
  map: ` "name"${cursorMark}`,
  replace: ` "${cursorMark}", ""`,
}
const told = [
  'default',
  'date',
  'money',
  'number',
  'capitalize',
  'upcase',
  'downcase',
  'truncate',
  'round',
  'plus',
  'minus',
  'times',
  'divided_by',
  'size',
  'first',
  'last',
  'join',
  'map',
  'replace',
  'strip',
  'url_encode',
  'json',
] as const
const others = [...plainFilters, ...ownFilters].filter((name) => !told.some((each) => each === name))

const blocks = {
  if: `if ${cursorMark} %}{% endif`,
  unless: `unless ${cursorMark} %}{% endunless`,
  for: `for item in ${cursorMark} %}{% endfor`,
  case: `case ${cursorMark} %}{% when "" %}{% endcase`,
  assign: `assign name = ${cursorMark}`,
} as const
const blockNames = ['if', 'unless', 'for', 'case', 'assign'] as const

const most = 60

/** What fits the gap and what is typed in it; nothing without a gap. */
export function useCompletions(gap: Gap | undefined): readonly Completion[] {
  const { t } = useTranslation()
  const values = useLiquidValues()
  if (gap === undefined) return []
  const typed = gap.typed.toLowerCase()
  const fits = (code: string, name: string) => code.toLowerCase().includes(typed) || name.toLowerCase().includes(typed)
  if (gap.kind === 'tag') {
    return blockNames
      .map((name): Completion => ({
        key: name,
        text: blocks[name],
        name: t(`liquid.tags.${name}`),
        code: name,
        hint: undefined,
        group: 'tag',
      }))
      .filter(({ code, name }) => fits(code, name))
  }
  if (gap.kind === 'filter') {
    const filter = (code: string, name: string): Completion => ({
      key: code,
      text: argumentOf[code] === undefined ? code : `${code}:${argumentOf[code]}`,
      name,
      code,
      hint: undefined,
      group: 'filter',
    })
    return [...told.map((code) => filter(code, t(`liquid.filters.${code}`))), ...others.map((code) => filter(code, ''))]
      .filter(({ code, name }) => fits(code, name))
      .toSorted((one, other) => Number(other.code.startsWith(typed)) - Number(one.code.startsWith(typed)))
      .slice(0, most)
  }
  return values
    .filter(({ reference, name }) => fits(reference, name))
    .slice(0, most)
    .map(({ reference, name, sample, root }) => ({
      key: reference,
      text: reference,
      name,
      code: reference,
      hint: sample,
      group: root,
    }))
}
