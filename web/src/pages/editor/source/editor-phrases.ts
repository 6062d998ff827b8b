import type { Language } from '@trailwright/shared/language/language.ts'

/** What the text editor says by itself, by its own English phrases. */
export const editorPhrases: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {},
  'zh-CN': {
    Completions: '可用的内容',
    Diagnostics: '检查结果',
    'No diagnostics': '没有检查结果',
    'Fold line': '折叠此行',
    'Unfold line': '展开此行',
    'folded code': '已折叠的内容',
    unfold: '展开',
    to: '至',
    'Selection deleted': '已删除所选内容',
    'current match': '当前匹配',
    'Control character': '控制字符',
  },
}
