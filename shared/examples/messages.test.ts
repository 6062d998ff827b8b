import { describe, expect, test } from 'vitest'
import { emailTemplate, renderEmail } from '../src/content/email.ts'
import { renderText } from '../src/content/liquid.ts'
import type { Content } from '../src/content/schema.ts'
import { countSms } from '../src/content/sms.ts'
import { languages, type Language } from '../src/language/language.ts'
import type { JsonObject } from '../src/problem/json.ts'
import { simulate } from '../src/simulate/simulate.ts'
import { examples } from './index.ts'
import { runSettings } from './run-settings.ts'

/** What the content says to the person, without the HTML around it, which is the server's. */
const say = (content: Content, scope: JsonObject, language: Language, zone: string, at: number): string => {
  const settings = { zone, language, at }
  if (content.channel === 'sms') {
    const rendered = renderText(content.bodies[language]?.text ?? '', scope, { ...settings, escape: 'sms' })
    if (!rendered.ok) throw new Error(JSON.stringify(rendered.findings))
    expect(countSms(rendered.value).parts).toBeLessThanOrEqual(2)
    return rendered.value
  }
  const body = content.bodies[language]
  if (body === undefined) throw new Error(`${content.name} has no ${language}`)
  const frame = { category: content.category, language }
  const rendered = renderEmail(body, frame, emailTemplate(body, frame).mjml, scope, settings)
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.findings))
  const { subject, text, html, warnings } = rendered.value
  expect(warnings).toEqual([])
  expect(html).not.toContain('twslot')
  expect(html.includes('https://shop.example.com/unsubscribe')).toBe(content.category === 'marketing')
  return `${subject}\n\n${text}`
}

describe.each(examples)('messages of $id', (example) => {
  test.each(example.runs)('as $name.en', (run) => {
    const settings = runSettings(example, run)
    const { messages, passage } = simulate(settings)
    for (const { effect, at } of messages) {
      const content = example.contents[effect.content]?.content
      if (content === undefined) throw new Error(`No content ${effect.content}`)
      const scope: JsonObject = {
        person: settings.facts.person.attributes,
        entry: passage?.enrollment.entry?.properties ?? {},
        context: passage?.enrollment.context ?? {},
        sender: { name: 'Trail Shop', postalAddress: '1 Hill Road' },
        unsubscribeUrl: 'https://shop.example.com/unsubscribe',
        preferencesUrl: 'https://shop.example.com/preferences',
      }
      for (const language of languages) {
        const said = say(content, scope, language, settings.facts.person.zone ?? settings.facts.zone, at)
        expect(said).not.toMatch(/\{\{|\}\}|\{%|undefined|NaN|\[object/)
      }
    }
  })
})
