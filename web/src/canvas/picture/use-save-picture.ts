import { inLanguage } from '@trailwright/shared/language/language.ts'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/use-language.ts'
import { useEditor } from '../../state/editor.tsx'
import { useToast } from '../../ui/ToastProvider.tsx'
import { useStepNames } from '../step-names.ts'

/** Saves the whole journey as a picture, with its name over it, in the reader's language. */
export function useSavePicture(): (format: 'png' | 'svg') => void {
  const { t } = useTranslation()
  const language = useLanguage()
  const editor = useEditor()
  const names = useStepNames()
  const toast = useToast()
  return useCallback(
    (format) => {
      const graph = editor.document.graph()
      if (graph.nodes.length === 0) return toast({ text: t('draw.picture.empty') })
      const title = inLanguage(graph.name, language)
      const unknown = t('editor.unknownKind')
      void import('./save-picture.tsx')
        .then(({ savePicture }) => savePicture({ graph, title, names, unknown }, format))
        .then((isSaved) => {
          if (!isSaved) toast({ text: t('draw.picture.tooLarge') })
        })
    },
    [editor, language, names, t, toast],
  )
}
