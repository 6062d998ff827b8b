import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import type { Family } from '@trailwright/shared/nodes/define.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { getVersion } from '@trailwright/shared/wire/journeys.ts'
import { useQueries } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useStepNames } from '../../canvas/step-names.ts'
import { routeQuery } from '../../client/hooks.ts'
import { useDraft, useEditor } from '../../state/editor.tsx'
import { nodeOf } from '../../state/edits/lookup.ts'
import { kindName, plainText } from '../../state/words.ts'
import { useJourney } from './use-journey.ts'

/** A step as a reader knows it, whichever version it stands in. */
export interface StepText {
  /** Its own name, else its sentence, else its kind. */
  readonly text: string
  readonly family: Family
  readonly icon: string
}

interface KnownNode {
  readonly kind: string
  readonly label?: string | undefined
  readonly config: JsonObject
}

/** How steps read. Those that neither the draft nor the live version has are looked up in `versions`. */
export function useStepTexts(versions: readonly number[] = []): (id: string) => StepText {
  const { journey } = useEditor()
  const { live } = useJourney()
  const names = useStepNames()
  const graph = useDraft((draft) => draft)
  const older = [...new Set(versions)].filter((version) => version !== live?.number)
  const documents = useQueries({
    queries: older.map((version) => ({
      ...routeQuery(getVersion, { params: { journey, version } }),
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: (results) => results.flatMap(({ data }) => (data === undefined ? [] : [data.journey])),
  })
  return useCallback(
    (id) => {
      const known: KnownNode | undefined = [live?.journey, ...documents]
        .map((each) => each?.nodes[id])
        .find((node) => node !== undefined)
      return textOf(nodeOf(graph, id) ?? known, id, names)
    },
    [graph, live, documents, names],
  )
}

/** How one step reads; an id that nothing is known of stands for itself. */
export function textOf(node: KnownNode | undefined, id: string, names: ReturnType<typeof useStepNames>): StepText {
  const kind = node === undefined ? undefined : kindOf(node.kind)
  const sentence = node === undefined || kind === undefined ? '' : plainText(kind.summary(node.config, names))
  return {
    text: node === undefined ? id : (node.label ?? (sentence === '' ? kindName(node, names.language) : sentence)),
    family: kind?.family ?? 'flow',
    icon: kind?.icon ?? 'puzzle',
  }
}
