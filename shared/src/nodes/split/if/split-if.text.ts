export const splitIfText = {
  en: {
    name: 'If',
    help: 'People who fit go one way, everybody else the other. Who cannot be judged, because something could not be read, goes by No.',
    find: ['condition', 'decision', 'branch', 'yes/no', 'conditional split', 'filter', 'decision split', 'true/false'],
    ports: { yes: 'Yes', no: 'No' },
    fields: { condition: 'If' },
    options: {},
  },
  'zh-CN': {
    name: '条件判断',
    help: '符合条件的用户走一路，其余走另一路。若数据读取失败而无法判断，则走「否」。',
    find: ['条件', '判断', '分支', '是否', '条件分流', '筛选', '决策'],
    ports: { yes: '是', no: '否' },
    fields: { condition: '如果' },
    options: {},
  },
}

export const splitIfWords = {
  en: { chooseCondition: 'Add a condition' },
  'zh-CN': { chooseCondition: '添加条件' },
}
