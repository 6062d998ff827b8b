import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/use-language.ts'
import { useEditor } from '../state/editor.tsx'
import { type Clip, copySteps, drawsAnew, readClip } from '../state/edits/copy-paste.ts'
import type { Place } from '../state/edits/place.ts'
import { deleteThings, missingIn, pasteClip } from '../state/perform.ts'
import { sentenceGap } from '../state/words.ts'
import { useToast } from '../ui/ToastProvider.tsx'
import { isElsewhere } from './elsewhere.ts'

interface Clipboard {
  copy(): void
  cut(): void
  /** Pastes what the clipboard holds, where the browser lets it be read. */
  paste(at?: Place): void
}

/** Copies steps as text, and pastes them here or in another journey; says what became of what they point to. */
export function useClipboard(): Clipboard & { readonly pasteText: (text: string, at?: Place) => boolean } {
  const { t } = useTranslation()
  const language = useLanguage()
  const editor = useEditor()
  const toast = useToast()
  return useMemo(() => {
    const chosen = () => copySteps(editor.document.graph(), editor.selection.store.getState().ids)
    const say = async (clip: Clip, ids: readonly string[]) => {
      const missing = clip.journey === editor.journey ? 0 : await missingIn(editor, ids)
      const sentences = [
        t('draw.pasted', { count: ids.length }),
        ...(drawsAnew(clip) ? [t('draw.drawsAnew')] : []),
        ...(missing > 0 ? [t('draw.bindAgain', { count: missing })] : []),
      ]
      toast({ text: sentences.join(sentenceGap(language)) })
    }
    const pasteText = (text: string, at?: Place) => {
      const clip = readClip(text)
      if (clip === undefined || !editor.canEdit) return false
      void say(clip, pasteClip(editor, clip, 'paste', at))
      return true
    }
    const copy = () => {
      const clip = chosen()
      if (clip !== undefined) void navigator.clipboard.writeText(JSON.stringify(clip))
    }
    return {
      pasteText,
      copy,
      cut() {
        copy()
        if (editor.canEdit) deleteThings(editor, editor.selection.store.getState().ids)
      },
      paste(at) {
        navigator.clipboard.readText().then(
          (text) => {
            if (!pasteText(text, at)) toast({ text: t('draw.nothingToPaste') })
          },
          () => toast({ text: t('draw.pasteByKey') }),
        )
      },
    }
  }, [editor, t, language, toast])
}

/** The clipboard's own events, so that steps can be carried into another journey without asking for leave. */
export function useClipboardKeys(): void {
  const editor = useEditor()
  const { pasteText } = useClipboard()
  useEffect(() => {
    const take = (event: ClipboardEvent): boolean => {
      if (isElsewhere(event) || String(getSelection()) !== '') return false
      const clip = copySteps(editor.document.graph(), editor.selection.store.getState().ids)
      if (clip === undefined) return false
      event.clipboardData?.setData('text/plain', JSON.stringify(clip))
      event.preventDefault()
      return true
    }
    const onCut = (event: ClipboardEvent) => {
      if (editor.canEdit && take(event)) deleteThings(editor, editor.selection.store.getState().ids)
    }
    const onPaste = (event: ClipboardEvent) => {
      if (isElsewhere(event)) return
      if (pasteText(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault()
    }
    document.addEventListener('copy', take)
    document.addEventListener('cut', onCut)
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('copy', take)
      document.removeEventListener('cut', onCut)
      document.removeEventListener('paste', onPaste)
    }
  }, [editor, pasteText])
}
