import type { Language, Localized } from '../language/language.ts'

/** Why a passage ends when it is not the journey's own word, an exit step's or an exit rule's, that says so. */
export const endReasonTexts = {
  finished: { en: 'finished', 'zh-CN': '走完旅程' },
  goal: { en: 'goal met', 'zh-CN': '达成目标' },
  stopped: { en: 'journey stopped', 'zh-CN': '旅程已停止' },
  restarted: { en: 'began again', 'zh-CN': '重新开始' },
  merged: { en: 'merged with another person', 'zh-CN': '已与其他用户合并' },
  'max-stay': { en: 'stayed too long', 'zh-CN': '超过最长停留' },
  removed: { en: 'taken out', 'zh-CN': '被移出' },
  moved: { en: 'moved to another version', 'zh-CN': '移到另一个版本' },
  'node-removed': { en: 'step removed', 'zh-CN': '步骤已删除' },
  'sent-back': { en: 'brought back', 'zh-CN': '被带回' },
  stale: { en: 'due for too long', 'zh-CN': '已过期' },
  'too-late': { en: 'too late', 'zh-CN': '时间已过' },
} as const satisfies Readonly<Record<string, Localized>>

const isKnown = (reason: string): reason is keyof typeof endReasonTexts => Object.hasOwn(endReasonTexts, reason)

/** How a passage ended, for a reader: our own words in her language, the journey's as they were written. */
export const endReasonText = (reason: string, language: Language): string =>
  isKnown(reason) ? endReasonTexts[reason][language] : reason
