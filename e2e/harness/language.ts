export type StoryLanguage = 'en' | 'zh-CN'
