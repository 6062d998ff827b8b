import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useEditor } from '../../../state/editor.tsx'
import { countThreads } from '../../../state/together.ts'
import { useToast } from '../../../ui/ToastProvider.tsx'
import { useThreads } from '../comments/use-threads.ts'
import { useJourney } from '../use-journey.ts'
import { useBeat } from './use-beat.ts'

/** Keeps up with those who work on the same journey; draws nothing. */
export function Together() {
  useBeat()
  useCounts()
  useFollow()
  return null
}

function useCounts(): void {
  const { together } = useEditor()
  const { data } = useThreads('open')
  useEffect(() => {
    if (data !== undefined) countThreads(together, data.items)
  }, [together, data])
}

/** Shows what somebody else saved as soon as it is known, unless something here is not saved yet. */
function useFollow(): void {
  const { t } = useTranslation()
  const toast = useToast()
  const { autosave } = useEditor()
  const { draft } = useJourney()
  const isSaved = useStore(autosave.store, ({ status }) => status === 'saved')
  useEffect(() => {
    if (isSaved && autosave.follow(draft)) toast({ text: t('presence.followed', { name: draft.savedBy }) })
  }, [isSaved, autosave, draft, toast, t])
}
