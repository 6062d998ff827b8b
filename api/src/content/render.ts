import type { Content } from '@trailwright/shared/content/schema.ts'
import { emailTemplate, renderEmail } from '@trailwright/shared/content/email.ts'
import { renderText } from '@trailwright/shared/content/liquid.ts'
import { composeSms, countSms, type SmsFrame } from '@trailwright/shared/content/sms.ts'
import { languages, type Language } from '@trailwright/shared/language/language.ts'
import { error, type Finding, type Result } from '@trailwright/shared/problem/finding.ts'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import type { Rendered } from '@trailwright/shared/wire/contents.ts'
import { htmlOfMjml } from './mjml.ts'

/** What a message is filled with. `scope`: person, entry, context, sender, unsubscribeUrl, preferencesUrl. */
export interface Filling {
  readonly scope: JsonObject
  readonly zone: string
  readonly at: number
  readonly language: Language
  readonly sms: SmsFrame
}

/** The body in the person's language, else in the first that the content has. */
const bodyIn = <Body>(
  bodies: { readonly [L in Language]?: Body },
  language: Language,
): { body: Body; language: Language } | null => {
  for (const candidate of [language, ...languages]) {
    const body = bodies[candidate]
    if (body !== undefined) return { body, language: candidate }
  }
  return null
}

const failed = (finding: Finding): Result<never> => ({ ok: false, findings: [finding] })

/** One content for one person. A text that does not render, or does too much, gives findings. */
export const renderContent = async (content: Content, filling: Filling): Promise<Result<Rendered>> => {
  const settings = { zone: filling.zone, at: filling.at }
  if (content.channel === 'sms') {
    const found = bodyIn(content.bodies, filling.language)
    if (found === null) return failed(error('content.no-language', { path: ['bodies'] }))
    const rendered = renderText(found.body.text, filling.scope, {
      ...settings,
      language: found.language,
      escape: 'sms',
    })
    if (!rendered.ok) return rendered
    const text = composeSms(rendered.value, filling.sms)
    return { ok: true, value: { channel: 'sms', text, ...countSms(text) } }
  }
  const found = bodyIn(content.bodies, filling.language)
  if (found === null) return failed(error('content.no-language', { path: ['bodies'] }))
  const frame = { category: content.category, language: found.language }
  const html = await htmlOfMjml(emailTemplate(found.body, frame).mjml)
  if (html === null) return failed(error('content.mjml-broken', { path: ['bodies', found.language, 'mjml'] }))
  const rendered = renderEmail(found.body, frame, html, filling.scope, { ...settings, language: found.language })
  if (!rendered.ok) return rendered
  const { subject, preheader, html: finished, text } = rendered.value
  return { ok: true, value: { channel: 'email', subject, preheader, html: finished, text } }
}
