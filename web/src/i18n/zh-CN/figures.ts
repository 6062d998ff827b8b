import type { figures as english } from '../en/figures.ts'
import type { Same } from '../shape.ts'

export const figures = {
  since: {
    atOnce: '进入时',
    after: '距进入 {from}',
    between: '距进入 {from}–{to}',
    upTo: '距进入最多 {to}',
    orMore: '距进入至少 {from}',
    anyTime: '进入后任意时间',
  },
  unreachable: '暂无用户到达',
  messagesOpen: '消息数量没有上限',
} satisfies Same<typeof english>
