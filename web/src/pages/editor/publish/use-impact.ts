import type { NodeMap } from '@trailwright/shared/run/enrollment.ts'
import { type InsideChoice, previewPublish } from '@trailwright/shared/wire/live-change.ts'
import { useState } from 'react'
import { useRoute } from '../../../client/hooks.ts'
import type { ApiProblem } from '../../../client/api-problem.ts'
import type { ResponseOf } from '../../../client/send.ts'
import { useEditor } from '../../../state/editor.tsx'
import { useJourney } from '../use-journey.ts'
import { type ImpactSums, impactSums, insideChoice, type RemovedStep, removedSteps } from './impact-sums.ts'

export type Impact = ResponseOf<typeof previewPublish>

/** What publishing means for the people inside, and what is chosen for them. */
export interface InsideState {
  readonly impact: Impact | undefined
  readonly problem: ApiProblem | null
  readonly sums: ImpactSums
  readonly removed: readonly RemovedStep[]
  readonly then: InsideChoice['then']
  readonly setThen: (then: InsideChoice['then']) => void
  readonly map: NodeMap
  readonly setTarget: (node: string, target: string | null) => void
  /** To send along. */
  readonly choice: InsideChoice
}

interface ImpactWish {
  /** An earlier version to publish again; null: the draft. */
  readonly version: number | null
  /** False while the draft is not saved or cannot be published. */
  readonly enabled: boolean
}

export function useImpact({ version, enabled }: ImpactWish): InsideState {
  const { journey } = useEditor()
  const { live } = useJourney()
  const [then, setThen] = useState<InsideChoice['then']>('stay')
  const [map, setMap] = useState<NodeMap>({})
  const query = useRoute(
    previewPublish,
    { params: { journey }, body: { map, version } },
    { enabled: enabled && live !== null, keepPrevious: true, afresh: true },
  )
  const impact = enabled ? query.data : undefined
  const nodes = impact?.nodes ?? []
  const removed = removedSteps(nodes)
  return {
    impact,
    problem: query.error,
    sums: impactSums(nodes),
    removed,
    then,
    setThen,
    map,
    setTarget: (node, target) => setMap((before) => ({ ...before, [node]: target })),
    choice: insideChoice(then, map, removed),
  }
}
