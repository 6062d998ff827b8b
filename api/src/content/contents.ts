import { error, type Finding } from '@trailwright/shared/problem/finding.ts'
import {
  createContent,
  getContent,
  listContents,
  previewContent,
  publishContent,
  saveContent,
  sendTest,
} from '@trailwright/shared/wire/contents.ts'
import { checkContent } from '@trailwright/shared/content/check.ts'
import type { Content } from '@trailwright/shared/content/schema.ts'
import { noFacts, type Facts } from '@trailwright/shared/condition/facts.ts'
import type { Settings } from '@trailwright/shared/wire/settings.ts'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { type Language, languages } from '@trailwright/shared/language/language.ts'
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import type { ChannelAnswer, OutgoingMessage } from '../channels/index.ts'
import { AppError, notFound } from '../http/app-error.ts'
import { handle, type Handled } from '../http/handle.ts'
import { normaliseEmail, normalisePhone } from '../people/index.ts'
import { readFacts } from '../people/index.ts'
import type { Services } from '../services.ts'
import { readSettings } from '../database/workspace-settings.ts'
import { frameOf, prepareContent, scopeOf } from './messages.ts'
import type { Messaging } from './messaging.ts'
import { renderContent } from './render.ts'
import { contentColumns, findContent, storedContent } from './store.ts'

/** A person who stands in when nobody was chosen: every value is empty, so that defaults show. */
const nobody = (zone: string, language: Language, at: number): Facts => ({
  person: { id: 'nobody', createdAt: at, zone: null, language, attributes: {}, tags: [] },
  zone,
  events: {},
  segments: {},
  contactPoints: [],
  consents: [],
  contacts: [],
  passages: [],
})

const standInUrls = {
  unsubscribeUrl: 'https://example.com/unsubscribe',
  preferencesUrl: 'https://example.com/preferences',
}

export const contentHandlers = (services: Services, messaging: Messaging): readonly Handled[] => {
  const { db } = services.database
  const { clock } = services

  const found = async (workspace: string, id: string) =>
    (await findContent(db, workspace, id)) ?? Promise.reject(notFound())

  const factsFor = async (
    workspace: string,
    person: string | null,
    settings: Settings,
    language: Language,
  ): Promise<Facts> => {
    const stranger = nobody(settings.zone, language, clock.now())
    if (person === null) return stranger
    const known = (
      await readFacts(db, workspace, [person], { ...noFacts, reach: true }, { zone: settings.zone, at: clock.now() })
    ).get(person)
    if (known === undefined) throw notFound()
    return { ...known, person: { ...known.person, language } }
  }

  /** What reading a text does not show: that it runs without end, or that nothing can be made of it. */
  const findingsOfRendering = async (content: Content, settings: Settings, at: number): Promise<Finding[]> => {
    const inLanguages = languages.filter((language) => content.bodies[language] !== undefined)
    const rendered = inLanguages.map((language) => {
      const scope = scopeOf(nobody(settings.zone, language, at), {}, {}, settings, standInUrls)
      return renderContent(content, { scope, zone: settings.zone, at, language, sms: frameOf(settings, content) })
    })
    return (await Promise.all(rendered)).flatMap((each) => (each.ok ? [] : each.findings))
  }

  return [
    handle(listContents, async ({ context }) => {
      const rows = await db
        .selectFrom('content')
        .selectAll()
        .where('workspace', '=', context.workspace)
        .orderBy('name')
        .orderBy('id')
        .execute()
      return { items: rows.map((row) => storedContent(row).row) }
    }),

    handle(getContent, ({ context, params }) => found(context.workspace, params.content)),

    handle(createContent, async ({ context, body }) => {
      const id = clock.id()
      await db
        .insertInto('content')
        .values({
          workspace: context.workspace,
          id,
          ...contentColumns(body.content),
          published: null,
          rev: 1,
          updated_at: context.now,
          updated_by: context.user,
        })
        .execute()
      return found(context.workspace, id)
    }),

    handle(saveContent, async ({ context, params, body }) => {
      const before = await found(context.workspace, params.content)
      if (before.content.channel !== body.content.channel)
        throw new AppError('invalid', {}, [error('invalid.channel-fixed', { path: ['body', 'content', 'channel'] })])
      const saved = await db
        .updateTable('content')
        .set({ ...contentColumns(body.content), rev: body.rev + 1, updated_at: context.now, updated_by: context.user })
        .where('workspace', '=', context.workspace)
        .where('id', '=', params.content)
        .where('rev', '=', body.rev)
        .executeTakeFirst()
      if (saved.numUpdatedRows !== 1n) throw new AppError('content.conflict')
      return found(context.workspace, params.content)
    }),

    handle(publishContent, async ({ context, params }) => {
      const { content, rev } = await found(context.workspace, params.content)
      const settings = await readSettings(db, context.workspace)
      const errors = findingsOf(content, settings).filter(({ level }) => level === 'error')
      const shown = errors.length > 0 ? errors : await findingsOfRendering(content, settings, context.now)
      if (shown.length > 0) throw new AppError('content.findings', {}, shown)
      await db
        .updateTable('content')
        .set({ published: contentColumns(content).draft })
        .where('workspace', '=', context.workspace)
        .where('id', '=', params.content)
        .where('rev', '=', rev)
        .execute()
      return found(context.workspace, params.content)
    }),

    handle(previewContent, async ({ context, body }) => {
      const settings = await readSettings(db, context.workspace)
      const facts = await factsFor(context.workspace, body.person, settings, body.language)
      const rendered = await renderContent(body.content, {
        scope: scopeOf(facts, body.entry, {}, settings, standInUrls),
        zone: facts.person.zone ?? settings.zone,
        at: context.now,
        language: body.language,
        sms: frameOf(settings, body.content),
      })
      const findings = findingsOf(body.content, settings)
      return rendered.ok
        ? { rendered: rendered.value, findings: [...findings] }
        : { rendered: null, findings: [...findings, ...rendered.findings] }
    }),

    handle(sendTest, async ({ context, params, body }) => {
      const { content } = await found(context.workspace, params.content)
      const settings = await readSettings(db, context.workspace)
      const address =
        content.channel === 'email'
          ? normaliseEmail(body.to)
          : (normalisePhone(body.to, settings.country)?.number ?? null)
      if (address === null) throw new AppError('invalid', {}, [error('invalid.address', { path: ['body', 'to'] })])
      const key = `test-${clock.id()}`
      const facts = await factsFor(context.workspace, body.person, settings, body.language)
      const prepared = await prepareContent(messaging.parts, settings, content, {
        key,
        workspace: context.workspace,
        channel: content.channel,
        address,
        content: params.content,
        facts,
        entry: null,
        context: {},
        at: context.now,
      })
      if (!prepared.ok) return { status: 'failed' as const, detail: 'content' }
      const answer = await messaging.messages.send(marked(prepared.message))
      await keepTest(services, context.workspace, key, params.content, content, prepared.message, answer, context.now)
      return testResult(answer)
    }),
  ]
}

