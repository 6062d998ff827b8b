import type { ErrorGroup } from '@trailwright/shared/wire/errors.ts'
import { useTranslation } from 'react-i18next'
import { holdSentence } from '../people/why/message-why.ts'

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** What happened, in a sentence, and what to mend. */
export function useErrorWords({ cause, detail }: ErrorGroup): { readonly title: string; readonly help: string } {
  const { t } = useTranslation()
  const host = text(detail['host'])
  const status = text(detail['status'])
  const title = (): string => {
    switch (cause) {
      case 'set_aside':
        return t('errors.causes.set_aside')
      case 'unhandled_error':
        return status === '' ? t('errors.causes.unhandled_error') : t('errors.causes.answered', { status })
      case 'breaker':
        return t('errors.causes.breaker', { host })
      case 'configuration':
        return text(detail['problem']) === 'not_published'
          ? t('errors.causes.content', { content: text(detail['content']) })
          : t('errors.causes.configuration')
      case 'credentials':
      case 'unknown_outcome':
      case 'unreachable_service':
      case 'crash':
        return t(`errors.causes.${cause}`)
    }
  }
  const help = (): string => {
    if (cause === 'set_aside') return t('errors.setAsideHelp', { problem: text(detail['problem']) })
    if (text(detail['problem']) === 'not_published') return t('errors.contentHelp')
    return holdSentence({ t }, cause, detail)
  }
  return { title: title(), help: help() }
}
