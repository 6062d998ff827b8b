import type { Language, Text } from '@trailwright/shared/language/language.ts'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import type { Json } from '@trailwright/shared/problem/json.ts'

/** Sets one key of the entry settings; undefined leaves it to the default. */
export function updateEntry(graph: Graph, key: string, value: Json | undefined): Graph {
  const rest = Object.entries(graph.settings.entry).filter(([other]) => other !== key)
  const entry = Object.fromEntries(value === undefined ? rest : [...rest, [key, value]])
  return { ...graph, settings: { ...graph.settings, entry } }
}

export function updateGoals(graph: Graph, goals: readonly Json[]): Graph {
  return { ...graph, settings: { ...graph.settings, goals: [...goals] } }
}

export function updateExits(graph: Graph, exits: readonly Json[]): Graph {
  return { ...graph, settings: { ...graph.settings, exits: [...exits] } }
}

export function updateZone(graph: Graph, zone: string): Graph {
  return { ...graph, zone }
}

/** Names the journey in one language. */
export function renameJourney(graph: Graph, language: Language, name: string): Graph {
  const text: Text = { ...graph.name, [language]: name.slice(0, 500) }
  return { ...graph, name: text }
}
