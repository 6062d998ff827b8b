import Box from '@mui/material/Box'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/use-language.ts'
import { useEditor } from '../state/editor.tsx'
import { onlySelected } from '../state/selection.ts'
import { changeWords } from './change-words.ts'

/** The one place where the editor says, to those who hear it, what was changed; on the canvas and in the list. */
export function Announcements() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { document, selection, findings } = useEditor()
  const [said, setSaid] = useState({ text: '', turn: 0, found: '' })

  useEffect(() => {
    const say = (text: string | undefined) => {
      if (text !== undefined) setSaid(({ turn }) => ({ text, turn: turn + 1, found: '' }))
    }
    // A draft that was there before comes back by undo; one that was undone, by redo.
    const seen = new WeakMap<Graph, number>([[document.graph(), 0]])
    let newest = 0
    const ends = [
      document.store.subscribe((now, before) => {
        if (now.graph === before.graph) return
        const [was, is] = [seen.get(before.graph) ?? 0, seen.get(now.graph)]
        if (is === undefined) seen.set(now.graph, (newest += 1))
        const turn = is === undefined ? 'done' : is < was ? 'undone' : 'redone'
        const change = {
          before: before.graph,
          after: now.graph,
          turn,
          edit: turn === 'undone' ? before.edit : now.edit,
        } as const
        // After the edit its step is selected; the sentence may name it.
        queueMicrotask(() =>
          say(changeWords({ ...change, selected: onlySelected(selection.store.getState()) }, t, language)),
        )
      }),
      findings.subscribe((now, before) => {
        const count = now.all.length
        if (before.journey === null || count === before.all.length) return
        const found = count === 0 ? t('editor.noFindings') : t('editor.findings', { count })
        setSaid((now) => ({ ...now, found }))
      }),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [document, selection, findings, t, language])

  return (
    <Box
      role="status"
      aria-live="polite"
      aria-atomic={false}
      data-testid="announcements"
      sx={{ position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' }}
    >
      {/* A sentence that is said again is a new one. */}
      <span key={said.turn}>{said.text}</span> <span>{said.found}</span>
    </Box>
  )
}
