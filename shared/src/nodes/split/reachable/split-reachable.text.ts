export const splitReachableText = {
  en: {
    name: 'Reachable by',
    help: 'The first channel, in your order, on which this person has a usable address. With a consent chosen, the person must also have agreed to it there.',
    find: ['reachable', 'channel', 'preferred channel', 'fallback', 'has email', 'has phone', 'channel split'],
    ports: { email: 'E-mail', sms: 'SMS', none: 'None' },
    fields: { channels: 'Channels, best first', needsConsent: 'With consent to' },
    options: { marketing: 'Marketing', transactional: 'Service messages' },
  },
  'zh-CN': {
    name: '可触达渠道',
    help: '按顺序取第一个拥有可用地址的渠道；若选择了同意类型，还须在该渠道上已同意。',
    find: ['触达', '渠道', '可触达', '优先渠道', '渠道分流', '是否有手机号', '是否有邮箱'],
    ports: { email: '邮件', sms: '短信', none: '均不可触达' },
    fields: { channels: '渠道（优先者在前）', needsConsent: '须已同意' },
    options: { marketing: '营销消息', transactional: '服务通知' },
  },
}

export const splitReachableWords = {
  en: { first: 'First of {channels} that reaches', and: ', ', chooseChannels: 'Choose channels' },
  'zh-CN': { first: '{channels}中首个可触达', and: '、', chooseChannels: '选择渠道' },
}
