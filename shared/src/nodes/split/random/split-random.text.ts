export const splitRandomText = {
  en: {
    name: 'Random split',
    help: 'Chance decides, by the shares you set. The same person takes the same path every time, unless you switch that off.',
    find: ['random', 'a/b', 'ab test', 'percentage', 'split test', 'random cohort', 'experiment paths', 'chance'],
    ports: {},
    fields: { arms: 'Paths', sticky: 'Same path for the same person', salt: 'Draw together with' },
    options: {},
  },
  'zh-CN': {
    name: '随机分流',
    help: '按设定的比例随机分配。默认同一用户每次走同一路，可关闭。',
    find: ['随机', '分流', 'AB测试', 'A/B', '比例', '百分比', '灰度'],
    ports: {},
    fields: { arms: '路径', sticky: '同一用户始终走同一路', salt: '共用抽签标识' },
    options: {},
  },
}

export const splitRandomWords = {
  en: { shares: '{shares} by chance', between: ' / ', addArms: 'Add two paths' },
  'zh-CN': { shares: '随机{shares}', between: ' / ', addArms: '添加两条路径' },
}
