import type { help as english } from '../en/help.ts'
import type { Same } from '../shape.ts'

export const help = {
  title: '帮助',
  start: '最初十分钟',
  steps: {
    pick: '选一个模板，例如「购物车挽回」，打开即可运行。',
    read: '从上到下阅读步骤，每一步都写明做什么。把「2 小时」改为「1 小时」，立即保存。',
    simulate: '打开「模拟」并选择一个用户。路径逐步点亮，每个判断都说明原因，不会发送任何消息。',
    publish: '发布。从现在起，符合第一步的用户会进入旅程。',
    watch: '打开「运行」：每一步有多少人。点击数字可查看名单。',
  },
  event: '发送第一个事件',
  eventLead: 'Segment 客户端无需修改即可使用。创建写入密钥，填入下面任一示例，即可看到事件到达。',
  makeKey: '创建写入密钥',
  seeEvents: '查看事件',
  server: '从服务器',
  browser: '从网页',
  byHand: '手动发送',
  sending: '消息发往何处',
  sendingText:
    '若设置中没有邮件服务器或短信网关，消息会停在发件箱，内容与实际发送完全一致。同意、频控与免打扰时段在发送时判断；不能发送的消息会被跳过，并注明原因。',
  seeOutbox: '查看发件箱',
  writing: '编写内容',
  writingText: '内容使用 Liquid：{place} 填入一个值，{fallback} 指定未知时显示的文字。可用的过滤器与标签如下：',
  filters: '过滤器',
  tags: '标签',
  findings: '检查结果',
  findingsLead: '检查可能给出的结果，以及如何处理。',
  findingsSearch: '搜索检查结果',
  findingsNone: '没有相关的检查结果。',
} as const satisfies Same<typeof english>
