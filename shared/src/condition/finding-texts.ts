import type { Localized } from '../language/language.ts'

/** What each finding of a condition says, and what to do about it. `{names}` are its params. */
export const conditionFindingTexts = {
  'condition.incomplete': {
    en: 'A condition is not set up yet. Choose what it looks at.',
    'zh-CN': '有条件尚未设置。选择判断依据。',
  },
  'condition.missing': {
    en: 'The condition lacks “{field}”. Fill it in.',
    'zh-CN': '条件缺少“{field}”。补上该项。',
  },
  'condition.unknown-key': {
    en: '“{key}” means nothing in this condition. Remove it.',
    'zh-CN': '此条件中的“{key}”没有意义。删除该项。',
  },
  'condition.invalid': {
    en: 'The value of “{field}” does not fit. Choose another.',
    'zh-CN': '“{field}”的值不适用。重新选择。',
  },
  'condition.duration': {
    en: '“{value}” is not a length of time. Write one such as P7D (7 days) or PT2H (2 hours).',
    'zh-CN': '“{value}”不是有效时长。填写如 P7D（7 天）或 PT2H（2 小时）。',
  },
  'condition.duration-months': {
    en: '“{value}” counts months, which are not all of one length. Write it in days, such as P30D.',
    'zh-CN': '“{value}”按月计算，而每月长短不一。改用天数，例如 P30D。',
  },
  'condition.zone': {
    en: '“{value}” is not a time zone. Choose one from the list, such as Asia/Shanghai.',
    'zh-CN': '“{value}”不是有效时区。从列表中选择，例如 Asia/Shanghai。',
  },
  'condition.instant': {
    en: '“{value}” is not a date and time. Write one with its offset, such as 2026-05-01T09:00:00+08:00.',
    'zh-CN': '“{value}”不是有效的日期时间。带上时区偏移，例如 2026-05-01T09:00:00+08:00。',
  },
  'condition.day': {
    en: 'The day is not a whole number of days from today. Choose today, tomorrow or a number of days.',
    'zh-CN': '日期不是距今天的整天数。选择今天、明天或填写天数。',
  },
  'condition.value-missing': {
    en: 'There is nothing to compare with. Enter a value.',
    'zh-CN': '没有可比较的值。填写一个值。',
  },
  'condition.value-single': {
    en: 'This comparison takes one value, not a list. Choose one, or compare with “is one of”.',
    'zh-CN': '此比较只接受一个值。只选一个，或改用“属于以下之一”。',
  },
  'condition.value-list': {
    en: 'This comparison takes a list of values. Enter at least one.',
    'zh-CN': '此比较需要一组值。至少填写一个。',
  },
  'condition.value-text': {
    en: 'This comparison takes a text. Enter one.',
    'zh-CN': '此比较需要文本。填写文本。',
  },
  'condition.value-number': {
    en: 'How often and how much compare with a number. Enter one.',
    'zh-CN': '次数和总额只能与数字比较。填写数字。',
  },
  'condition.value-kind': {
    en: 'This value has no before and after. Choose another value, or compare with “is”.',
    'zh-CN': '该值无法比较大小。换一个值，或改用“为”。',
  },
  'condition.value-unused': {
    en: 'This comparison looks at no value. Remove the value.',
    'zh-CN': '此比较不使用任何值。删除该值。',
  },
  'condition.operator': {
    en: 'This comparison does not fit what is looked at. Choose another.',
    'zh-CN': '此比较方式不适用于所选内容。重新选择。',
  },
  'condition.of-event': {
    en: '“{reference}” is not a property of the event. Choose one of its properties.',
    'zh-CN': '“{reference}”不是该事件的属性。选择该事件的属性。',
  },
  'condition.of-unused': {
    en: 'Counting looks at no property. Remove the property.',
    'zh-CN': '统计次数不使用属性。删除该属性。',
  },
  'condition.window-reversed': {
    en: 'The time begins after it ends. Swap the two dates.',
    'zh-CN': '开始时间晚于结束时间。对调两个日期。',
  },
  'condition.within-unused': {
    en: 'Being inside a journey has no length of time here. Remove it, or ask who entered.',
    'zh-CN': '判断是否在旅程中不使用时长。删除时长，或改为判断是否进入过。',
  },
  'condition.clock-always': {
    en: 'This time of day never ends. Choose two different times.',
    'zh-CN': '该时段全天有效。选择两个不同的时间。',
  },
  'condition.event-outside-where': {
    en: 'There is no event at hand here, so “{reference}” has no value. Use it inside “where” of an event.',
    'zh-CN': '此处没有事件，因此“{reference}”没有值。在事件的筛选条件中使用。',
  },
  'condition.entry-in-segment': {
    en: 'A segment knows no journey, so “{reference}” has no value. Use an attribute of the person.',
    'zh-CN': '人群与旅程无关，因此“{reference}”没有值。改用用户属性。',
  },
  'condition.too-deep': {
    en: 'Groups are nested deeper than {most}. Make a segment of the inner ones and refer to it.',
    'zh-CN': '条件组嵌套超过 {most} 层。将内层保存为人群后引用。',
  },
  'condition.too-many': {
    en: 'There are more than {most} conditions. Make segments of some and refer to them.',
    'zh-CN': '条件超过 {most} 条。将部分条件保存为人群后引用。',
  },
} as const satisfies Readonly<Record<string, Localized>>
