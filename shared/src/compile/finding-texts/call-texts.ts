import { say, type FindingTexts } from './text.ts'

/** What a call of the api, a form or a file lacks before anything in it is looked at. `{place}` is the path of the value. */
export const callTexts: FindingTexts = {
  'invalid.unknown-key': say(
    'Nothing here is called “{place}”.',
    'Remove it, or correct its spelling.',
    '这里没有「{place}」。',
    '删除它，或更正拼写。',
  ),
  'invalid.type': say(
    '“{place}” is missing or of another type than {expected}.',
    'Give a value of that type.',
    '「{place}」缺失，或类型不是 {expected}。',
    '填写该类型的值。',
  ),
  'invalid.too-small': say(
    '“{place}” is too short or too small; {least} is the least.',
    'Give more.',
    '「{place}」太短或太小，至少为 {least}。',
    '增加内容或调大数值。',
  ),
  'invalid.too-big': say(
    '“{place}” is too long or too large; {most} is the most.',
    'Give less.',
    '「{place}」太长或太大，最多为 {most}。',
    '减少内容或调小数值。',
  ),
  'invalid.format': say(
    '“{place}” is not written as it has to be ({format}).',
    'Correct how it is written.',
    '「{place}」的写法不符合要求（{format}）。',
    '更正写法。',
  ),
  'invalid.value': say(
    '“{place}” is none of the values that fit.',
    'Give one of those that the schema of this call names.',
    '「{place}」不是可用的值。',
    '填写该接口结构定义中列出的值。',
  ),
  'invalid.address': say(
    '“{place}” is no address that a message can go to.',
    'Write one e-mail address or one phone number, whole.',
    '「{place}」不是可以接收消息的地址。',
    '填写一个完整的邮箱地址或手机号。',
  ),
  'invalid.channel-fixed': say(
    'A text stays with the channel that it was made for.',
    'Make a new text for the other channel.',
    '文案创建后不能更换渠道。',
    '为另一个渠道新建文案。',
  ),
  'invalid.json': say(
    'What was sent cannot be read as JSON ({rule}).',
    'Check quotes, commas and brackets; at most 64 brackets within each other, and no key “__proto__”, “constructor” or “prototype”.',
    '发送的内容无法作为 JSON 读取（{rule}）。',
    '检查引号、逗号和括号；括号嵌套最多 64 层，且不能有名为「__proto__」「constructor」「prototype」的键。',
  ),
  'invalid.media-type': say(
    'What was sent does not say that it is JSON.',
    'Send it with the header “content-type: application/json”.',
    '发送的内容未注明是 JSON。',
    '发送时加上请求头「content-type: application/json」。',
  ),
}
