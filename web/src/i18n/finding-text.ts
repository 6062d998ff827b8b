import { conditionFindingTexts } from '@trailwright/shared/condition/finding-texts.ts'
import { contentFindingTexts } from '@trailwright/shared/content/finding-texts.ts'
import { fill, type Localized } from '@trailwright/shared/language/language.ts'
import type { Finding } from '@trailwright/shared/problem/finding.ts'
import { useTranslation } from 'react-i18next'
import { useLanguage } from './use-language.ts'

/** What each finding says, by code. A part of the core with findings of its own is one line here. */
export const findingTexts: Readonly<Record<string, Localized>> = {
  ...conditionFindingTexts,
  ...contentFindingTexts,
}

/** The sentence of a finding: what is wrong and what to do about it. */
export function useFindingText(): (finding: Pick<Finding, 'code' | 'params'>) => string {
  const { t } = useTranslation()
  const language = useLanguage()
  return ({ code, params }) => {
    const text = findingTexts[code]?.[language]
    return text === undefined ? t('ui.unknownFinding', { code }) : fill(text, params)
  }
}
