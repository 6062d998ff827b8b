import type { Names } from '@trailwright/shared/nodes/define.ts'
import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useNames } from '../../client/use-names.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useDraft } from '../../state/editor.tsx'
import { goalNames } from '../../state/goal-names.ts'

/** The names that this journey's sentences mention, its own goals among them. */
export function useEditorNames(): Names {
  const language = useLanguage()
  const pairs = useDraft(useShallow((graph) => goalNames(graph, language).flat()))
  const goals = useMemo(
    () => new Map(pairs.flatMap((id, index) => (index % 2 === 0 ? [[id, pairs[index + 1] ?? id] as const] : []))),
    [pairs],
  )
  return useNames(goals)
}
