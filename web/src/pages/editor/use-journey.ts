import { getJourney } from '@trailwright/shared/wire/journeys.ts'
import { useRoute } from '../../client/hooks.ts'
import type { ResponseOf } from '../../client/send.ts'
import { useEditor } from '../../state/editor.tsx'

/** The journey's row, draft and live version as the server has them; loaded before the editor opens. */
export function useJourney(): ResponseOf<typeof getJourney> {
  const { journey } = useEditor()
  const { data } = useRoute(getJourney, { params: { journey } }, { refetchInterval: 15_000 })
  if (data === undefined) throw new Error('The journey is not loaded')
  return data
}
