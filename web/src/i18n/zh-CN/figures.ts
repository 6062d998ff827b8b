import type { figures as english } from '../en/figures.ts'
import type { Same } from '../shape.ts'

export const figures = {
  since: {
    atOnce: '进入时',
    after: '进入 {from} 后',
    between: '进入 {from} 至 {to} 后',
    upTo: '进入后 {to} 内',
    orMore: '进入至少 {from} 后',
    anyTime: '进入后任意时间',
  },
  unreachable: '暂无用户到达',
  messagesOpen: '消息数量没有上限',
} satisfies Same<typeof english>
