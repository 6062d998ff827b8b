export const exitText = {
  en: {
    name: 'Leave',
    help: 'People leave the journey here. The reason is what they are counted under.',
    find: ['exit', 'end', 'stop', 'finish', 'leave', 'end of flow', 'terminate'],
    ports: {},
    fields: { reason: 'As', outcome: 'This is' },
    options: { success: 'a success', neutral: 'neither', fail: 'a failure' },
  },
  'zh-CN': {
    name: '离开',
    help: '用户在此离开旅程，并按原因计数。',
    find: ['结束', '退出', '终止', '离开', '完成'],
    ports: {},
    fields: { reason: '原因', outcome: '视为' },
    options: { success: '成功', neutral: '中性', fail: '失败' },
  },
}

export const exitWords = {
  en: { leaves: 'As {reason}', chooseReason: 'Say why they leave' },
  'zh-CN': { leaves: '原因：{reason}', chooseReason: '填写离开原因' },
}
