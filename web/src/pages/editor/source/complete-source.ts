import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import type { EditorState } from '@codemirror/state'
import type { Language } from '@trailwright/shared/language/language.ts'
import type { Refs } from '@trailwright/shared/nodes/define.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { innerAt, nameOf, type Path, pathAt, pathTo, propertiesOf, type SyntaxNode, textAt } from './json-places.ts'
import { keysAt, type Says, valuesAt } from './schema-walk.ts'

/** What a value may name: ids of steps, and what the workspace has. */
export interface Known {
  readonly refs: Refs
  readonly steps: readonly string[]
  readonly language: Language
  readonly words: { readonly step: string; readonly known: string }
}

/** Keys and values that fit at the cursor: by the schema of the journey, and by what there is to name. */
export function completeSource(context: CompletionContext, known: Known): CompletionResult | null {
  const { state, pos, explicit } = context
  const before = context.matchBefore(/"[^":,\n]*|[\w.-]*/)
  if (before === null || (!explicit && !before.text.startsWith('"'))) return null
  const place = placeAt(state, before.from)
  const quoted = before.text.startsWith('"')
  const closed = quoted && state.sliceDoc(pos, pos + 1) === '"'
  const from = before.from
  const to = closed ? pos + 1 : pos
  if (place.type === 'key') {
    const taken = new Set(place.taken)
    const options = keysAt(place.path, says(state)).filter((key) => !taken.has(key))
    const colon = /^\s*:/.test(state.sliceDoc(to, to + 20)) ? '' : ': '
    return result(
      from,
      to,
      options.map((key) => ({ label: JSON.stringify(key), apply: `${JSON.stringify(key)}${colon}` })),
    )
  }
  const values = [
    ...valuesAt(place.path, says(state)).map((value) => written(value, place.path, known)),
    ...named(state, place.path, known),
  ]
  return result(from, to, unique(values))
}

function result(from: number, to: number, options: readonly Completion[]): CompletionResult | null {
  return options.length === 0 ? null : { from, to, options: [...options], filter: true }
}

function unique(options: readonly Completion[]): readonly Completion[] {
  return [...new Map(options.map((option) => [option.label, option])).values()]
}

type Place =
  | { readonly type: 'key'; readonly path: Path; readonly taken: readonly string[] }
  | { readonly type: 'value'; readonly path: Path }

/** Whether a key or a value is typed, and where. */
function placeAt(state: EditorState, pos: number): Place {
  const object = containerAt(state, pos)
  if (object?.name !== 'Object') return { type: 'value', path: pathAt(state, pos) }
  if (!isKeyPlace(state, pos)) {
    // A value that is not there yet belongs to the name before it.
    const property = propertiesOf(object).findLast(({ from }) => from < pos)
    return { type: 'value', path: pathTo(state, property ?? object) }
  }
  const typed = propertiesOf(object).find(({ from }) => from === pos)
  return { type: 'key', path: pathTo(state, object), taken: namesIn(state, object, typed) }
}

/** The object or list that a place lies in. */
function containerAt(state: EditorState, pos: number): SyntaxNode | undefined {
  for (let node: SyntaxNode | null = innerAt(state, pos); node !== null; node = node.parent) {
    if ((node.name === 'Object' || node.name === 'Array') && node.from < pos) return node
  }
  return undefined
}

/** A key follows an opening brace or a comma. */
function isKeyPlace(state: EditorState, pos: number): boolean {
  return /[{,]\s*$/.test(state.sliceDoc(Math.max(0, pos - 200), pos))
}

const namesIn = (state: EditorState, object: SyntaxNode, but?: SyntaxNode): readonly string[] =>
  propertiesOf(object).flatMap((property) => (property.from === but?.from ? [] : (nameOf(state, property) ?? [])))

/** What the text says of a property, for unions that one of their keys decides. */
const says =
  (state: EditorState): Says =>
  (path) =>
    textAt(state, path)

function written(value: string | number | boolean | null, path: Path, { language }: Known): Completion {
  const label = JSON.stringify(value)
  const kind = path.length === 3 && path[2] === 'kind' && typeof value === 'string' ? kindOf(value) : undefined
  return kind === undefined ? { label } : { label, detail: kind.text[language].name }
}

/** Names of things that a value may point to. */
function named(state: EditorState, path: Path, { refs, steps, words }: Known): readonly Completion[] {
  const [root, id, part, field] = path
  if (root !== 'nodes' || id === undefined) return []
  if (part === 'to')
    return steps.filter((step) => step !== id).map((step) => ({ label: JSON.stringify(step), detail: words.step }))
  const widget = kindOf(textAt(state, ['nodes', id, 'kind']) ?? '')?.fields[String(field)]?.widget
  const of = (list: readonly { readonly id: string; readonly name: string }[] | null): readonly Completion[] =>
    (list ?? []).map((item) => ({ label: JSON.stringify(item.id), detail: item.name }))
  const plain = (list: readonly string[] | null): readonly Completion[] =>
    (list ?? []).map((name) => ({ label: JSON.stringify(name), detail: words.known }))
  if (part !== 'config') return []
  if (widget === 'segment') return of(refs.segments)
  if (widget === 'content') return of(refs.contents)
  if (widget === 'channel' || widget === 'channels') return plain(refs.channels)
  const isEvent = widget === 'event' || path.at(-1) === 'event' || path.at(-1) === 'did'
  return isEvent ? plain(refs.events) : []
}
