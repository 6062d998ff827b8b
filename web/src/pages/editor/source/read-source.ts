import { canonicalJourney } from '@trailwright/shared/journey/canonical.ts'
import { compile } from '@trailwright/shared/compile/compile.ts'
import { layoutOf } from '@trailwright/shared/compile/lower.ts'
import { lift } from '@trailwright/shared/compile/lift.ts'
import { textSchema } from '@trailwright/shared/language/language.ts'
import { normalise } from '@trailwright/shared/graph/normalise.ts'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { readJourney } from '@trailwright/shared/journey/read.ts'
import { dslVersion, type Journey } from '@trailwright/shared/journey/schema.ts'
import type { Refs } from '@trailwright/shared/nodes/define.ts'
import { error, type Finding } from '@trailwright/shared/problem/finding.ts'
import { type Json, jsonObjectSchema, jsonSchema } from '@trailwright/shared/problem/json.ts'
import { z } from 'zod'
import { documentOf } from './journey-text.ts'
import { placed } from './place-steps.ts'

/** A text that is a draft, or everything that keeps it from being one, each with its place in the document. */
export type SourceRead =
  | { readonly ok: true; readonly graph: Graph }
  | { readonly ok: false; readonly mistakes: readonly Finding[] }

/** What a draft may hold: settings and configs as typed so far. */
const looseSchema = z.strictObject({
  dsl: z.literal(dslVersion),
  id: z.string(),
  name: textSchema,
  zone: z.string(),
  entry: jsonObjectSchema.default({}),
  goals: z.array(jsonSchema).default([]),
  exits: z.array(jsonSchema).default([]),
  nodes: z.record(
    z.string().min(1).max(63),
    z.strictObject({
      kind: z.string().min(1).max(64),
      v: z.int().min(1),
      label: z.string().max(120).exactOptional(),
      config: jsonObjectSchema,
      to: z.record(z.string(), z.string()),
    }),
  ),
})

/** Findings about how something is written. Those about paths and about the workspace are for the canvas to show. */
const aboutForm =
  /^(?:(?:document|config|settings|condition|node|edge|wait|split|http|exit)\.|journey\.(?:id|name|zone))/

const keyOf = ({ code, path }: Finding): string => JSON.stringify([code, path])

/** Those that the draft does not have already: an unfinished step elsewhere is in nobody's way. */
const newIn = (findings: readonly Finding[], before: readonly Finding[]): readonly Finding[] => {
  const known = new Set(before.map(keyOf))
  return findings.filter((finding) => finding.level === 'error' && !known.has(keyOf(finding)))
}

/** The path of a finding in the document; those of a draft name an edge by its number, and settings lie apart there. */
export function documentPath({ path, params, node }: Finding): Finding['path'] {
  if (path[0] === 'settings') return path.slice(1)
  const { from, port } = params
  if (path[0] === 'edges' && typeof from === 'string' && typeof port === 'string') return ['nodes', from, 'to', port]
  return path[0] === 'nodes' && typeof path[1] === 'number' && node !== undefined ? ['nodes', node] : path
}

const asDocument = (journey: Journey): Json => JSON.parse(JSON.stringify(journey))

const formErrors = (graph: Graph, refs: Refs): readonly Finding[] =>
  compile(graph, refs)
    .findings.filter(({ code }) => aboutForm.test(code))
    .map((finding) => ({ ...finding, path: [...documentPath(finding)] }))

const readDocument = (document: Json, current: Graph): SourceRead & { readonly journey?: Journey } => {
  const read = readJourney(document)
  if (read.ok) return { ok: true, graph: current, journey: read.value }
  const before = readJourney(asDocument(documentOf(current)))
  const mistakes = newIn(read.findings, before.ok ? [] : before.findings)
  if (mistakes.length > 0) return { ok: false, mistakes }
  const loose = looseSchema.safeParse(document)
  return loose.success
    ? { ok: true, graph: current, journey: canonicalJourney(loose.data) }
    : { ok: false, mistakes: read.findings }
}

/**
 * The draft that a text describes. Steps keep their places, frames and notes; new ones stand below what leads to them.
 * Refused is what is wrong in form and was not before: a value that does not fit, a key or kind nobody knows, a line to
 * nowhere. What is left as it was is the same object as in `current`; a text that says nothing new gives `current`.
 */
export function readSource(document: Json, current: Graph, refs: Refs): SourceRead {
  const read = readDocument(document, current)
  if (!read.ok || read.journey === undefined) return read
  if (read.journey.id !== current.id) {
    return { ok: false, mistakes: [error('source.id-changed', { path: ['id'], params: { id: current.id } })] }
  }
  const graph = kept(placed(lift(read.journey, layoutOf(current)), current), current)
  if (graph === current) return { ok: true, graph }
  const mistakes = newIn(formErrors(graph, refs), formErrors(current, refs))
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, graph }
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The draft with the objects of `current` wherever nothing changed, so that only what did is drawn again. */
function kept(graph: Graph, current: Graph): Graph {
  const normal = normalise(current)
  const drawn = new Map(current.nodes.map((node) => [node.id, node]))
  const before = new Map(normal.nodes.map((node) => [node.id, node]))
  const nodes = graph.nodes.map((node) => (same(node, before.get(node.id)) ? (drawn.get(node.id) ?? node) : node))
  const sameNodes = nodes.length === normal.nodes.length && nodes.every((node) => node === drawn.get(node.id))
  const sameEdges = same(graph.edges, normal.edges)
  const settings = same(graph.settings, normal.settings) ? current.settings : graph.settings
  const name = same(graph.name, normal.name) ? current.name : graph.name
  const sameHead = settings === current.settings && name === current.name && graph.zone === current.zone
  if (sameNodes && sameEdges && sameHead) return current
  return {
    ...graph,
    name,
    settings,
    nodes: sameNodes ? current.nodes : nodes,
    edges: sameEdges ? current.edges : graph.edges,
    notes: current.notes,
    groups: current.groups,
  }
}
