import Button from '@mui/material/Button'
import { createLink, useParams } from '@tanstack/react-router'
import { getContent } from '@trailwright/shared/wire/contents.ts'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { ContentEditor } from './ContentEditor.tsx'

const LinkButton = createLink(Button)

/** One content: its text in each language at the left, how it looks for a person at the right. */
export function ContentPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/shell/content/$id' })
  const stored = useRoute(getContent, { params: { content: id } })
  if (stored.error?.code === 'not_found') {
    return (
      <EmptyState
        title={t('content.notHere')}
        help={t('content.notHereHelp')}
        action={
          <LinkButton to="/content" variant="outlined">
            {t('content.back')}
          </LinkButton>
        }
      />
    )
  }
  if (stored.error !== null) return <ErrorState problem={stored.error} onRetry={() => void stored.refetch()} />
  if (stored.data === undefined) return <PageSkeleton />
  return <ContentEditor key={id} stored={stored.data} />
}
