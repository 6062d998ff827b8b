import { say, type FindingTexts } from './text.ts'

/** About entry, goals and exit rules. */
export const settingsTexts: FindingTexts = {
  'settings.missing': say(
    'A setting of the journey is not filled in: {field}.',
    'Open the settings of the journey and fill it in.',
    '旅程设置未填写：{field}。',
    '打开旅程设置并填写。',
  ),
  'settings.invalid': say(
    'A setting of the journey does not fit: {field}.',
    'Open the settings of the journey and correct it.',
    '旅程设置不符合要求：{field}。',
    '打开旅程设置并更正。',
  ),
  'settings.unknown-key': say(
    'The settings hold something called “{field}” that no journey has.',
    'Remove it, or correct its spelling.',
    '设置中有旅程不认识的「{field}」。',
    '删除它，或更正拼写。',
  ),
  'settings.too-deep': say(
    'The settings are nested too deeply to be read.',
    'Build the condition anew in the settings of the journey.',
    '设置嵌套过深，无法读取。',
    '在旅程设置中重新搭建条件。',
  ),
  'settings.months-not-exact': say(
    'The settings count {duration}, but months differ in length.',
    'Use days: 30 days in place of a month, 365 in place of a year.',
    '设置中使用了 {duration}，但各月长度不同。',
    '改用天数：一个月用 30 天，一年用 365 天。',
  ),
  'settings.ends-before-start': say(
    'The journey ends before it starts, so nobody can enter.',
    'Move the end after the start in the settings of the journey.',
    '旅程的结束时间早于开始时间，无人可进入。',
    '在旅程设置中将结束时间改到开始时间之后。',
  ),
  'settings.id-twice': say(
    'Two goals or two exit rules are called “{id}”.',
    'Give one of them another name.',
    '有两个转化目标或离开规则都叫「{id}」。',
    '为其中一个改名。',
  ),
  'settings.too-many-goals': say(
    'The journey has {count} goals; {limit} is the most.',
    'Keep the goals by which you will judge the journey.',
    '旅程有 {count} 个转化目标，最多为 {limit} 个。',
    '只保留用于评判该旅程的目标。',
  ),
  'settings.too-many-exits': say(
    'The journey has {count} exit rules; {limit} is the most.',
    'Join rules that mean the same into one condition.',
    '旅程有 {count} 条离开规则，最多为 {limit} 条。',
    '将含义相同的规则合并为一个条件。',
  ),
  'goal.never-reached': say(
    'Nothing ever counts the goal “{goal}”.',
    'Say which event reaches it, or add a step “Reach a goal”.',
    '没有任何事件或步骤计入目标「{goal}」。',
    '指定达成该目标的事件，或添加「达成目标」步骤。',
  ),
  'goal.unknown': say(
    'The journey has no goal called “{goal}”.',
    'Choose another goal here, or add this one in the settings of the journey.',
    '旅程中没有名为「{goal}」的转化目标。',
    '在此选择其他目标，或在旅程设置中添加。',
  ),
  'exit.needs-one-cause': say(
    'The exit rule “{exit}” needs an event or a condition, one of the two.',
    'Choose what makes people leave, or remove the rule.',
    '离开规则「{exit}」须设置事件或条件之一。',
    '选择让用户离开的原因，或删除该规则。',
  ),
}
