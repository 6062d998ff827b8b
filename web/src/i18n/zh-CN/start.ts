import type { start as english } from '../en/start.ts'
import type { Same } from '../shape.ts'

export const start = {
  title: '创建第一个旅程',
  again: '新建旅程',
  lead: '旅程决定谁在什么时候、通过什么方式收到消息。选一个现成的旅程，用虚拟用户试跑，读着没问题再发布。',
  steps: {
    pick: '选一个起点',
    pickTime: '约 1 分钟',
    watch: '看一个人怎么走',
    watchTime: '约 3 分钟',
    publish: '先发给自己',
    publishTime: '约 4 分钟',
  },
  starters: '从现成的旅程开始',
  use: '使用',
  useNamed: '使用：{name}',
  days_other: '{count} 天',
  messages_other: '最多 {count} 条消息',
  both: '{days}，{messages}',
  needs: '需要',
  demo: '载入演示商城',
  demoBusy: '正在载入演示商城…',
  demoHelp: '2,000 个虚拟用户和一年的订单，一键即可清除。',
  empty: '从空白开始',
} as const satisfies Same<typeof english>
