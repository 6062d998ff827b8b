export const messageSendText = {
  en: {
    name: 'Send a message',
    help: 'Sends one message to each person. Consent, frequency caps and quiet hours are looked at when it goes out; who is skipped goes on.',
    find: ['email', 'e-mail', 'sms', 'text message', 'push', 'send', 'campaign', 'action', 'notification', 'mail'],
    ports: { sent: 'Sent', skipped: 'Skipped', failed: 'Failed' },
    fields: {
      channel: 'Channel',
      content: 'Message',
      category: 'Kind of message',
      expiry: 'Do not send later than',
      cap: 'Frequency cap',
      quiet: 'Quiet hours',
    },
    options: {
      marketing: 'Marketing, only with consent',
      transactional: 'Service message, such as a receipt',
      obey: 'keep to it',
      ignore: 'send anyway, do not count',
      ignoreAndCount: 'send anyway, and count',
    },
  },
  'zh-CN': {
    name: '发送消息',
    help: '向每个用户发送一条消息。发送时检查同意、频控和免打扰时段；被跳过的用户继续前进。',
    find: ['邮件', '短信', '推送', '发送', '触达', '通知', '群发', '疲劳度'],
    ports: { sent: '已发送', skipped: '已跳过', failed: '失败' },
    fields: {
      channel: '渠道',
      content: '内容',
      category: '消息类型',
      expiry: '最迟发送',
      cap: '频控',
      quiet: '免打扰时段',
    },
    options: {
      marketing: '营销消息（须已同意）',
      transactional: '服务通知，如订单回执',
      obey: '遵守',
      ignore: '仍发送，不计数',
      ignoreAndCount: '仍发送，并计数',
    },
  },
}

export const messageSendWords = {
  en: { content: '{content}', chooseContent: 'Choose a message' },
  'zh-CN': { content: '《{content}》', chooseContent: '选择内容' },
}
