import type { Graph } from '@trailwright/shared/graph/schema.ts'

/** Four characters that chance picks; handed in, so that tests name theirs. */
export type Chance = () => string

const letters = 'abcdefghijkmnpqrstuvwxyz23456789'

/** Four characters of letters and digits that are hard to confuse. */
export const byChance: Chance = () =>
  [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => letters[byte % letters.length]).join('')

const longestSlug = 56

/** Small Latin letters, digits and hyphens, beginning with a letter; empty for a text that has none. */
export function slug(text: string): string {
  return text
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+/, '')
    .slice(0, longestSlug)
    .replace(/-+$/, '')
}

/** An id that no step of the graph has: the slug of its name, else of its kind, and four characters. */
export function stepId(graph: Graph, base: string, chance: Chance): string {
  const taken = new Set(graph.nodes.map((node) => node.id))
  const start = slug(base) || 'step'
  for (;;) {
    const id = `${start}-${chance()}`
    if (!taken.has(id)) return id
  }
}

/** A new id for a port, note or group that none of the given ones is. */
export function freshId(base: string, taken: readonly string[], chance: Chance): string {
  for (;;) {
    const id = `${base}-${chance()}`
    if (!taken.includes(id)) return id
  }
}
