import type { source as english } from '../en/source.ts'
import type { Same } from '../shape.ts'

export const source = {
  title: '源文本',
  open: '以文本显示',
  close: '关闭源文本',
  text: '旅程的文本',
  help: '两边的修改互相同步。按 Esc 再按 Tab 离开文本框。',
  readOnly: '只读',
  copy: '复制',
  copied: '旅程已复制到剪贴板。',
  copyFailed: '浏览器不允许本页使用剪贴板。可改为下载文件。',
  download: '下载',
  format: '整理格式',
  loading: '正在打开源文本…',
  same: '文本与画布一致。',
  waiting: '正在读取…',
  broken_other: '{count} 处须更正。在此之前画布保持原样。',
  movedOn: '画布在此期间有改动。文本可读后，两边的修改会合在一起。',
  backToCanvas: '放弃我的文本',
  line: '第 {line} 行',
  mistakes: {
    syntax: '从这里起无法读取。检查是否缺少逗号、引号或括号。',
    notAJourney: '这不是旅程。旅程以左花括号开头，并写有 "dsl": 1。',
    missing: '「{field}」没有值，填写即可。',
    invalid: '「{field}」的值不符合要求。按 Ctrl+空格 查看可用的值。',
    unknownKey: '旅程在此处没有「{field}」。删除它，或更正拼写。',
    idChanged: '旅程的标识不能更改，改回「{id}」。',
    twice: '「{field}」在此出现两次，其中一个会丢失。删除一个即可。',
  },
  complete: { step: '步骤', known: '本空间已有', kind: '步骤类型' },
} satisfies Same<typeof english>
