import { useTranslation } from 'react-i18next'
import { live } from '../../../i18n/en/live.ts'

type Known = keyof typeof live.refusals
const isKnown = (reason: string): reason is Known => reason in live.refusals

/** Why somebody was not let in, in words. */
export function useRefusalText(): (reason: string) => string {
  const { t } = useTranslation()
  return (reason) => (isKnown(reason) ? t(`live.refusals.${reason}`) : reason)
}
