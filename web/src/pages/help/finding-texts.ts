import { findingTexts as journeyTexts } from '@trailwright/shared/compile/finding-texts/finding-texts.ts'
import type { FindingTexts } from '@trailwright/shared/compile/finding-texts/text.ts'
import { contentFindingTexts } from '@trailwright/shared/content/finding-texts.ts'

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
