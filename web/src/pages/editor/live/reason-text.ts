import { useTranslation } from 'react-i18next'
import { live as reasons } from '../../../i18n/en/live.ts'

type Known = keyof typeof reasons.reasons
const isKnown = (reason: string): reason is Known => reason in reasons.reasons

/** Why people left, in words; a reason of the user's own as written, without its hyphens. */
export function useReasonText(): (reason: string) => string {
  const { t } = useTranslation()
  return (reason) => (isKnown(reason) ? t(`live.reasons.${reason}`) : reason.replaceAll('-', ' '))
}
