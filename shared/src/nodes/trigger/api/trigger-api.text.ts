export const triggerApiText = {
  en: {
    name: 'Your system asks',
    help: 'One of your systems starts the journey for one person through the API, and may pass values along.',
    find: ['api', 'webhook', 'call', 'transactional', 'api-triggered', 'integration', 'incoming'],
    ports: { next: 'Then' },
    fields: { inputs: 'Values it passes' },
    options: { text: 'Text', number: 'Number', boolean: 'Yes or no', date: 'Date' },
  },
  'zh-CN': {
    name: '由系统调用',
    help: '您的系统通过 API 为某个用户启动旅程，并可附带参数。',
    find: ['接口', 'API', '调用', '系统触发', '回调', 'webhook'],
    ports: { next: '之后' },
    fields: { inputs: '附带的参数' },
    options: { text: '文本', number: '数字', boolean: '是或否', date: '日期' },
  },
}

export const triggerApiWords = {
  en: {
    plain: 'When {system} asks',
    withInputs: 'When {system} asks, with {inputs}',
    system: 'your system',
    and: ', ',
  },
  'zh-CN': {
    plain: '由「{system}」调用',
    withInputs: '由「{system}」调用，附带{inputs}',
    system: '您的系统',
    and: '、',
  },
}
