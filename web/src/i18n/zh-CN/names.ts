import type { names as english } from '../en/names.ts'
import type { Same } from '../shape.ts'

export const names = {
  open: '显示名称…',
  title: '显示名称',
  lead: '卡片、条件和列表中使用这些名称。收到的数据和旅程本身不变。',
  show: '显示',
  kinds: { event: '事件', property: '事件数据', attribute: '用户属性' },
  search: '搜索名称',
  raw: '原始名称',
  languages: { en: '英文名称', 'zh-CN': '中文名称' },
  field: '{name}，{language}',
  seen: '最近的值：{what}',
  nothing: '还没有收到这样的名称。',
  close: '完成',
} as const satisfies Same<typeof english>
