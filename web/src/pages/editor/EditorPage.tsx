import { getJourney, type Draft } from '@trailwright/shared/wire/journeys.ts'
import { getRouteApi } from '@tanstack/react-router'
import { ReactFlowProvider } from '@xyflow/react'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useMay } from '../../client/session.ts'
import { StepNamesContext } from '../../canvas/step-names.ts'
import { type Editor, EditorProvider } from '../../state/editor.tsx'
import { useCheckDraft } from '../../state/use-check-draft.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { sentenceGap } from '../../state/words.ts'
import { useToast } from '../../ui/ToastProvider.tsx'
import { openEditor } from './create-editor.ts'
import { EditorFrame } from './EditorFrame.tsx'
import { useEditorNames } from './use-editor-names.ts'
import { useRefs } from './use-refs.ts'
import { useWidth } from './use-width.ts'

const route = getRouteApi('/journeys/$id')
const PhoneEditor = lazy(async () => ({ default: (await import('./PhoneEditor.tsx')).PhoneEditor }))

/** One journey: drawn, simulated and followed. */
export function EditorPage() {
  const { id } = route.useParams()
  const journey = useRoute(getJourney, { params: { journey: id } })
  if (journey.data !== undefined) return <OpenEditor key={id} journey={id} draft={journey.data.draft} />
  if (journey.error !== null) return <ErrorState problem={journey.error} onRetry={() => void journey.refetch()} />
  return <PageSkeleton />
}

function OpenEditor({ journey, draft }: { journey: string; draft: Draft }) {
  const { t } = useTranslation()
  const toast = useToast()
  const language = useLanguage()
  const { lens = 'build' } = route.useSearch()
  const mayEdit = useMay('edit')
  const width = useWidth()
  const refs = useRefs()
  const [{ parts, restored }] = useState(() => openEditor(journey, draft))
  const editor = useMemo<Editor>(
    () => ({ ...parts, refs, canEdit: mayEdit && lens === 'build' && width !== 'phone' }),
    [parts, refs, mayEdit, lens, width],
  )
  const { autosave } = parts

  useEffect(() => autosave.start(), [autosave])
  useEffect(() => {
    if (restored === null) return
    // The local copy is on screen; one step of undo brings the server's, and another brings the copy again.
    toast({
      text: [t('editor.restored'), ...(restored === 0 ? [] : [t('draw.restoredDiffer', { count: restored })])].join(
        sentenceGap(language),
      ),
      next: { text: t('draw.takeSaved'), go: () => parts.document.edit('take', () => draft.graph) },
    })
  }, [restored, toast, t, language, parts, draft])
  useEffect(() => {
    const retry = () => void autosave.flush()
    const hold = (event: BeforeUnloadEvent) => {
      if (autosave.store.getState().status !== 'saved') event.preventDefault()
    }
    window.addEventListener('online', retry)
    window.addEventListener('beforeunload', hold)
    return () => {
      window.removeEventListener('online', retry)
      window.removeEventListener('beforeunload', hold)
    }
  }, [autosave])

  return (
    <EditorProvider editor={editor}>
      <ReactFlowProvider>
        <WithNames>
          <Checked editor={editor} />
          <Suspense fallback={<PageSkeleton />}>{width === 'phone' ? <PhoneEditor /> : <EditorFrame />}</Suspense>
        </WithNames>
      </ReactFlowProvider>
    </EditorProvider>
  )
}

function WithNames({ children }: { children: React.ReactNode }) {
  const names = useEditorNames()
  return <StepNamesContext value={names}>{children}</StepNamesContext>
}

/** Looks through the draft after each edit; draws nothing. */
function Checked({ editor }: { editor: Editor }) {
  useCheckDraft(editor)
  return null
}
