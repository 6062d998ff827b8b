import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '../state/edits/edited.ts'
import { useToast } from '../ui/ToastProvider.tsx'

/** Says in a sentence why an edit was not made. */
export function useRefusal(): (refusal: Refusal | undefined) => void {
  const { t } = useTranslation()
  const toast = useToast()
  return useCallback(
    (refusal) => {
      if (refusal !== undefined && refusal !== 'samePlace') toast({ text: t(`editor.refused.${refusal}`) })
    },
    [t, toast],
  )
}
