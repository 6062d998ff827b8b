import { lift } from '@trailwright/shared/compile/lift.ts'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { getDraft } from '@trailwright/shared/wire/drafts.ts'
import { getVersion } from '@trailwright/shared/wire/journeys.ts'
import { useMemo } from 'react'
import type { ApiProblem } from '../../../client/api-problem.ts'
import { useRoute } from '../../../client/hooks.ts'
import { useDraft, useEditor } from '../../../state/editor.tsx'
import type { Moment } from './moments.ts'

interface GraphAt {
  readonly graph: Graph | undefined
  readonly problem: ApiProblem | null
  readonly retry: () => void
}

/** The drawing of a moment; undefined while it is on its way, or of no moment. */
export function useGraphAt(moment: Moment | null): GraphAt {
  const { journey } = useEditor()
  const now = useDraft((graph) => graph)
  const number = moment?.type === 'version' ? moment.number : 0
  const rev = moment?.type === 'draft' ? moment.rev : 0
  const version = useRoute(
    getVersion,
    { params: { journey, version: number } },
    { enabled: moment?.type === 'version' },
  )
  const draft = useRoute(getDraft, { params: { journey, rev } }, { enabled: moment?.type === 'draft' })
  const { data } = version
  const lifted = useMemo(() => (data === undefined ? undefined : lift(data.journey, data.layout)), [data])
  if (moment === null) return { graph: undefined, problem: null, retry: () => undefined }
  if (moment.type === 'now') return { graph: now, problem: null, retry: () => undefined }
  if (moment.type === 'version') {
    return { graph: lifted, problem: version.error, retry: () => void version.refetch() }
  }
  return { graph: draft.data?.graph, problem: draft.error, retry: () => void draft.refetch() }
}
