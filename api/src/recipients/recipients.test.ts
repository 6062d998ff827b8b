import type { Content } from '@trailwright/shared/content/schema.ts'
import { noFacts } from '@trailwright/shared/condition/facts.ts'
import { afterEach, describe, expect, it } from 'vitest'
import type { OutgoingMessage } from '../channels/index.ts'
import type { Messaging } from '../content/index.ts'
import type { Dialect } from '../database/connection.ts'
import { postgresForTests } from '../database/testing/postgres.ts'
import { type Parts, featuresOf } from '../features.ts'
import { origin, testApp, type TestAnswer, type TestApp } from '../http/testing.ts'
import { ingest } from '../ingest/index.ts'
import { personOfUser, readFacts } from '../people/index.ts'

const contents: Readonly<Record<string, Content>> = {
  offer: {
    channel: 'email',
    name: 'Offer',
    category: 'marketing',
    topic: 'offers',
    bodies: {
      en: {
        subject: 'New in the shop',
        preheader: '',
        blocks: [
          {
            id: 'a',
            type: 'text',
            text: 'Hello. [Unsubscribe]({{ unsubscribeUrl }}) · [Choose]({{ preferencesUrl }})',
          },
        ],
      },
    },
  },
  receipt: {
    channel: 'email',
    name: 'Receipt',
    category: 'transactional',
    bodies: { en: { subject: 'Your order', preheader: '', blocks: [{ id: 'a', type: 'text', text: 'Thank you.' }] } },
  },
}

interface Recipients extends TestApp {
  readonly messaging: Messaging
}

let t: Recipients
let closeServer: () => Promise<void> = async () => {}
afterEach(async () => {
  await t.close()
  await closeServer()
})

const open = async (dialect: Dialect): Promise<void> => {
  const server = dialect === 'postgres' ? await postgresForTests() : null
  closeServer = async () => server?.close()
  const given: { messaging?: Messaging } = {}
  const features = (parts: Parts) => {
    given.messaging = parts.messaging
    return featuresOf(parts)
  }
  const app = await testApp({ features, ...(server === null ? {} : { postgresUrl: server.url }) })
  if (given.messaging === undefined) throw new Error('no messaging')
  t = { ...app, messaging: given.messaging }
  for (const [id, content] of Object.entries(contents)) {
    const text = JSON.stringify(content)
    await t.database.db
      .insertInto('content')
      .values({
        workspace: t.workspace,
        id,
        channel: content.channel,
        name: content.name,
        category: content.category,
        draft: text,
        published: text,
        rev: 1,
        updated_at: 0,
        updated_by: 'u',
      })
      .execute()
  }
  for (const who of ['anna', 'bo']) await agreeing(who)
}

const agreeing = (userId: string) =>
  ingest(
    { db: t.database.db, clock: t.clock },
    t.workspace,
    [
      {
        type: 'identify',
        messageId: `m-${userId}`,
        userId,
        traits: { email: `${userId}@example.com`, name: userId },
        context: { consent: { categoryPreferences: { 'email.marketing': true, 'email.offers': true } } },
      },
    ],
    { kind: 'server', name: 'test', sentAt: null },
  )

const message = async (userId: string, content: string): Promise<OutgoingMessage> => {
  const { db } = t.database
  const person = await personOfUser(db, t.workspace, userId)
  const facts =
    person === null ? undefined : (await readFacts(db, t.workspace, [person], { ...noFacts, reach: true })).get(person)
  if (facts === undefined) throw new Error(`nobody is ${userId}`)
  const prepared = await t.messaging.messages.prepare(db, {
    key: `e-${userId}:1:0`,
    workspace: t.workspace,
    channel: 'email',
    address: `${userId}@example.com`,
    content,
    facts,
    entry: null,
    context: {},
    at: t.clock.now(),
  })
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.detail))
  return prepared.message
}

/** The path of the List-Unsubscribe header. */
const headerPath = async (userId: string, content = 'offer'): Promise<string> => {
  const header = (await message(userId, content)).headers.find(({ name }) => name === 'List-Unsubscribe')
  return new URL(header?.value.slice(1, -1) ?? '').pathname
}

const consentOf = async (userId: string): Promise<string> => {
  const { db } = t.database
  const person = (await personOfUser(db, t.workspace, userId)) ?? ''
  const facts = (await readFacts(db, t.workspace, [person], { ...noFacts, reach: true })).get(person)
  return (facts?.consents ?? [])
    .map(({ category, state }) => `${category} ${state}`)
    .toSorted()
    .join(', ')
}

/** Everything that a request could have left behind. */
const everythingStored = async (): Promise<string> => {
  const { db } = t.database
  const tables = ['consent', 'consent_entry', 'person', 'event', 'inbox', 'audit', 'suppression'] as const
  return JSON.stringify(await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute())))
}

