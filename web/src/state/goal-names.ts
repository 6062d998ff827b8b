import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { inLanguage, type Language, textSchema } from '@trailwright/shared/language/language.ts'

/** Id and name of each goal of a draft, as far as they are set. */
export function goalNames(graph: Graph, language: Language): readonly (readonly [id: string, name: string])[] {
  return graph.settings.goals.flatMap((goal) => {
    if (typeof goal !== 'object' || goal === null || !('id' in goal)) return []
    const { id, name } = goal
    if (typeof id !== 'string') return []
    const text = textSchema.safeParse(name)
    return [[id, text.success ? inLanguage(text.data, language) || id : id] as const]
  })
}
