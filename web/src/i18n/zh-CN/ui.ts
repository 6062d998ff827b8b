import type { ui as english } from '../en/ui.ts'
import type { Same } from '../shape.ts'

export const ui = {
  back: '返回',
  cancel: '取消',
  close: '关闭',
  save: '保存',
  saved: '已保存',
  delete: '删除',
  undo: '撤销',
  retry: '重试',
  copy: '复制',
  copied: '已复制',
  more: '更多',
  search: '搜索',
  clearSearch: '清空搜索',
  optional: '选填',
  showPassword: '显示密码',
  hidePassword: '隐藏密码',
  notShown: '无法显示',
  noResults: '没有找到',
  loading: '加载中',
  today: '今天',
  yesterday: '昨天',
  none: '无',
  status: {
    live: '运行中',
    paused: '已暂停',
    draft: '草稿',
    stopped: '已结束',
  },
} as const satisfies Same<typeof english>
