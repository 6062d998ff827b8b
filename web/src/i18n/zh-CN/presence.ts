import type { presence as en } from '../en/presence.ts'
import type { Same } from '../shape.ts'

export const presence: Same<typeof en> = {
  others_other: '{names} 也打开了此旅程',
  at: '{name}，位于「{step}」',
  followed: '{name} 修改了草稿，现在显示的是最新内容。',
}
