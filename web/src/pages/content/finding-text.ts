import { contentFindingTexts } from '@trailwright/shared/content/finding-texts.ts'
import { fill, type Localized } from '@trailwright/shared/language/language.ts'
import type { Finding } from '@trailwright/shared/problem/finding.ts'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/use-language.ts'

const texts: Readonly<Record<string, Localized>> = contentFindingTexts

/** The sentence of a finding of a content: what is wrong and what to do about it. */
export function useFindingText(): (finding: Pick<Finding, 'code' | 'params'>) => string {
  const { t } = useTranslation()
  const language = useLanguage()
  return ({ code, params }) => {
    const text = texts[code]?.[language]
    return text === undefined ? t('content.unknownFinding', { code }) : fill(text, params)
  }
}
