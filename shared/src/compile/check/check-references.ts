import { error, warning, type Finding } from '../../problem/finding.ts'
import type { Condition } from '../../condition/schema.ts'
import { readsOf } from '../../condition/reads.ts'
import type { Reference } from '../../condition/reference.ts'
import type { Refs } from '../../nodes/define.ts'
import { checkAttribute } from '../../nodes/references-check.ts'
import { objectsIn, textIn } from '../../nodes/unfinished.ts'
import { finishedSettings } from './check-settings.ts'
import type { DrawnNode, Drawing } from './drawing.ts'

/** What the references of this journey can find. */
interface Within {
  readonly context: ReadonlySet<string>
  /** Whether some trigger brings a payload at all. */
  readonly hasPayload: boolean
  /** Null: the payload of an event may hold anything. */
  readonly inputs: ReadonlySet<string> | null
}

const withinOf = (nodes: readonly DrawnNode[]): Within => {
  const kinds = new Set(nodes.map(({ node }) => node.kind))
  const inputs = nodes
    .filter(({ node }) => node.kind === 'trigger.api')
    .flatMap(({ node }) => objectsIn(node.config, 'inputs').flatMap((input) => textIn(input, 'name') ?? []))
  return {
    context: new Set(nodes.flatMap(({ kind, config }) => (config === undefined ? [] : (kind?.keeps?.(config) ?? [])))),
    hasPayload: kinds.has('trigger.event') || kinds.has('trigger.api'),
    inputs: kinds.has('trigger.event') ? null : new Set(inputs),
  }
}

const checkReference = (
  reference: Reference,
  { context, hasPayload, inputs }: Within,
  details: Pick<Finding, 'path'>,
): readonly Finding[] => {
  const [root, name = ''] = reference.split('.')
  const params = { reference, name }
  if (root === 'context') return context.has(name) ? [] : [error('reference.context-unknown', { ...details, params })]
  if (root !== 'entry') return []
  if (!hasPayload) return [warning('reference.no-payload', { ...details, params })]
  return inputs === null || inputs.has(name) ? [] : [error('reference.input-unknown', { ...details, params })]
}

/** References read by a step: its own, and those of its conditions and filters, each once. */
const referencesOf = ({ kind, config }: DrawnNode): readonly Reference[] => {
  if (kind === undefined || config === undefined) return []
  const filters = (kind.listens?.(config) ?? []).flatMap(({ where }) => (where === undefined ? [] : [where]))
  const conditions = [...(kind.conditions?.(config) ?? []), ...filters]
  return [...new Set([...(kind.reads?.(config) ?? []), ...conditions.flatMap(referencesIn)])]
}

/** What the text of a message takes from the journey: without it a default stands there, if the text has one. */
const readByContent = ({ kind, config }: DrawnNode, { contents }: Refs): readonly Reference[] => {
  const id = kind?.effects.includes('send') === true ? config?.['content'] : undefined
  return contents?.find((content) => content.id === id)?.reads ?? []
}

const asWarning = (finding: Finding): Finding => ({ ...finding, level: 'warning' })

/** Those of its conditions are the business of their own check. */
const attributesReadBy = ({ kind, config }: DrawnNode): readonly Reference[] =>
  config === undefined ? [] : (kind?.reads?.(config) ?? []).filter((reference) => reference.startsWith('person.'))

const referencesIn = (condition: Condition): readonly Reference[] => readsOf(condition).references

/** A part of the settings, which may be left out, and where it stands. */
type At<T> = readonly [value: T | null | undefined, path: Finding['path']]

const settingsReferences = (
  drawing: Drawing,
): readonly { readonly reference: Reference; readonly path: Finding['path'] }[] => {
  const { entry, goals, exits } = finishedSettings(drawing)
  const conditions: readonly At<Condition>[] = [
    [entry?.audience, ['settings', 'entry', 'audience']],
    [entry?.exclude, ['settings', 'entry', 'exclude']],
    ...goals.map(({ goal, path }): At<Condition> => [goal.on?.where, [...path, 'on', 'where']]),
    ...exits.map(({ rule, path }): At<Condition> => [rule.on?.where, [...path, 'on', 'where']]),
    ...exits.map(({ rule, path }): At<Condition> => [rule.when, [...path, 'when']]),
  ]
  const named: readonly At<Reference>[] = [
    [entry?.reentry.key?.from, ['settings', 'entry', 'reentry', 'key']],
    ...goals.map(({ goal, path }): At<Reference> => [goal.value?.from, [...path, 'value']]),
  ]
  const read = conditions.flatMap(([condition, path]) =>
    (condition ? referencesIn(condition) : []).map((reference) => ({ reference, path })),
  )
  return [...read, ...named.flatMap(([reference, path]) => (reference ? [{ reference, path }] : []))]
}

/** Values taken from the payload or the context are there to be taken. */
export const checkReferences = (drawing: Drawing): readonly Finding[] => {
  const nodes = [...drawing.nodes.values()]
  const within = withinOf(nodes)
  return [
    ...settingsReferences(drawing).flatMap(({ reference, path }) => checkReference(reference, within, { path })),
    ...nodes.flatMap((drawn) => {
      const { id } = drawn.node
      const path = ['nodes', id, 'config']
      const found = [
        ...attributesReadBy(drawn).flatMap((attribute) => checkAttribute(drawing.refs, attribute, path)),
        ...referencesOf(drawn).flatMap((reference) => checkReference(reference, within, { path })),
        ...readByContent(drawn, drawing.refs).flatMap((reference) =>
          checkReference(reference, within, { path: [...path, 'content'] }).map(asWarning),
        ),
      ]
      return found.map((finding) => ({ ...finding, node: id }))
    }),
  ]
}
