import type { Escape } from '@trailwright/shared/content/escape.ts'
import { contentFindingTexts } from '@trailwright/shared/content/finding-texts.ts'
import { fill, type Localized } from '@trailwright/shared/language/language.ts'
import type { Finding } from '@trailwright/shared/problem/finding.ts'
import { useEffect, useState } from 'react'
import { useLanguage } from '../../i18n/use-language.ts'

const texts: Readonly<Record<string, Localized>> = contentFindingTexts

/** What is wrong with a template, in a sentence; what reads templates is fetched once there is one. */
export function useTemplateFault(template: string, place: Escape): string | undefined {
  const language = useLanguage()
  const [finding, setFinding] = useState<Finding | undefined>(undefined)
  const isTemplate = /\{[{%]/.test(template)
  useEffect(() => {
    let isLatest = true
    const look = async () => {
      if (!isTemplate) return setFinding(undefined)
      const { checkTemplate } = await import('@trailwright/shared/content/check-template.ts')
      if (isLatest) setFinding(checkTemplate(template, place).find(({ code }) => code !== 'content.unknown-name'))
      return undefined
    }
    void look()
    return () => {
      isLatest = false
    }
  }, [template, place, isTemplate])
  const text = finding === undefined ? undefined : texts[finding.code]?.[language]
  return text === undefined || finding === undefined ? undefined : fill(text, finding.params)
}
