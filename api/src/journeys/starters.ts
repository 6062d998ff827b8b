import { lower } from '@trailwright/shared/compile/lower.ts'
import { longestPath } from '@trailwright/shared/compile/longest-path.ts'
import { exampleIn } from '@trailwright/shared/examples/in-language.ts'
import { examples } from '@trailwright/shared/examples/index.ts'
import { normalise } from '@trailwright/shared/graph/normalise.ts'
import { inLanguage, type Language } from '@trailwright/shared/language/language.ts'
import { DAY_MS } from '@trailwright/shared/time/instant.ts'
import { listStarters } from '@trailwright/shared/wire/journeys.ts'
import { handle, type Handled } from '../http/handle.ts'
import type { Bundle } from './bundle.ts'

/** A journey to start from, all its texts and names in the language of whoever uses it. */
export const starterNamed = (id: string, language: Language): Bundle | null => {
  const example = examples.find((each) => each.id === id)
  if (example === undefined) return null
  const { graph, contents, segments } = exampleIn(example, language)
  return {
    graph,
    contents: Object.fromEntries(Object.entries(contents).map(([content, { content: said }]) => [content, said])),
    segments: segments.map((segment) => ({ ...segment, name: inLanguage(segment.name, language) })),
  }
}

export const starterHandlers = (): readonly Handled[] => [
  handle(listStarters, () => ({
    items: examples.map(({ id, graph, starter }) => {
      const { stayMs, messages } = longestPath(lower(normalise(graph)))
      return {
        id,
        name: graph.name,
        ...starter,
        kinds: [...new Set(graph.nodes.map(({ kind }) => kind))],
        longestDays: stayMs === null ? null : stayMs / DAY_MS,
        messages,
      }
    }),
  })),
]
