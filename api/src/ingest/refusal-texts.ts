import type { Language } from '@trailwright/shared/language/language.ts'

/** Why a whole request was turned away and what to do: for whoever reads the answer in a terminal or a log. */
export const refusalTexts = {
  'write-key.unknown': {
    en: 'No workspace has this write key, or it was revoked: make one under Settings, Write keys, and send it as the user name of Basic authentication or as writeKey in the body.',
    'zh-CN':
      '没有工作区使用这个写入密钥，或它已被吊销：请在「设置 → 写入密钥」中新建一个，作为 Basic 认证的用户名或请求体中的 writeKey 发送。',
  },
  'events.too-many': {
    en: 'This write key sent more than {most} events a second: wait as long as Retry-After says and send them again.',
    'zh-CN': '该写入密钥每秒发送的事件超过 {most} 条：请按 Retry-After 等待后重新发送。',
  },
  'events.busy': {
    en: 'More comes in than is taken in just now: wait as long as Retry-After says and send them again. Nothing of this was accepted.',
    'zh-CN': '当前接收的事件超过处理能力：请按 Retry-After 等待后重新发送。本次请求的内容均未接收。',
  },
  'json.invalid': {
    en: 'The body is not JSON: check its quotes and brackets.',
    'zh-CN': '请求体不是 JSON：请检查引号和括号。',
  },
  'body.too-large': {
    en: 'The body is larger than {most} bytes: send fewer events at a time, or less with each.',
    'zh-CN': '请求体超过 {most} 字节：请减少每次发送的事件数量，或缩减每个事件的内容。',
  },
  'body.gzip': {
    en: 'The body says that it is gzip and cannot be unpacked: send it as it is, or packed whole.',
    'zh-CN': '请求体标明为 gzip，但无法解压：请不压缩发送，或完整压缩后发送。',
  },
  'body.encoding': {
    en: 'The body is packed in a way that is not read here: send it as it is, or by gzip.',
    'zh-CN': '无法读取请求体的压缩方式：请不压缩发送，或使用 gzip。',
  },
  'body.not-object': {
    en: 'The body is JSON, but no object: send one such as {"userId": "u-1", "event": "Signed Up"}.',
    'zh-CN': '请求体是 JSON，但不是对象：请发送例如 {"userId": "u-1", "event": "Signed Up"} 的对象。',
  },
  'batch.missing': {
    en: 'The body has no list named "batch": put the calls into it.',
    'zh-CN': '请求体中没有名为 "batch" 的列表：请把调用放入其中。',
  },
  'batch.too-many': {
    en: 'The batch has more than {most} calls: send fewer at a time.',
    'zh-CN': '该批次的调用超过 {most} 条：请减少每次发送的数量。',
  },
  'path.unknown': {
    en: 'No call is taken at this path: send POST to /v1/batch, /v1/track, /v1/identify, /v1/page, /v1/screen, /v1/group or /v1/alias.',
    'zh-CN':
      '此路径不接收调用：请用 POST 发送到 /v1/batch、/v1/track、/v1/identify、/v1/page、/v1/screen、/v1/group 或 /v1/alias。',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

export type RequestRefusalCode = keyof typeof refusalTexts
