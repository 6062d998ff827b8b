import Button from '@mui/material/Button'
import { GitMerge, TriangleAlert, WifiOff } from 'lucide-react'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useProblemText } from '../../i18n/problem-text.ts'
import { useDraft, useEditor } from '../../state/editor.tsx'
import { type Choices, open, type Side, threeWay } from '../../state/edits/three-way.ts'
import { Banner } from '../../ui/Banner.tsx'
import { useToast } from '../../ui/ToastProvider.tsx'

const CompareDialog = lazy(async () => ({ default: (await import('./CompareDialog.tsx')).CompareDialog }))

/** What stands between the draft on screen and the one on the server. */
export function DraftBanners() {
  const { t } = useTranslation()
  const text = useProblemText()
  const { autosave } = useEditor()
  useJoined()
  const { status, theirs, problem } = useStore(autosave.store)
  if (status === 'offline') {
    return (
      <Banner tone="warning" icon={WifiOff} title={t('editor.offline')}>
        {t('editor.offlineHelp')}
      </Banner>
    )
  }
  if (status === 'refused' && problem !== null) {
    return (
      <Banner tone="error" icon={TriangleAlert} title={t('editor.refusedSave')}>
        {text(problem)}{' '}
        <Button size="small" variant="text" onClick={() => void autosave.flush()}>
          {t('ui.retry')}
        </Button>
      </Banner>
    )
  }
  return theirs === null ? null : <Conflict />
}

/** Says whose newer draft was taken in without a question. */
function useJoined(): void {
  const { t } = useTranslation()
  const toast = useToast()
  const { autosave } = useEditor()
  const joined = useStore(autosave.store, (state) => state.joined)
  useEffect(() => {
    if (joined !== null) toast({ text: t('history.joined', { name: joined.by, count: joined.count }) })
  }, [joined, t, toast])
}

function Conflict() {
  const { t } = useTranslation()
  const { autosave } = useEditor()
  const { theirs, base } = useStore(autosave.store)
  const graph = useDraft((draft) => draft)
  const [comparing, setComparing] = useState(false)
  const asked = useMemo(
    () => (theirs === null ? [] : open(threeWay(base, graph, theirs.graph), new Map())),
    [base, graph, theirs],
  )
  if (theirs === null) return null
  // What only one of the two changed stays of either.
  const settle = (side: Side) => {
    const choices: Choices = new Map(asked.map(({ key }) => [key, side]))
    autosave.take(threeWay(base, graph, theirs.graph, choices).graph, theirs.rev)
  }
  return (
    <>
      <Banner tone="error" icon={GitMerge} title={t('editor.conflict.title', { name: theirs.savedBy })}>
        {t('history.conflict.differ', { count: asked.length })}{' '}
        <Button size="small" variant="text" onClick={() => setComparing(true)}>
          {t('editor.conflict.compare')}
        </Button>
        <Button size="small" variant="text" onClick={() => settle('mine')}>
          {t('editor.conflict.keepMine')}
        </Button>
        <Button size="small" variant="text" onClick={() => settle('theirs')}>
          {t('editor.conflict.takeTheirs')}
        </Button>
      </Banner>
      {comparing && (
        <Suspense>
          <CompareDialog theirs={theirs} base={base} onClose={() => setComparing(false)} />
        </Suspense>
      )}
    </>
  )
}
