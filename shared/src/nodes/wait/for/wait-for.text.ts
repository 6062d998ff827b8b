export const waitForText = {
  en: {
    name: 'Wait for a time',
    help: 'People stand here for a while. A day is 24 hours; count calendar days, or name a time of day, and they go on by the clock.',
    find: ['delay', 'wait', 'pause', 'time delay', 'sleep', 'timer', 'hold'],
    ports: { next: 'Then' },
    fields: { duration: 'Wait', calendar: 'Count calendar days', at: 'Go on at', zone: 'By the clock of' },
    options: {},
  },
  'zh-CN': {
    name: '等待一段时间',
    help: '用户在此停留一段时间。一天按 24 小时计；也可按自然日计算，或指定继续的时刻。',
    find: ['延迟', '延时', '等待', '定时', '间隔', '停留'],
    ports: { next: '之后' },
    fields: { duration: '等待', calendar: '按自然日计算', at: '继续时刻', zone: '时区' },
    options: {},
  },
}

export const waitForWords = {
  en: { plain: '{duration}', at: '{duration}, go on at {at}', chooseDuration: 'Choose how long' },
  'zh-CN': { plain: '等{duration}', at: '等{duration}，{at}继续', chooseDuration: '选择时长' },
}
