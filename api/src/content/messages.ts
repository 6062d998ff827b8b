import type { Facts } from '@trailwright/shared/condition/facts.ts'
import type { Content } from '@trailwright/shared/content/schema.ts'
import { languageSchema, type Language } from '@trailwright/shared/language/language.ts'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import type { Settings } from '@trailwright/shared/wire/settings.ts'
import { nameOf } from '../people/index.ts'
import type { Channel, ChannelAnswer, OutgoingMessage } from '../channels/index.ts'
import type { EmailSettings } from '../channels/index.ts'
import type { SmsSettings } from '../channels/index.ts'
import type { Database } from '../database/connection.ts'
import type { Messages, MessageWish, Prepared } from '../engine/index.ts'
import { ownSecrets, type SecretStore } from '../database/secret-store.ts'
import { readSettings } from '../database/workspace-settings.ts'
import type { RecipientLinks } from './recipient-links.ts'
import { renderContent, type Filling } from './render.ts'
import { publishedContent } from './store.ts'

export interface MessageParts {
  readonly database: Database
  readonly secrets: SecretStore
  readonly links: RecipientLinks
  readonly email: Channel<EmailSettings>
  readonly sms: Channel<SmsSettings>
  /** Where recipients reach this copy when the workspace does not say. */
  readonly publicUrl: () => string
}

/** Contents and channels as the engine uses them, and the test send too. */
export const createMessages = (parts: MessageParts): Messages => ({
  content: publishedContent,
  rules: async (db, workspace) => (await readSettings(db, workspace)).rules,
  prepare: async (db, wish) => {
    const content = await publishedContent(db, wish.workspace, wish.content)
    if (content === null) return { ok: false, class: 'content', detail: { code: 'content.unpublished' } }
    return prepareContent(parts, await readSettings(db, wish.workspace), content, wish)
  },
  send: (message) => sendMessage(parts, message),
})

/** Renders a content for a wish, with the links that lead out of it. */
export const prepareContent = async (
  parts: MessageParts,
  settings: Settings,
  content: Content,
  wish: MessageWish,
): Promise<Prepared> => {
  const base = settings.publicUrl ?? parts.publicUrl()
  const link = (purpose: 'unsubscribe' | 'preferences'): string => {
    const { workspace, channel, key: delivery } = wish
    const topic = content.topic ?? content.category
    return new URL(
      `/r/${parts.links.token({ purpose, workspace, person: wish.facts.person.id, channel, topic, delivery })}`,
      base,
    ).href
  }
  const unsubscribeUrl = link('unsubscribe')
  const filling: Filling = {
    scope: scopeOf(wish.facts, wish.entry?.properties ?? {}, wish.context, settings, {
      unsubscribeUrl,
      preferencesUrl: link('preferences'),
    }),
    zone: wish.facts.person.zone ?? wish.facts.zone,
    at: wish.at,
    language: languageOf(wish.facts),
    sms: frameOf(settings, content),
  }
  const rendered = await renderContent(content, filling)
  if (!rendered.ok) {
    return {
      ok: false,
      class: 'content',
      detail: { findings: rendered.findings.map(({ code, path }) => ({ code, path })) },
    }
  }
  const isMarketingMail = content.channel === 'email' && content.category === 'marketing'
  return {
    ok: true,
    message: {
      key: wish.key,
      workspace: wish.workspace,
      channel: wish.channel,
      address: wish.address,
      rendered: rendered.value,
      // RFC 8058: one click, without a page between.
      headers: isMarketingMail
        ? [
            { name: 'List-Unsubscribe', value: `<${unsubscribeUrl}>` },
            { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
          ]
        : [],
    },
  }
}

/** The values that a template may read. */
export const scopeOf = (
  facts: Facts,
  entry: JsonObject,
  context: JsonObject,
  settings: Settings,
  urls: { readonly unsubscribeUrl: string; readonly preferencesUrl: string },
): JsonObject => ({
  person: { name: nameOf(facts.person.attributes), ...facts.person.attributes },
  entry,
  context,
  sender: { name: settings.sender?.name ?? settings.name, postalAddress: settings.sender?.postalAddress ?? '' },
  ...urls,
})

export const languageOf = (facts: Facts): Language => {
  const { language } = facts.person
  const parsed = languageSchema.safeParse(language)
  if (parsed.success) return parsed.data
  return language !== null && language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

export const frameOf = (settings: Settings, content: Content): Filling['sms'] => ({
  signature: settings.sms?.signature ?? '',
  optOut: content.category === 'marketing' ? (settings.sms?.optOut ?? '') : '',
})

const sendMessage = async (parts: MessageParts, message: OutgoingMessage): Promise<ChannelAnswer> => {
  const settings = await readSettings(parts.database.db, message.workspace)
  switch (message.channel) {
    case 'email': {
      const { smtp, sender } = settings
      if (smtp === null) return { type: 'outbox' }
      if (sender === null) return { type: 'held', cause: 'configuration', detail: { code: 'sender.missing' } }
      const secret = await parts.secrets.open(message.workspace, ownSecrets.smtp)
      return parts.email.send(message, {
        host: smtp.host,
        port: smtp.port,
        secure: smtp.secure,
        user: smtp.user,
        password: secret?.value ?? null,
        from: { name: sender.name, email: sender.email },
        replyTo: sender.replyTo,
      })
    }
    case 'sms': {
      if (settings.sms === null) return { type: 'outbox' }
      const secret = await parts.secrets.open(message.workspace, ownSecrets.sms)
      return parts.sms.send(message, { url: settings.sms.url, token: secret?.value ?? null })
    }
    default:
      return { type: 'held', cause: 'configuration', detail: { code: 'channel.unknown', channel: message.channel } }
  }
}
