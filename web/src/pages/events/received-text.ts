import { refusalCodes, warningCodes } from '@trailwright/shared/wire/events.ts'
import { useTranslation } from 'react-i18next'
import type { Received } from './EventTable.tsx'

const types = ['track', 'identify', 'page', 'screen', 'group', 'alias'] as const
const sources = ['server', 'browser', 'test', 'demo'] as const

/** What a received call says of itself, in words. */
export function useReceivedText() {
  const { t } = useTranslation()
  return {
    type({ type }: Received): string {
      return t(`events.types.${types.find((one) => one === type) ?? 'other'}`, { what: type })
    },
    source({ source }: Received): string {
      return t(`events.sources.${sources.find((one) => one === source) ?? 'other'}`, { what: source })
    },
    /** Why it did nothing; undefined when it did. */
    reason({ status, code, field }: Received): string | undefined {
      if (status === 'accepted') return undefined
      if (status === 'duplicate') return t('events.duplicateWhy')
      const known = refusalCodes.find((one) => one === code)
      const what = t(`events.refusals.${known ?? 'other'}`, { what: code ?? '' })
      return field === null || field === '' ? what : t('events.at', { what, field })
    },
    warnings({ warnings }: Received): readonly string[] {
      return warnings.map((warning) => {
        const [code, field] = warning.split(':')
        const known = warningCodes.find((one) => one === code)
        const what = t(`events.warningTexts.${known ?? 'other'}`, { what: warning })
        return field === undefined ? what : t('events.at', { what, field })
      })
    },
  }
}
