import { inLanguage } from '@trailwright/shared/language/language.ts'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import type { NodeKind } from '@trailwright/shared/nodes/define.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { getJourney } from '@trailwright/shared/wire/journeys.ts'
import { useQueries } from '@tanstack/react-query'
import { routeQuery } from '../../../client/hooks.ts'
import type { ResponseOf } from '../../../client/send.ts'
import { plainText, portName } from '../../../state/words.ts'
import type { WhyWords } from './why-words.ts'

export type KnownJourney = ResponseOf<typeof getJourney>

/** A step of a journey, as the live version or else the draft has it. */
export interface Step {
  readonly kind: NodeKind | undefined
  readonly name: string
  readonly config: JsonObject
  readonly label: string | undefined
}

/** The journeys that a timeline mentions, by id; one that was deleted is absent. */
export function useJourneys(ids: readonly string[]): ReadonlyMap<string, KnownJourney> {
  const unique = [...new Set(ids)].toSorted()
  return useQueries({
    queries: unique.map((journey) => ({ ...routeQuery(getJourney, { params: { journey } }), retry: false })),
    combine: (results) =>
      new Map(
        results.flatMap(({ data }, index): (readonly [string, KnownJourney])[] => {
          const id = unique[index]
          return data === undefined || id === undefined ? [] : [[id, data]]
        }),
      ),
  })
}

/** The step under an id. A node keeps its id from version to version, so an older passage still finds it. */
export function stepOf(journey: KnownJourney | undefined, node: string | null): Step | undefined {
  if (journey === undefined || node === null) return undefined
  const live = journey.live?.journey.nodes[node]
  const found = live ?? journey.draft.graph.nodes.find(({ id }) => id === node)
  if (found === undefined) return undefined
  return { kind: kindOf(found.kind), name: found.kind, config: found.config, label: found.label }
}

/** What a step says: its own name, else its sentence, else its kind. */
export function stepText({ names }: WhyWords, step: Step | undefined, node: string | null): string {
  if (step === undefined) return node ?? ''
  const sentence = step.kind === undefined ? '' : plainText(step.kind.summary(step.config, names))
  return step.label ?? (sentence === '' ? (step.kind?.text[names.language].name ?? step.name) : sentence)
}

/** What a way out of a step is called. */
export function portText({ names }: WhyWords, step: Step | undefined, port: string): string {
  const known = step?.kind?.ports(step.config).find(({ name }) => name === port)
  return portName(step?.kind, known ?? { name: port }, names.language)
}

/** The name of a goal of a journey. */
export function goalText({ names }: WhyWords, journey: KnownJourney | undefined, goal: string): string {
  const found = journey?.live?.journey.goals.find(({ id }) => id === goal)
  return found?.name === undefined ? goal : inLanguage(found.name, names.language)
}
