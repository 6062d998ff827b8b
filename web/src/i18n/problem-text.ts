import { useTranslation } from 'react-i18next'
import type { ApiProblem } from '../client/api-problem.ts'

/** What happened and what to do, for a problem of the api. A code that this copy does not know is a fault. */
export function useProblemText(): (problem: ApiProblem) => string {
  const { t } = useTranslation()
  return ({ code, params }) => t(`problem.${code}`, { ...params, defaultValue: t('problem.fault') })
}
