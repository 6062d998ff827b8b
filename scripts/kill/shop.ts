/** A workspace with one journey, written straight into the store: every event brings one person through everything. */
import { journeySchema } from '../../shared/src/journey/schema.ts'
import { contentSchema } from '../../shared/src/content/schema.ts'
import { systemClock } from '../../api/src/clock.ts'
import { configFrom } from '../../api/src/config.ts'
import { hashOfToken } from '../../api/src/database/token-hash.ts'
import { firstSettings } from '../../api/src/database/workspace-settings.ts'
import { openStore } from '../../api/src/open-store.ts'

export const writeKey = 'kill-proof-write-key'
export const shopWorkspace = 'shop'
const workspace = shopWorkspace

const journeyOf = (webhook: string) =>
  journeySchema.parse({
    dsl: 1,
    id: 'killed',
    name: { en: 'Killed' },
    zone: 'UTC',
    entry: {
      audience: { all: [] },
      exclude: null,
      reentry: { mode: 'always', cooldown: null, limit: null, key: { from: 'event.n' }, ifInside: 'ignore' },
      doubleFire: 'PT0S',
      holdout: { percent: 0 },
      cap: null,
      starts: null,
      ends: null,
      maxStay: null,
    },
    goals: [],
    exits: [],
    nodes: {
      t: { kind: 'trigger.event', v: 1, config: { event: 'go' }, to: { next: 'w1' } },
      w1: step('wait.for', { duration: 'PT1S', calendar: false, at: null, zone: 'journey' }, { next: 'm' }),
      m: step(
        'message.send',
        { channel: 'email', content: 'mail', category: 'transactional', expiry: null, cap: 'ignore', quiet: 'ignore' },
        { sent: 'w2', skipped: 'x', failed: 'x' },
      ),
      w2: step('wait.for', { duration: 'PT1S', calendar: false, at: null, zone: 'journey' }, { next: 'h' }),
      h: step(
        'http.request',
        {
          method: 'POST',
          url: `${webhook}/hook`,
          headers: [],
          secret: null,
          body: '{"n":"{{ entry.n }}"}',
          keep: {},
          success: '2xx',
          timeout: 'PT10S',
          retries: 5,
        },
        { ok: 'x' },
      ),
      x: step('exit', { reason: 'finished', outcome: 'neutral' }, {}),
    },
  })

const step = (kind: string, config: Readonly<Record<string, unknown>>, to: Readonly<Record<string, string>>) => ({
  kind,
  v: 1,
  config,
  to,
})

const content = contentSchema.parse({
  channel: 'email',
  name: 'Mail',
  category: 'transactional',
  bodies: {
    en: { subject: 'Number {{ entry.n }}', preheader: '', blocks: [{ id: 'b1', type: 'text', text: 'Hello' }] },
  },
})

export const openShop = async (data: string, env: Readonly<Record<string, string>>, smtp: number, webhook: string) => {
  const clock = systemClock()
  const opened = await openStore(data, configFrom(env, { demo: 'empty', webRoot: null }), clock)
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
  const { database } = opened.value
  const { db } = database
  const at = clock.now()
  const settings = {
    ...firstSettings('Shop', 'UTC', 'en'),
    publicUrl: 'https://shop.example.com',
    sender: { name: 'Shop', email: 'shop@example.com', replyTo: null, postalAddress: 'Somewhere 1' },
    smtp: { host: '127.0.0.1', port: smtp, secure: 'none', user: null },
    rules: { ...firstSettings('Shop', 'UTC', 'en').rules, dedupeWindow: 'PT0S' },
  }
  await db
    .insertInto('workspace')
    .values({ id: workspace, name: 'Shop', settings: JSON.stringify(settings), has_demo: 0, created_at: at })
    .execute()
  await db
    .insertInto('write_key')
    .values({
      workspace,
      id: 'key',
      kind: 'server',
      name: 'proof',
      hash: hashOfToken(writeKey),
      prefix: writeKey.slice(0, 8),
      created_at: at,
      revoked_at: null,
      last_used_at: null,
    })
    .execute()
  const text = JSON.stringify(content)
  await db
    .insertInto('content')
    .values({
      workspace,
      id: 'mail',
      channel: 'email',
      name: 'Mail',
      category: 'transactional',
      draft: text,
      published: text,
      rev: 1,
      updated_at: at,
      updated_by: 'u',
    })
    .execute()
  const journey = journeyOf(webhook)
  await db
    .insertInto('version')
    .values({
      workspace,
      journey: journey.id,
      number: 1,
      dsl: JSON.stringify(journey),
      layout: '{}',
      published_at: at,
      published_by: 'u',
      note: '',
    })
    .execute()
  await db
    .insertInto('journey')
    .values({
      workspace,
      id: journey.id,
      name: JSON.stringify(journey.name),
      status: 'live',
      live_version: 1,
      paused_at: null,
      created_at: at,
      created_by: 'u',
      updated_at: at,
    })
    .execute()
  await database.close()
}
