import type { draw as english } from '../en/draw.ts'
import type { Same } from '../shape.ts'

export const draw = {
  pasted_other: '已粘贴 {count} 个步骤。',
  drawsAnew: '含随机的副本会重新抽取。',
  bindAgain_other: '其中 {count} 个引用的内容在此处不存在，见检查结果。',
  nothingToPaste: '剪贴板中没有步骤，可先复制。',
  pasteByKey: '浏览器不允许读取剪贴板，可按 Ctrl V 或 ⌘ V。',
  restoredDiffer_other: '与已保存的草稿有 {count} 处不同。',
  takeSaved: '采用已保存的草稿',
  removeDangling_other: '清除悬空连线（{count} 条）',
} as const satisfies Same<typeof english>
