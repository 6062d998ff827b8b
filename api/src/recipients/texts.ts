import type { Language } from '@trailwright/shared/language/language.ts'

export interface RecipientTexts {
  readonly gone: { readonly title: string; readonly line: string }
  readonly ask: { readonly title: string; readonly line: string; readonly button: string }
  readonly done: { readonly title: string; readonly line: string; readonly back: string }
  readonly preferences: {
    readonly title: string
    readonly line: string
    readonly keep: string
    readonly stopTopic: string
    readonly stopAll: string
    readonly resume: string
    readonly gets: string
    readonly getsNot: string
  }
}

/** `{name}` is the sender, `{address}` the masked address. */
export const recipientTexts: { readonly [L in Language]: RecipientTexts } = {
  en: {
    gone: {
      title: 'This link does not work',
      line: 'Open the link in the newest message again, or write to the sender to be taken off the list.',
    },
    ask: {
      title: 'Stop messages from {name}?',
      line: 'This is about {address}. Receipts and account messages still reach you.',
      button: 'Unsubscribe',
    },
    done: {
      title: 'You are unsubscribed',
      line: '{name} no longer writes to {address} about this.',
      back: 'Subscribe again',
    },
    preferences: {
      title: 'What {name} sends you',
      line: 'This is about {address}.',
      gets: 'You get these messages.',
      getsNot: 'You do not get these messages.',
      keep: 'Keep everything',
      stopTopic: 'Stop messages like this one',
      stopAll: 'Stop all marketing messages',
      resume: 'Get messages again',
    },
  },
  'zh-CN': {
    gone: { title: '这个链接不能用', line: '请打开最新一封消息里的链接，或直接联系发件方退订。' },
    ask: { title: '不再接收 {name} 的消息？', line: '针对 {address}。订单与账户通知仍会送达。', button: '退订' },
    done: { title: '已退订', line: '{name} 不再就此向 {address} 发送消息。', back: '重新订阅' },
    preferences: {
      title: '{name} 给您发送的内容',
      line: '针对 {address}。',
      gets: '您会收到这类消息。',
      getsNot: '您不会收到这类消息。',
      keep: '全部保留',
      stopTopic: '不再接收这类消息',
      stopAll: '不再接收任何营销消息',
      resume: '恢复接收',
    },
  },
}
