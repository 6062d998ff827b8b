import type { Condition, Leaf } from './schema.ts'

export const leafKinds = [
  'attribute',
  'did',
  'segment',
  'tag',
  'tags',
  'consent',
  'reachable',
  'journey',
  'clock',
  'draw',
] as const
export type LeafKind = (typeof leafKinds)[number]

/** The kind of a leaf is the key that only it has. */
export const kindOfLeaf = (leaf: Leaf): LeafKind => {
  const kind = leafKinds.find((key) => key in leaf)
  if (kind === undefined) throw new Error(`Not a leaf: ${JSON.stringify(leaf)}`)
  return kind
}

/** Every leaf in the order of the document, those inside a `where` after their history. */
export const leavesOf = (condition: Condition): readonly Leaf[] => {
  if ('all' in condition) return condition.all.flatMap(leavesOf)
  if ('any' in condition) return condition.any.flatMap(leavesOf)
  if ('not' in condition) return leavesOf(condition.not)
  if ('did' in condition && condition.where !== undefined) return [condition, ...leavesOf(condition.where)]
  return [condition]
}
