export const tagChangeText = {
  en: {
    name: 'Add or remove a tag',
    help: 'Puts a tag on the person, or takes it off. Later steps and segments see it at once.',
    find: ['tag', 'label', 'list', 'add to list', 'remove from list', 'mark'],
    ports: { next: 'Then' },
    fields: { change: 'Do', tag: 'Tag' },
    options: { add: 'Add', remove: 'Remove' },
  },
  'zh-CN': {
    name: '添加或移除标签',
    help: '为用户打上或移除标签；后续步骤和人群立即可见。',
    find: ['标签', '打标', '打标签', '去标签', '名单', '标记'],
    ports: { next: '之后' },
    fields: { change: '操作', tag: '标签' },
    options: { add: '添加', remove: '移除' },
  },
}

export const tagChangeWords = {
  en: { add: 'Add {tag}', remove: 'Remove {tag}', chooseTag: 'Choose a tag' },
  'zh-CN': { add: '添加「{tag}」', remove: '移除「{tag}」', chooseTag: '选择标签' },
}
