import type { Graph } from '@trailwright/shared/graph/schema.ts'
import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'

/** What a journey points to by an id of the workspace. In configs and conditions these keys mean nothing else. */
export const mentionKeys = ['content', 'segment'] as const
export type MentionKey = (typeof mentionKeys)[number]

const isMention = (key: string): key is MentionKey => mentionKeys.some((known) => known === key)

const visit = (value: Json, change: (key: MentionKey, id: string) => string): Json => {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item: Json) => visit(item, change))
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, Json]) => [
      key,
      typeof inner === 'string' && isMention(key) ? change(key, inner) : visit(inner, change),
    ]),
  )
}

/** The graph with other ids for contents and segments, wherever it names them. */
export const renameMentions = (graph: Graph, change: (key: MentionKey, id: string) => string): Graph => {
  // The walk keeps the form of what it walks over.
  const config = (value: JsonObject): JsonObject => visit(value, change) as JsonObject
  const { entry, goals, exits } = graph.settings
  return {
    ...graph,
    settings: {
      entry: config(entry),
      goals: goals.map((goal) => visit(goal, change)),
      exits: exits.map((exit) => visit(exit, change)),
    },
    nodes: graph.nodes.map((node) => ({ ...node, config: config(node.config) })),
  }
}

/** Ids of the contents or segments that the graph names. */
export const mentionedIn = (graph: Graph, key: MentionKey): ReadonlySet<string> => {
  const found = new Set<string>()
  renameMentions(graph, (of, id) => {
    if (of === key && id !== '') found.add(id)
    return id
  })
  return found
}
