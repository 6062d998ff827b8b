import { inLanguage, type Localized } from '@trailwright/shared/language/language.ts'
import { testSmtp } from '@trailwright/shared/wire/settings.ts'
import { readSettings } from '../database/workspace-settings.ts'
import { AppError } from '../http/app-error.ts'
import { handle, type Handled } from '../http/handle.ts'
import type { Services } from '../services.ts'
import type { Messaging } from './messaging.ts'

const subject: Localized = { en: 'Trailwright can send mail', 'zh-CN': 'Trailwright 可以发送邮件' }
const text: Localized = {
  en: 'This mail came through the SMTP settings of your workspace: they work.',
  'zh-CN': '这封邮件通过您空间的 SMTP 设置发出：设置有效。',
}

/** A mail to whoever asks, through the stored settings; what the server answered comes back as it is. */
export const smtpTestHandlers = (
  { database: { db }, clock, accounts }: Services,
  { messages }: Messaging,
): readonly Handled[] => [
  handle(testSmtp, async ({ context: { workspace, user, language } }) => {
    const { smtp } = await readSettings(db, workspace)
    const asker = await accounts.find(user)
    if (smtp === null || asker === null) throw new AppError('smtp.missing')
    const line = inLanguage(text, language)
    const answer = await messages.send({
      key: `test-${clock.id()}`,
      workspace,
      channel: 'email',
      address: asker.email,
      rendered: {
        channel: 'email',
        subject: inLanguage(subject, language),
        preheader: '',
        html: `<p>${line}</p>`,
        text: line,
      },
      headers: [],
    })
    const detail = 'detail' in answer ? JSON.stringify(answer.detail) : ''
    return { ok: answer.type === 'sent', code: answer.type === 'held' ? answer.cause : answer.type, detail }
  }),
]