/** As a mailbox provider calls: no cookie, no origin, no page of ours. */
const fromOutside = async (method: string, path: string, form?: string): Promise<TestAnswer> => {
  const response = await t.app.request(origin + path, {
    method,
    ...(form === undefined ? {} : { body: form, headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
  })
  return { status: response.status, text: await response.text(), body: null, headers: response.headers }
}

const oneClick = 'List-Unsubscribe=One-Click'
const agreed = 'marketing granted, offers granted'
const stopped = 'marketing granted, offers withdrawn'

describe.each(['sqlite', 'postgres'] as const)('links in messages, on %s', (dialect) => {
  it('[consent-a-get-never-unsubscribes] GET and HEAD change nothing; the button opts out, without a login', async () => {
    await open(dialect)
    const { rendered } = await message('anna', 'offer')
    const html = rendered.channel === 'email' ? rendered.html : ''
    const links = [...html.matchAll(/href="([^"]*\/r\/[^"]+)"/g)].map((match) => new URL(match[1] ?? '').pathname)
    // Two that the author wrote and two of the footer.
    expect(links).toHaveLength(4)
    const before = await everythingStored()
    for (const path of [await headerPath('anna'), ...links]) {
      for (const method of ['HEAD', 'GET', 'GET']) {
        const answer = await fromOutside(method, path)
        expect(answer.status).toBe(200)
        // A scanner that runs scripts and loads what a page asks for finds neither.
        expect(answer.text).not.toMatch(/<script|<img|<link|<iframe|http-equiv|autofocus/i)
        expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
      }
    }
    expect(await everythingStored()).toBe(before)
    const page = await fromOutside('GET', await headerPath('anna'))
    expect(page.text).toContain('a***@example.com')
    expect(page.text).not.toContain('anna@example.com')
    expect(page.text.match(/<button/g)).toHaveLength(1)
    const done = await fromOutside('POST', await headerPath('anna'), 'choice=stopTopic')
    expect(done.status).toBe(200)
    expect(done.text).toContain('You are unsubscribed')
    expect(await consentOf('anna')).toBe(stopped)
    expect(await consentOf('bo')).toBe(agreed)
  })

  it('[consent-one-click-post] the first POST opts out, the second answers the same, a later visit shows a way back', async () => {
    await open(dialect)
    const path = await headerPath('anna')
    await fromOutside('GET', path)
    const first = await fromOutside('POST', path, oneClick)
    expect([first.status, first.headers.get('location')]).toEqual([200, null])
    expect(await consentOf('anna')).toBe(stopped)
    const after = await everythingStored()
    await t.clock.moveBy(60_000)
    const second = await fromOutside('POST', path, oneClick)
    expect([second.status, second.text]).toEqual([first.status, first.text])
    expect(await everythingStored()).toBe(after)
    const later = await fromOutside('GET', path)
    expect(later.status).toBe(200)
    expect(later.text).toContain('You are unsubscribed')
    expect(later.text).toContain('Subscribe again')
    const proof = await t.database.db
      .selectFrom('consent_entry')
      .selectAll()
      .where('state', '=', 'withdrawn')
      .executeTakeFirstOrThrow()
    expect(proof).toMatchObject({ category: 'offers', channel: 'email', source: 'unsubscribe:one-click' })
    expect(JSON.parse(proof.evidence)).toEqual({ delivery: 'e-anna:1:0', topic: 'offers', request: 'one-click' })
    await fromOutside('POST', path, 'choice=resume')
    expect(await consentOf('anna')).toBe(agreed)
  })

  it('a POST without a body is a click, too: some providers send the id in the address alone', async () => {
    await open(dialect)
    expect((await fromOutside('POST', await headerPath('bo'))).status).toBe(200)
    expect(await consentOf('bo')).toBe(stopped)
  })

  it('the token of one opens nothing of another, and one changed character opens nothing at all', async () => {
    await open(dialect)
    const [ofAnna, ofBo] = [await headerPath('anna'), await headerPath('bo')]
    const [payload = '', signature = ''] = ofAnna.split('.')
    const [otherPayload = ''] = ofBo.split('.')
    const wrong = [
      `${otherPayload}.${signature}`,
      payload,
      `${payload}.`,
      `${ofAnna}.${signature}`,
      `${ofAnna}=`,
      ...Array.from(ofAnna, (character, index) =>
        index < 3 ? ofAnna : `${ofAnna.slice(0, index)}${character === 'A' ? 'B' : 'A'}${ofAnna.slice(index + 1)}`,
      ).slice(3),
      ...[...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_']
        .map((last) => ofAnna.slice(0, -1) + last)
        .filter((path) => path !== ofAnna),
    ]
    const before = await everythingStored()
    for (const path of wrong) {
      expect((await fromOutside('GET', path)).status, path).toBe(404)
      expect((await fromOutside('POST', path, oneClick)).status, path).toBe(404)
    }
    expect(await everythingStored()).toBe(before)
  })

  it('mail that is no marketing offers no unsubscribing', async () => {
    await open(dialect)
    const names = async (content: string) => (await message('anna', content)).headers.map(({ name }) => name)
    expect(await names('offer')).toEqual(['List-Unsubscribe', 'List-Unsubscribe-Post'])
    expect(await names('receipt')).toEqual([])
    expect(JSON.stringify((await message('anna', 'receipt')).rendered)).not.toContain('/r/')
  })
})
