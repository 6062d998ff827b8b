import type { Content } from '@trailwright/shared/content/schema.ts'
import { createContent, previewContent, publishContent } from '@trailwright/shared/wire/contents.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../http/testing.ts'
import { content } from './index.ts'

let t: TestApp
beforeAll(async () => {
  t = await testApp({ features: ({ messaging }) => [content(messaging)] })
})
afterAll(() => t.close())

const sms = (text: string): Content => ({
  channel: 'sms',
  name: 'Code',
  category: 'transactional',
  bodies: { en: { text } },
})
const email = (mjml: string): Content => ({
  channel: 'email',
  name: 'News',
  category: 'marketing',
  bodies: { en: { subject: 'News', preheader: '', blocks: [], mjml } },
})

describe.each<[string, Content, string]>([
  ['does not parse', sms('{% if %}'), 'content.does-not-parse'],
  ['loops for ever', sms('{% for i in (1..100000000) %}x{% endfor %}'), 'content.over-limit'],
  ['is no MJML', email('hello</mj-body>'), 'content.mjml-broken'],
])('a text that %s', (_, broken, code) => {
  const named = expect.arrayContaining([expect.objectContaining({ code })])

  test('is shown with its finding', async () => {
    const body = { content: broken, person: null, language: 'en', entry: {} } as const
    expect(await t.as.editor.call(previewContent, { body })).toMatchObject({ rendered: null, findings: named })
  })

  test('is kept as a draft and never published', async () => {
    const { row } = await t.as.editor.call(createContent, { body: { content: broken } })
    const refused = await t.as.publisher.ask(publishContent, { params: { content: row.id } })
    expect(refused).toMatchObject({ status: 422, body: { code: 'content.findings', findings: named } })
  })
})

test('a text that fits is published', async () => {
  const { row } = await t.as.editor.call(createContent, { body: { content: sms('Your code is {{ person.code }}') } })
  const published = await t.as.publisher.call(publishContent, { params: { content: row.id } })
  expect(published.row).toMatchObject({ published: true, changed: false })
})
