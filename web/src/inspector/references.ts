import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import type { Json } from '@trailwright/shared/problem/json.ts'
import { getCatalogue } from '@trailwright/shared/wire/events.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../client/hooks.ts'
import { useHumanName } from '../client/use-labels.ts'
import type { ResponseOf } from '../client/send.ts'
import { useDraftIfAny } from '../state/editor.tsx'

type Catalogue = ResponseOf<typeof getCatalogue>
export type ValueType = Catalogue['attributes'][number]['type']

/** A place where a value can come from, as it is offered in lists. */
export interface ReferenceOption {
  /** `person.city`, `entry.cartId`, `enrollment.key`. */
  readonly reference: string
  /** As it reads in a sentence. */
  readonly name: string
  readonly root: 'person' | 'entry' | 'event' | 'context' | 'enrollment'
  readonly type: ValueType | undefined
  readonly samples: readonly Json[]
}

/** The events by which people enter a draft, as far as its starts name them. */
export function entryEvents(graph: Graph): readonly string[] {
  return graph.nodes.flatMap((node) => {
    const kind = kindOf(node.kind)
    if (kind?.family !== 'start') return []
    const { event } = node.config
    return typeof event === 'string' && event !== '' ? [event] : []
  })
}

/** Names that earlier steps keep in the context. */
function keptNames(graph: Graph): readonly string[] {
  return graph.nodes.flatMap((node) => {
    const kind = kindOf(node.kind)
    const config = kind?.config.safeParse(node.config).data
    return config === undefined ? [] : (kind?.keeps?.(config) ?? [])
  })
}

/** What a system passes that starts the journey. */
function inputsOf(graph: Graph): readonly { readonly name: string; readonly type: ValueType }[] {
  const types: readonly ValueType[] = ['text', 'number', 'boolean', 'date']
  return graph.nodes.flatMap((node) => {
    const fields = kindOf(node.kind)?.fields ?? {}
    const [key] = Object.entries(fields).find(([, field]) => field.widget === 'inputFields') ?? []
    const inputs = key === undefined ? undefined : node.config[key]
    if (!Array.isArray(inputs)) return []
    return inputs.flatMap((input: Json) => {
      if (typeof input !== 'object' || input === null || !('name' in input)) return []
      const type = types.find((each) => each === input['type']) ?? 'text'
      return typeof input['name'] === 'string' && input['name'] !== '' ? [{ name: input['name'], type }] : []
    })
  })
}

/** Every reference that can stand at this place. `event`: the event whose properties a filter may read. */
export function useReferences(event?: string): readonly ReferenceOption[] {
  const { t } = useTranslation()
  const catalogue = useRoute(getCatalogue).data
  const called = useHumanName()
  const graph = useDraftIfAny()
  return useMemo(() => {
    const propertiesOf = (name: string) => catalogue?.events.find((each) => each.name === name)?.properties ?? []
    const distinct = (options: readonly ReferenceOption[]) => [
      ...new Map(options.map((option) => [option.reference, option])).values(),
    ]
    return distinct([
      ...(event === undefined ? [] : propertiesOf(event)).map(({ path, type, samples }) => ({
        reference: `event.${path}`,
        name: called('property', path),
        root: 'event' as const,
        type,
        samples,
      })),
      ...(catalogue?.attributes ?? []).map(({ path, type, samples }) => ({
        reference: `person.${path}`,
        name: called('attribute', path),
        root: 'person' as const,
        type,
        samples,
      })),
      ...(graph === undefined ? [] : entryEvents(graph)).flatMap(propertiesOf).map(({ path, type, samples }) => ({
        reference: `entry.${path}`,
        name: t('inspector.condition.entryValue', { what: called('property', path) }),
        root: 'entry' as const,
        type,
        samples,
      })),
      ...(graph === undefined ? [] : inputsOf(graph)).map(({ name, type }) => ({
        reference: `entry.${name}`,
        name: t('inspector.condition.entryValue', { what: called('property', name) }),
        root: 'entry' as const,
        type,
        samples: [],
      })),
      ...(graph === undefined ? [] : keptNames(graph)).map((name) => ({
        reference: `context.${name}`,
        name: t('inspector.condition.contextValue', { what: name }),
        root: 'context' as const,
        type: undefined,
        samples: [],
      })),
      ...(graph === undefined
        ? []
        : [
            {
              reference: 'enrollment.key',
              name: t('inspector.condition.key'),
              root: 'enrollment' as const,
              type: undefined,
              samples: [],
            },
          ]),
    ])
  }, [catalogue, graph, event, called, t])
}

/** How a reference reads, also one that no list knows. */
export function useReferenceName(options: readonly ReferenceOption[]): (reference: string) => string {
  const called = useHumanName()
  return (reference) => {
    const known = options.find((option) => option.reference === reference)?.name
    if (known !== undefined) return known
    const [root, ...path] = reference.split('.')
    const name = path.join('.')
    if (name === '') return reference
    if (root === 'person') return called('attribute', name)
    return root === 'entry' || root === 'event' ? called('property', name) : name
  }
}
