export const waitDateText = {
  en: {
    name: 'Until a date of the person',
    help: 'People stand here until a date that is theirs, such as a renewal, a birthday party or an appointment, or some days before or after it. Whoever has no usable date, or a date that is over, goes another way.',
    find: ['renewal', 'appointment', 'expiry', 'due date', 'booking', 'delivery date', 'days before', 'date field'],
    ports: { next: 'On the day', missing: 'No usable date', past: 'It is over' },
    fields: {
      from: 'The date stands in',
      attribute: 'Attribute',
      property: 'Value of the trigger',
      side: 'When',
      offset: 'How long',
      at: 'Time',
      zone: 'By the clock of',
    },
    options: {
      person: 'the person’s profile',
      entry: 'what started the journey',
      before: 'before it',
      on: 'on the day itself',
      after: 'after it',
    },
  },
  'zh-CN': {
    name: '等到用户的日期',
    help: '用户在此停留，直到属于他自己的日期（如续费日、预约时间），或其前后若干天。没有可用日期或日期已过的用户走另外的出口。',
    find: ['续费', '预约', '到期', '截止', '生日', '提前', '日期字段', '之前', '之后'],
    ports: { next: '到了那天', missing: '没有可用日期', past: '已经过了' },
    fields: {
      from: '日期来自',
      attribute: '属性',
      property: '触发时的值',
      side: '何时',
      offset: '多久',
      at: '时刻',
      zone: '时区',
    },
    options: {
      person: '用户资料',
      entry: '触发旅程的数据',
      before: '之前',
      on: '当天',
      after: '之后',
    },
  },
}

export const waitDateWords = {
  en: {
    before: '{offset} before {date}',
    on: 'Until {date}',
    after: '{offset} after {date}',
    at: ', at {at}',
    chooseDate: 'Choose a date',
    chooseOffset: 'Choose how long',
  },
  'zh-CN': {
    before: '{date} 之前 {offset}',
    on: '等到 {date}',
    after: '{date} 之后 {offset}',
    at: '，{at}',
    chooseDate: '选择日期',
    chooseOffset: '选择多久',
  },
}
