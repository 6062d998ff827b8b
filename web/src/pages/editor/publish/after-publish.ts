import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useEditor } from '../../../state/editor.tsx'
import { useToast } from '../../../ui/ToastProvider.tsx'

/** Says that a version is live. Where people move, it leads to the live lens, in which the move can be followed. */
export function useAfterPublish(): (published: { readonly version: number; readonly job: string | null }) => void {
  const { t } = useTranslation()
  const toast = useToast()
  const navigate = useNavigate()
  const { journey } = useEditor()
  return ({ version, job }) => {
    const see = () => void navigate({ to: '/journeys/$id', params: { id: journey }, search: { lens: 'live' } })
    const text = t('editor.publish.done', { number: version })
    if (job === null) toast({ text, next: { text: t('editor.publish.seeLive'), go: see } })
    else {
      toast({ text })
      see()
    }
  }
}
