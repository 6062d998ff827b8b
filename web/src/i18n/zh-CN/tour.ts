import type { tour as english } from '../en/tour.ts'
import type { Same } from '../shape.ts'

export const tour = {
  step: '第 {number} 步，共 {count} 步',
  next: '下一步',
  done: '完成',
  skip: '跳过引导',
  steps: {
    wait: {
      title: '这个旅程可以直接运行',
      text: '用户在这一步有时间自行下单。选中它，在右侧修改时长：卡片、出口和下方的合计会一起变化。',
    },
    noWait: {
      title: '这个旅程可以直接运行',
      text: '每张卡片用一句话说明用户在此会发生什么。选中一张，在右侧修改：卡片、出口和下方的合计会一起变化。',
    },
    simulate: {
      title: '用演示商店里的一位用户试试',
      text: '「模拟」让一位用户走完旅程，不会发送任何消息，并逐步说明原因。',
    },
    publish: {
      title: '发布之前不会运行',
      text: '发布前会先用文字说明有哪些变化、影响哪些用户。按 Ctrl+K 或 ⌘K 可找到全部命令，按 ? 查看全部快捷键。',
    },
  },
} satisfies Same<typeof english>
