import { conditionFindingTexts } from '../../condition/finding-texts.ts'
import { callTexts } from './call-texts.ts'
import { documentTexts } from './document-texts.ts'
import { drawingTexts } from './drawing-texts.ts'
import { scheduleTexts } from './schedule-texts.ts'
import { settingsTexts } from './settings-texts.ts'
import { stepTexts } from './step-texts.ts'
import type { FindingText, FindingTexts } from './text.ts'

/** Of a text that says both, the first sentence is what is wrong, the rest what to do. */
const inTwo = (text: string, end: string): FindingText => {
  const [title = '', ...help] = text.split(end)
  return { title: `${title}${end.trim()}`, help: help.join(end).trim() }
}

const conditionTexts: FindingTexts = Object.fromEntries(
  Object.entries(conditionFindingTexts).map(([code, text]) => [
    code,
    { en: inTwo(text.en, '. '), 'zh-CN': inTwo(text['zh-CN'], '。') },
  ]),
)

/** Every code that reading, checking and compiling a journey, or a call of the api, can give, with its sentences. */
export const findingTexts: FindingTexts = {
  ...callTexts,
  ...documentTexts,
  ...settingsTexts,
  ...drawingTexts,
  ...stepTexts,
  ...scheduleTexts,
  ...conditionTexts,
}
