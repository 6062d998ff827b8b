export const triggerSegmentText = {
  en: {
    name: 'Enters a segment',
    help: 'People enter the journey the moment they come into a segment, or leave it.',
    find: ['segment', 'list', 'audience', 'joins', 'leaves', 'membership', 'added to list'],
    ports: { next: 'Then' },
    fields: { segment: 'Segment', on: 'When people', includeExisting: 'Also those who are in it when I publish' },
    options: { enter: 'enter it', exit: 'leave it' },
  },
  'zh-CN': {
    name: '进入人群',
    help: '用户进入（或离开）某个人群的那一刻进入旅程。',
    find: ['人群', '分群', '标签人群', '名单', '进入分群', '离开分群', '受众'],
    ports: { next: '之后' },
    fields: { segment: '人群', on: '当用户', includeExisting: '发布时已在其中的用户也进入' },
    options: { enter: '进入人群', exit: '离开人群' },
  },
}

export const triggerSegmentWords = {
  en: { enter: 'Enters {segment}', exit: 'Leaves {segment}', chooseSegment: 'Choose a segment' },
  'zh-CN': { enter: '进入「{segment}」', exit: '离开「{segment}」', chooseSegment: '选择人群' },
}
