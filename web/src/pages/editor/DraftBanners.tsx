import Button from '@mui/material/Button'
import { GitMerge, TriangleAlert, WifiOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useProblemText } from '../../i18n/problem-text.ts'
import { useDraft, useEditor } from '../../state/editor.tsx'
import { sidesOf } from '../../state/edits/join-drafts.ts'
import { differences, differentParts } from '../../state/edits/merge.ts'
import { Banner } from '../../ui/Banner.tsx'
import { CompareDialog } from './CompareDialog.tsx'

/** What stands between the draft on screen and the one on the server. */
export function DraftBanners() {
  const { t } = useTranslation()
  const text = useProblemText()
  const { autosave } = useEditor()
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

function Conflict() {
  const { t } = useTranslation()
  const { autosave } = useEditor()
  const { theirs, base } = useStore(autosave.store)
  const graph = useDraft((draft) => draft)
  const [comparing, setComparing] = useState(false)
  if (theirs === null) return null
  const sides = sidesOf(base, graph, theirs.graph)
  const count = differences(sides.mine, sides.theirs).length + differentParts(sides.mine, sides.theirs).length
  return (
    <>
      <Banner tone="error" icon={GitMerge} title={t('editor.conflict.title', { name: theirs.savedBy })}>
        {t('editor.conflict.differ', { count })}{' '}
        <Button size="small" variant="text" onClick={() => setComparing(true)}>
          {t('editor.conflict.compare')}
        </Button>
        <Button size="small" variant="text" onClick={() => void autosave.keepMine()}>
          {t('editor.conflict.keepMine')}
        </Button>
        <Button size="small" variant="text" onClick={() => autosave.take(theirs.graph, theirs.rev)}>
          {t('editor.conflict.takeTheirs')}
        </Button>
      </Banner>
      {comparing && <CompareDialog theirs={theirs} base={base} onClose={() => setComparing(false)} />}
    </>
  )
}
