import { lower } from '@trailwright/shared/compile/lower.ts'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { normalise } from '@trailwright/shared/graph/normalise.ts'
import type { Journey } from '@trailwright/shared/journey/schema.ts'

/** The draft as its journey document, canonical: the same draft gives the same bytes. */
export function documentOf(graph: Graph): Journey {
  return lower(normalise(graph))
}

/** The text of that document. */
export function textOf(graph: Graph): string {
  return `${JSON.stringify(documentOf(graph), null, 2)}\n`
}
