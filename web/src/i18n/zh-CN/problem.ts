import type { problem as english } from '../en/problem.ts'
import type { Same } from '../shape.ts'

export const problem = {
  invalid: '表单中有内容不符合要求。检查标出的字段后重新提交。',
  signed_out: '会话已结束。重新登录后继续。',
  forbidden: '您的角色不能进行此操作。可让空间所有者代为操作，或调整您的角色。',
  not_found: '内容已不存在。返回后重新加载列表。',
  too_many: '短时间内尝试次数过多。等一分钟再试。',
  too_large: '内容过大。缩小后重新提交。',
  fault: '服务器出错，已保存的内容不会丢失。重试；若仍出现，查看日志。',
  disk_full: '服务器磁盘已满，这次没有保存，之前的内容都在。管理员腾出空间后重试。',
  offline: '服务器没有响应。检查网络后重试。',
  slow: '服务器响应过慢。稍后重试。',
  auth: { wrong: '邮箱与密码不匹配。检查后重试，或向所有者索取重置链接。' },
  setup: {
    token: '此链接不能创建首个账号。使用启动时最后打印的链接。',
    done: '首个账号已存在。用该账号登录。',
  },
  password: { common: '这个密码很常见，容易被猜到。换一句更长的、自己的话。' },
  link: { gone: '链接已使用或已过期。向所有者索取新链接。' },
  member: {
    exists: '此成员已在空间中。在列表中调整角色即可。',
    'last-owner': '空间至少要有一位所有者。先把另一位成员设为所有者。',
  },
  smtp: { missing: '尚未保存 SMTP 服务器。先保存，再测试。' },
  demo: { present: '演示商城已载入。先清除，再重新载入。' },
  starter: { unknown: '此版本没有这个模板。重新加载页面后另选一个。' },
  draft: { conflict: '有人保存了更新的草稿。比较后逐步选择保留哪一方。' },
  comment: {
    'too-many': '已有 {most} 条，没有人会看完。请先解决或删除一些，再来评论。',
    'not-own': '评论只能由作者修改，由作者或所有者删除。请在下面回复。',
  },
  review: {
    needed: '本工作区发布前需要审批。请在发布面板中选择“申请审批”。',
    waiting: '已申请审批，还没有人处理。请提醒审批人，或撤回申请。',
    outdated: '草稿在通过审批后又有改动，之前的审批不再有效。请重新申请审批。',
    changes: '审批人要求修改。请修改后重新申请审批。',
    own: '审批由您申请，或草稿最后由您修改，所以需要由别人审批。请找其他有发布权限的成员。',
    none: '现在没有待审批的申请。请重新加载页面查看状态。',
    off: '本工作区发布不需要审批。请直接发布，或请所有者开启审批。',
  },
  publish: { findings: '草稿中有须修复的问题。打开检查结果，逐项修复后发布。' },
  journey: {
    'never-published': '此旅程从未发布。先发布。',
    'still-runs': '此旅程仍在运行。先停止，再归档。',
    'has-history': '已有用户进入过此旅程，历史须保留。改为停止旅程。',
  },
  version: { unknown: '没有这个版本。重新加载页面后从列表中选择。' },
  job: { running: '正在迁移或处理用户。等它完成，或先取消。' },
  map: { 'unknown-step': '所选去向已不在草稿中。为这些用户另选一步。' },
  errors: { 'no-such-way': '没有步骤处理过它，因此无法跳过。可重新接收或放弃。' },
  import: { malformed: '此文件不是可读取的旅程。重新导出后再导入。' },
  trigger: {
    absent: '此旅程不由调用触发。添加调用触发并发布。',
    input: '数据与旅程要求不符。检查名称和类型。',
  },
  event: { refused: '事件被拒绝：有字段不符合要求。在事件页查看原因。' },
  segment: { used: '有旅程正在使用此人群。先从旅程中移除。' },
  content: {
    conflict: '有人保存了更新的内容。重新加载后再修改。',
    findings: '内容中有须修复的问题。逐项修复后发布。',
  },
} as const satisfies Same<typeof english>
