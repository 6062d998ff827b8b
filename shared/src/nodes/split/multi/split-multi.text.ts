export const splitMultiText = {
  en: {
    name: 'Several cases',
    help: 'Each person takes the first case that fits, from top to bottom, and no other. Who fits none goes by Else.',
    find: ['switch', 'multi split', 'case', 'branch', 'attribute split', 'decision', 'audience paths', 'multi-path'],
    ports: { else: 'Else' },
    fields: { cases: 'Cases' },
    options: {},
  },
  'zh-CN': {
    name: '多路分支',
    help: '从上到下，每个用户只走第一个符合的情况；都不符合则走「其他」。',
    find: ['多路', '多分支', '分支', '分流', '属性分流', '条件组', '情况'],
    ports: { else: '其他' },
    fields: { cases: '情况' },
    options: {},
  },
}

export const splitMultiWords = {
  en: { cases: 'First that fits of {n} cases', addCase: 'Add a case' },
  'zh-CN': { cases: '{n}种情况，取首个符合', addCase: '添加情况' },
}
