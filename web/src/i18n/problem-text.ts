import type { findingSentence } from '@trailwright/shared/compile/finding-texts/finding-sentence.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiProblem } from '../client/api-problem.ts'
import { useLanguage } from './use-language.ts'

/** Problems whose findings stand nowhere else on the screen. */
const tellsFindings: ReadonlySet<string> = new Set(['invalid', 'import.malformed', 'trigger.input'])
const mostTold = 2

/** What happened and what to do, for a problem of the api. A code that this copy does not know is a fault. */
export function useProblemText(): (problem: Pick<ApiProblem, 'code' | 'params' | 'findings'>) => string {
  const { t } = useTranslation()
  const language = useLanguage()
  const [sentenceOf, setSentenceOf] = useState<typeof findingSentence>()
  // The sentences name steps and fields, so the whole catalogue comes with them: too much to wait for on every page.
  useEffect(() => {
    void import('@trailwright/shared/compile/finding-texts/finding-sentence.ts').then((texts) =>
      setSentenceOf(() => texts.findingSentence),
    )
  }, [])
  return ({ code, params, findings }) => {
    const text = t(`problem.${code}`, { ...params, defaultValue: t('problem.fault') })
    const told = tellsFindings.has(code) && sentenceOf !== undefined ? findings.slice(0, mostTold) : []
    const sentences = told.map((finding) => sentenceOf?.(finding, language).title)
    return [text, ...sentences].join(language === 'en' ? ' ' : '')
  }
}
