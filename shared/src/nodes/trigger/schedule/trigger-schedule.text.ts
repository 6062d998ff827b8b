export const triggerScheduleText = {
  en: {
    name: 'On a schedule',
    help: 'Everybody in a segment enters at fixed times: once, or every day, week or month. Without a segment, everybody who may enter does.',
    find: ['schedule', 'calendar', 'date', 'recurring', 'cron', 'batch', 'broadcast', 'campaign', 'one-off'],
    ports: { next: 'Then' },
    fields: { recurrence: 'When', zone: 'By the clock of', audience: 'Who' },
    options: {},
  },
  'zh-CN': {
    name: '定时触发',
    help: '某个人群中的所有用户在固定时间进入：一次，或每天、每周、每月。未选人群时，所有符合进入条件的用户都会进入。',
    find: ['定时', '周期', '日程', '批量', '群发', '例行', '单次', '活动'],
    ports: { next: '之后' },
    fields: { recurrence: '时间', zone: '时区', audience: '对象' },
    options: {},
  },
}

export const triggerScheduleWords = {
  en: {
    everybody: '{when}, everybody',
    some: '{when}, {audience}',
    once: '{date}',
    daily: 'every day {at}',
    everyDays: 'every {n} days {at}',
    weekly: 'every {days} {at}',
    everyWeeks: 'every {n} weeks on {days} {at}',
    monthly: 'every month on day {days} {at}',
    rule: '{rule} {at}',
    interval: 'every {duration}',
    and: ', ',
    chooseTime: 'Choose a time',
  },
  'zh-CN': {
    everybody: '{when}，所有人',
    some: '{when}，「{audience}」',
    once: '{date}',
    daily: '每天 {at}',
    everyDays: '每 {n} 天 {at}',
    weekly: '每{days} {at}',
    everyWeeks: '每 {n} 周的{days} {at}',
    monthly: '每月 {days} 日 {at}',
    rule: '{rule} {at}',
    interval: '每 {duration}',
    and: '、',
    chooseTime: '选择时间',
  },
}
