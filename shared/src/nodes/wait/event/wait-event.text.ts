export const waitEventText = {
  en: {
    name: 'Wait for an event',
    help: 'People go on the moment they do one of these, or when the time is up, whichever comes first. An event at the very deadline is late.',
    find: [
      'wait for',
      'action paths',
      'until event',
      'hold until',
      'conversion',
      'trigger',
      'wait until they',
      'goal step',
    ],
    ports: { timeout: 'Not in time' },
    fields: {
      groups: 'Wait until this person does',
      timeout: 'But no longer than',
      alreadyTrue: 'If it already happened',
      mode: 'Which decides',
    },
    options: { first: 'the first that happens' },
  },
  'zh-CN': {
    name: '等待事件',
    help: '用户完成其中任一事件即刻继续；到时未完成则走「超时」。恰在截止时刻发生的事件视为超时。',
    find: ['等待事件', '行为等待', '直到', '是否完成', '超时', '转化等待'],
    ports: { timeout: '超时' },
    fields: { groups: '直到该用户', timeout: '最长等待', alreadyTrue: '若此前已发生', mode: '以哪个为准' },
    options: { first: '最先发生的' },
  },
}

export const waitEventWords = {
  en: {
    waits: 'Up to {timeout} for {events}',
    filtered: '{event}, {where}',
    or: ' or ',
    chooseEvent: 'Choose an event',
    chooseTimeout: 'choose how long',
  },
  'zh-CN': {
    waits: '最多{timeout}，等{events}',
    filtered: '{event}（{where}）',
    or: '或',
    chooseEvent: '选择事件',
    chooseTimeout: '选择时长',
  },
}