const findingsOf = (content: Content, settings: Settings): readonly Finding[] =>
  checkContent(content, settings.sms === null ? null : frameOf(settings, content))

/** A test says that it is one. */
const marked = (message: OutgoingMessage): OutgoingMessage =>
  message.rendered.channel === 'email'
    ? { ...message, rendered: { ...message.rendered, subject: `[Test] ${message.rendered.subject}` } }
    : message

const testResult = (answer: ChannelAnswer): { status: 'sent' | 'outbox' | 'failed'; detail: string } => {
  switch (answer.type) {
    case 'sent':
      return { status: 'sent', detail: '' }
    case 'outbox':
      return { status: 'outbox', detail: '' }
    case 'held':
      return { status: 'failed', detail: answer.cause }
    case 'failed':
      return { status: 'failed', detail: answer.class }
    case 'retry':
    case 'unknown':
      return { status: 'failed', detail: answer.type }
  }
}

const keepTest = async (
  services: Services,
  workspace: string,
  key: string,
  id: string,
  content: Content,
  message: OutgoingMessage,
  answer: ChannelAnswer,
  at: number,
): Promise<void> => {
  const detail: JsonObject = 'detail' in answer ? answer.detail : {}
  const shown = marked(message)
  await services.database.db
    .insertInto('delivery')
    .values({
      bucket: bucketOf(workspace, key),
      workspace,
      id: key,
      person: null,
      journey: null,
      version: null,
      node: null,
      content: id,
      channel: content.channel,
      category: content.category,
      topic: content.topic ?? content.category,
      address: message.address,
      status: answer.type === 'sent' || answer.type === 'outbox' ? answer.type : 'failed',
      reason: null,
      detail: JSON.stringify(detail),
      evidence: '[]',
      subject: shown.rendered.channel === 'email' ? shown.rendered.subject : shown.rendered.text.slice(0, 200),
      rendered: JSON.stringify(shown.rendered),
      headers: JSON.stringify(message.headers),
      at,
      counts_to_cap: 0,
      test: 1,
    })
    .execute()
}
