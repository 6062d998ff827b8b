/** The ways to reach people. */
export type { Channel, ChannelAnswer, OutgoingMessage } from './channel.ts'
export { emailChannel, type EmailSettings, whyUnreachable } from './email/email.ts'
export { smsChannel, type SmsSettings } from './sms/sms.ts'
