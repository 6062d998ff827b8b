import { findingTexts as journeyTexts } from '@trailwright/shared/compile/finding-texts/finding-texts.ts'
import type { FindingText, FindingTexts } from '@trailwright/shared/compile/finding-texts/text.ts'
import { contentFindingTexts } from '@trailwright/shared/content/finding-texts.ts'
import { fill } from '@trailwright/shared/language/language.ts'
import type { Finding } from '@trailwright/shared/problem/finding.ts'
import { useTranslation } from 'react-i18next'
import { useLanguage } from './use-language.ts'

/** What each finding says, by code: of journeys and conditions, and of contents. */
export const findingTexts: FindingTexts = {
  ...Object.fromEntries(
    Object.entries(contentFindingTexts).map(([code, text]) => [
      code,
      { en: { title: text.en, help: '' }, 'zh-CN': { title: text['zh-CN'], help: '' } },
    ]),
  ),
  ...journeyTexts,
}

/** The sentences of a finding: what is wrong, and what to do about it. */
export function useFindingText(): (finding: Pick<Finding, 'code' | 'params'>) => FindingText {
  const { t } = useTranslation()
  const language = useLanguage()
  return ({ code, params }) => {
    const text = findingTexts[code]?.[language]
    if (text === undefined) return { title: t('ui.unknownFinding', { code }), help: '' }
    return { title: fill(text.title, params), help: fill(text.help, params) }
  }
}
