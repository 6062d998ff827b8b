import type { Facts } from '../condition/facts.ts'
import type { Json, JsonObject } from '../problem/json.ts'
import type { PersonOp } from '../step/effect.ts'

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)

/** Same JSON, whatever the order of keys. */
const same = (a: Json, b: Json): boolean => {
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, index) => same(item, b[index] ?? null))
  if (!isObject(a)) return a === b
  if (!isObject(b) || Object.keys(a).length !== Object.keys(b).length) return false
  return Object.entries(a).every(([key, value]) => Object.hasOwn(b, key) && same(value, b[key] ?? null))
}

/** The attributes with one changed; a name with dots goes into objects, and makes them where there are none. */
const withAttribute = (
  attributes: JsonObject,
  path: readonly string[],
  change: (old: Json | undefined) => Json | undefined,
): JsonObject => {
  const [name = '', ...inside] = path
  const old = Object.hasOwn(attributes, name) ? attributes[name] : undefined
  const changed = inside.length === 0 ? change(old) : withAttribute(isObject(old) ? old : {}, inside, change)
  const { [name]: _, ...others } = attributes
  return changed === undefined ? others : Object.fromEntries([...Object.entries(others), [name, changed]])
}

/** A single value counts as a list of one. */
const listOf = (value: Json | undefined): readonly Json[] => {
  if (value === undefined || value === null || value === '') return []
  return isList(value) ? value : [value]
}

const changeOf = (op: Exclude<PersonOp, { op: 'tag' | 'untag' }>) => {
  return (old: Json | undefined): Json | undefined => {
    switch (op.op) {
      case 'set':
        return op.value
      case 'unset':
        return undefined
      case 'increment':
        return (typeof old === 'number' ? old : 0) + op.by
      case 'append':
        return listOf(old).some((item) => same(item, op.value)) ? listOf(old) : [...listOf(old), op.value]
      case 'remove':
        return old === undefined ? undefined : listOf(old).filter((item) => !same(item, op.value))
    }
  }
}

/** Changes attributes as the operations say, one after another: what the store does with the same operations. */
export const applyToAttributes = (attributes: JsonObject, ops: readonly PersonOp[]): JsonObject =>
  ops.reduce(
    (result, op) =>
      op.op === 'tag' || op.op === 'untag' ? result : withAttribute(result, op.attribute.split('.'), changeOf(op)),
    attributes,
  )

const applyToTags = (tags: readonly string[], ops: readonly PersonOp[]): string[] => {
  const changed = new Set(tags)
  for (const op of ops) {
    if (op.op === 'tag') changed.add(op.tag)
    if (op.op === 'untag') changed.delete(op.tag)
  }
  return [...changed]
}

/** The facts as they are after a step wrote to the person. */
export const applyPersonOps = (facts: Facts, ops: readonly PersonOp[]): Facts => ({
  ...facts,
  person: {
    ...facts.person,
    attributes: { ...applyToAttributes(facts.person.attributes, ops) },
    tags: applyToTags(facts.person.tags, ops),
  },
})
