export const goalMarkText = {
  en: {
    name: 'Reach a goal',
    help: 'Counts one of the journey’s goals for everybody who passes here. A goal counts once for each passage.',
    find: ['goal', 'conversion', 'milestone', 'success', 'exit criteria', 'kpi'],
    ports: { next: 'Then' },
    fields: { goal: 'Goal', value: 'Worth' },
    options: {},
  },
  'zh-CN': {
    name: '达成目标',
    help: '经过此处的用户计入旅程的某个转化目标；每次进入只计一次。',
    find: ['目标', '转化', '里程碑', '达成', '成功'],
    ports: { next: '之后' },
    fields: { goal: '转化目标', value: '价值' },
    options: {},
  },
}

export const goalMarkWords = {
  en: { plain: 'Counts as {goal}', worth: 'Counts as {goal}, worth {value}', chooseGoal: 'Choose a goal' },
  'zh-CN': { plain: '计为{goal}', worth: '计为{goal}，价值{value}', chooseGoal: '选择转化目标' },
}
