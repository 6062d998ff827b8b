import type { Graph } from '@trailwright/shared/graph/schema.ts'

/** Why an edit cannot be made; each has a sentence in the translations under `editor.refused`. */
export const refusals = ['portTaken', 'intoStart', 'cycle', 'noWayOut', 'gone', 'samePlace'] as const
export type Refusal = (typeof refusals)[number]

export type Edited = { readonly ok: true; readonly graph: Graph } | { readonly ok: false; readonly refusal: Refusal }

export function edited(graph: Graph): Edited {
  return { ok: true, graph }
}

export function refused(refusal: Refusal): Edited {
  return { ok: false, refusal }
}
