export const waitUntilText = {
  en: {
    name: 'Until a date or time',
    help: 'People stand here until a day, a weekday or a time of day. You say what happens to those who come when it is over.',
    find: ['delay until', 'wait until', 'date', 'weekday', 'time of day', 'specific date', 'calendar', 'time window'],
    ports: { next: 'Then' },
    fields: {
      until: 'Until',
      date: 'Day',
      weekday: 'Weekday',
      at: 'Time',
      zone: 'By the clock of',
      ifPast: 'If it is over by then',
    },
    options: {
      time: 'a time of day',
      weekday: 'a weekday',
      date: 'a day',
      continue: 'go on at once',
      nextOccurrence: 'wait for the next one',
      exit: 'leave the journey',
    },
  },
  'zh-CN': {
    name: '等到某个时间',
    help: '用户在此停留，直到某一天、星期几或某个时刻。到达时若已过，可设定如何处理。',
    find: ['等到', '指定时间', '指定日期', '星期', '定点', '时刻', '日期'],
    ports: { next: '之后' },
    fields: {
      until: '等到',
      date: '日期',
      weekday: '星期',
      at: '时刻',
      zone: '时区',
      ifPast: '若已过',
    },
    options: {
      time: '某个时刻',
      weekday: '星期几',
      date: '某一天',
      continue: '立即继续',
      nextOccurrence: '等下一次',
      exit: '离开旅程',
    },
  },
}

export const waitUntilWords = {
  en: { until: 'Until {moment}', chooseMoment: 'Choose a day or time' },
  'zh-CN': { until: '等到{moment}', chooseMoment: '选择日期或时刻' },
}
