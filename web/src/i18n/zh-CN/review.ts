import type { review as en } from '../en/review.ts'
import type { Same } from '../shape.ts'

export const review: Same<typeof en> = {
  states: { asked: '审批中', approved: '已批准', outdated: '需重新审批', changes: '需修改' },
  needed: '本空间发布前需要由他人审批。',
  neededHelp: '先查看改动，再申请审批。有发布权限的成员可以批准。',
  asked: '{name} 申请了审批',
  approved: '{name} 已批准此草稿',
  approvedHelp: '可按现状发布。如有改动，需要重新审批。',
  outdated: '{name} 批准后草稿又有改动',
  outdatedHelp: '之前的批准只对当时的草稿有效，需要重新申请。',
  changes: '{name} 要求修改',
  changesHelp: '修改后需要重新申请。',
  waitingFor: '等待审批：{names}。',
  nobody: '没有其他成员可以批准。邀请一位「发布者」，或由所有者在设置中关闭审批。',
  cannot: {
    role: '您的角色不能审批。',
    asked: '审批由您申请，需要由别人批准。',
    edited: '草稿最后由您修改，需要由别人批准。',
  },
  ask: '申请审批',
  askAgain: '重新申请',
  approve: '批准',
  sendBack: '要求修改',
  noteMissing: '在备注中说明要修改什么。',
  note: '给对方的备注',
  withdraw: '撤回申请',
  asking: '已申请审批。',
  approving: '已批准，可按现状发布草稿。',
  sentBack: '已附上备注退回。',
  withdrawn: '已撤回申请。',
  setting: '发布前需要由他人审批',
  settingHelp:
    '草稿须由有发布权限的成员批准后才能上线；批准只对该份草稿有效，申请人和最后修改人不能批准。回退到以前的版本无需审批。',
  settingTitle: '发布审批',
}
