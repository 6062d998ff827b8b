export const triggerEventText = {
  en: {
    name: 'Event happens',
    help: 'People enter when they do something, such as updating a cart. What the event says stays at hand until they leave.',
    find: ['event', 'action', 'activity', 'metric', 'action-based', 'webhook', 'track', 'behaviour'],
    ports: { next: 'Then' },
    fields: { event: 'Event', where: 'Only if' },
    options: {},
  },
  'zh-CN': {
    name: '事件触发',
    help: '用户做了某件事（例如更新购物车）即进入旅程。事件内容在整个旅程中都可使用。',
    find: ['事件', '行为', '动作', '实时触发', '行为触发', '埋点'],
    ports: { next: '之后' },
    fields: { event: '事件', where: '仅当' },
    options: {},
  },
}

export const triggerEventWords = {
  en: { happens: '{event}', filtered: '{event}, {where}', chooseEvent: 'Choose an event' },
  'zh-CN': { happens: '{event}', filtered: '{event}，{where}', chooseEvent: '选择事件' },
}
