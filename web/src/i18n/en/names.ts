export const names = {
  open: 'Names…',
  title: 'What things are called',
  lead: 'Sentences on cards, conditions and lists use these names. What comes in stays as it is, and so do your journeys.',
  show: 'Show',
  kinds: { event: 'Events', property: 'Data of events', attribute: 'About people' },
  search: 'Search names',
  raw: 'As it comes in',
  languages: { en: 'In English', 'zh-CN': 'In Chinese' },
  field: '{name}, {language}',
  seen: 'Last seen: {what}',
  nothing: 'Nothing by this name has come in yet.',
  close: 'Done',
} as const
