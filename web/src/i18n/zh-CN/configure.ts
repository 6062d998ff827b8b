import type { configure as english } from '../en/configure.ts'
import type { Same } from '../shape.ts'

export const configure = {
  condition: {
    wrong: '需要处理',
    place: '条件 {number}，共 {of} 个',
    groupPlace: '条件组，第 {number} 个，共 {of} 个',
    drag: '拖动到其他位置，或按 Alt 加方向键',
    moved: '已移到第 {number} 个，共 {of} 个。',
    movedIn: '已移入条件组，第 {number} 个，共 {of} 个。',
    movedOut: '已移出条件组，第 {number} 个，共 {of} 个。',
    stays: '不能再往这个方向移动。',
    removed: '条件已移除。',
    where: '其中',
    addGroup: '添加条件组',
    count_other: '当前有 {people} 人符合',
    ofAll: '共 {of} 人',
    did_other: '过去 30 天有 {people} 人发生过',
    lacks: { did: '选择事件。', segment: '选择人群。', tag: '选择或输入标签。', journey: '选择旅程。' },
    gone: { segment: '此人群已不存在，选择另一个。', journey: '此旅程已不存在，选择另一个。' },
    unseenEvent: '还没有收到此名称的事件。',
    unseenAttribute: '还没有用户有此属性。',
    misfits: { number: '这不是数字，填写数字。', date: '这不是日期，选择日期。' },
    foreign: '此表单不认识的条件，原样保留。',
  },
  segment: { inside_other: '当前有 {people} 人在其中。' },
} as const satisfies Same<typeof english>
