import { describe, expect, it } from 'vitest'
import type { ConsentFact, ContactFact } from '../condition/facts.ts'
import { formatInstant, parseInstant, type Instant } from '../time/instant.ts'
import { countsToCap } from './caps.ts'
import { decide } from './decide.ts'
import { contactRulesSchema, type Attempt, type Cap, type Decision, type QuietHours, type Waiting } from './decision.ts'
import { attempt, facts, rules } from './testing/attempt.ts'

const utc = (text: string): Instant => parseInstant(text) ?? Number.NaN
const brief = (decision: Decision): string => {
  if (decision.type === 'skip') return `skip ${decision.reason}`
  return decision.type === 'defer' ? `defer ${formatInstant(decision.until)}` : `send ${decision.address}`
}
const consent = (category: string, state: ConsentFact['state'], at = 1): ConsentFact => ({
  channel: 'email',
  category,
  state,
  at,
  source: 'page',
})
const contact = (at: Instant, changes: Partial<ContactFact> = {}): ContactFact => ({
  key: `earlier:${at}`,
  channel: 'email',
  category: 'marketing',
  content: 'another',
  address: 'p1@example.com',
  journey: 'j0',
  node: 'm0',
  at,
  countsToCap: true,
  ...changes,
})

describe('consent', () => {
  const messages: readonly Partial<Attempt>[] = [
    { content: 'newsletter', category: 'marketing', topic: 'news' },
    { content: 'tips', category: 'marketing', topic: 'tips' },
    { content: 'receipt', category: 'transactional', topic: 'transactional' },
    { content: 'reset', category: 'transactional', topic: 'transactional' },
  ]
  const sent = (changes: Parameters<typeof facts>[0]): readonly (string | undefined)[] =>
    messages
      .filter((message) => decide(attempt(message), facts(changes), rules(), 10).type === 'send')
      .map((message) => message.content)
  const all = [consent('marketing', 'granted')]

  it('spares receipts and other topics [consent-topic-opt-out-spares-receipts]', () => {
    expect(sent({ consents: all })).toEqual(['newsletter', 'tips', 'receipt', 'reset'])
    expect(sent({ consents: [...all, consent('news', 'withdrawn', 2)] })).toEqual(['tips', 'receipt', 'reset'])
    const out = [...all, consent('news', 'withdrawn', 2), consent('marketing', 'withdrawn', 3)]
    expect(sent({ consents: out })).toEqual(['receipt', 'reset'])
    const complained = [{ channel: 'email', address: 'p1@example.com', suppressed: 'complaint' }]
    expect(sent({ consents: all, contactPoints: complained })).toEqual(['receipt', 'reset'])
    const bounced = [{ channel: 'email', address: 'p1@example.com', suppressed: 'hardBounce' }]
    expect(sent({ consents: all, contactPoints: bounced })).toEqual([])
  })

  it.each<[string, ConsentFact[], string]>([
    ['nobody asked', [], 'skip no_consent'],
    ['the topic was granted', [consent('news', 'granted')], 'send p1@example.com'],
    ['another topic was granted', [consent('tips', 'granted')], 'skip no_consent'],
    [
      'out of all, then back for the topic',
      [consent('marketing', 'withdrawn', 2), consent('news', 'granted', 3)],
      'send p1@example.com',
    ],
    [
      'in for the topic, then out of all',
      [consent('news', 'granted', 2), consent('marketing', 'withdrawn', 3)],
      'skip no_consent',
    ],
    [
      'out and in again',
      [consent('marketing', 'withdrawn', 2), consent('marketing', 'granted', 3)],
      'send p1@example.com',
    ],
    [
      'yes and no at once',
      [consent('marketing', 'granted', 2), consent('marketing', 'withdrawn', 2)],
      'skip no_consent',
    ],
    ['another channel agreed', [{ ...consent('marketing', 'granted'), channel: 'sms' }], 'skip no_consent'],
  ])('%s', (_, consents, expected) => {
    expect(brief(decide(attempt({ topic: 'news' }), facts({ consents }), rules(), 10))).toBe(expected)
  })

  it('names the consent that decided, with its date', () => {
    const decision = decide(attempt(), facts({ consents: [consent('marketing', 'withdrawn', 7)] }), rules(), 10)
    expect(decision.evidence.at(-1)).toMatchObject({
      rule: 'consent',
      passed: false,
      values: { decidedBy: 'marketing', state: 'withdrawn', at: 7, source: 'page' },
    })
  })
})

describe('address', () => {
  it('skips who has none, and takes the first that is not suppressed', () => {
    expect(brief(decide(attempt(), facts({ contactPoints: [] }), rules(), 1))).toBe('skip unreachable')
    const contactPoints = [
      { channel: 'email', address: 'old@example.com', suppressed: 'hardBounce' },
      { channel: 'email', address: 'new@example.com', suppressed: null },
    ]
    expect(brief(decide(attempt(), facts({ contactPoints }), rules(), 1))).toBe('send new@example.com')
  })
})

describe('caps', () => {
  const cap = (changes: Partial<Cap> = {}): Cap => ({
    id: 'week',
    channels: ['email'],
    category: 'marketing',
    limit: 3,
    window: 'P7D',
    ...changes,
  })
  const contacts = ['2026-06-01T09:00:00Z', '2026-06-02T09:00:00Z', '2026-06-04T09:00:00Z'].map((at, index) =>
    contact(utc(at), { journey: index === 0 ? 'a-campaign' : 'j0' }),
  )
  const due = (at: string, caps: Cap[], changes: Partial<Attempt> = {}): Decision =>
    decide(attempt(changes), facts({ contacts }), rules({ caps }), utc(at))

  it('slides [cap-three-in-seven-days-slides]', () => {
    const fourth = due('2026-06-05T09:00:00Z', [cap()])
    expect(brief(fourth)).toBe('skip capped')
    expect(fourth.evidence.at(-1)).toMatchObject({
      rule: 'cap',
      values: { cap: 'week', limit: 3, nextPossible: utc('2026-06-08T09:00:00Z') },
    })
    expect(brief(due('2026-06-08T08:59:59Z', [cap()]))).toBe('skip capped')
    expect(brief(due('2026-06-08T09:00:00Z', [cap()]))).toBe('send p1@example.com')
    const sms = due('2026-06-05T09:00:00Z', [cap(), cap({ id: 'sms', channels: ['sms'], limit: 1 })], {
      channel: 'sms',
    })
    expect(brief(sms)).toBe('send +4915100000001')
  })

  it('knows none from no limit', () => {
    expect(brief(due('2026-07-05T09:00:00Z', [cap({ limit: 0 })]))).toBe('skip capped')
    expect(due('2026-07-05T09:00:00Z', [cap({ limit: 0 })]).evidence.at(-1)?.values).toMatchObject({
      nextPossible: null,
    })
    expect(brief(due('2026-06-05T09:00:00Z', []))).toBe('send p1@example.com')
  })

  it('lets important messages by, counted or not', () => {
    expect(brief(due('2026-06-05T09:00:00Z', [cap()], { cap: 'ignore' }))).toBe('send p1@example.com')
    expect(brief(due('2026-06-05T09:00:00Z', [cap()], { cap: 'ignoreAndCount' }))).toBe('send p1@example.com')
    expect([
      countsToCap({ cap: 'obey' }),
      countsToCap({ cap: 'ignore' }),
      countsToCap({ cap: 'ignoreAndCount' }),
    ]).toEqual([true, false, true])
  })

  it('does not count the attempt itself, nor what does not count', () => {
    const own = [contact(5, { key: 'e1:1:0' }), contact(6, { countsToCap: false })]
    expect(brief(decide(attempt(), facts({ contacts: own }), rules({ caps: [cap({ limit: 1 })] }), 10))).toBe(
      'send p1@example.com',
    )
  })

  it('refuses a window of months, whose length differs', () => {
    expect(contactRulesSchema.safeParse(rules({ caps: [cap({ window: 'P1M' })] })).success).toBe(false)
  })
})

describe('duplicates', () => {
  it('are the same content to the same address, whoever has it', () => {
    const of = (changes: Partial<ContactFact>): string =>
      brief(decide(attempt(), facts({ contacts: [contact(100, { content: 'newsletter', ...changes })] }), rules(), 200))
    expect(of({})).toBe('skip duplicate')
    expect(of({ countsToCap: false })).toBe('skip duplicate')
    expect(of({ address: 'p2@example.com' })).toBe('send p1@example.com')
    expect(of({ content: 'other' })).toBe('send p1@example.com')
    expect(of({ at: 200 - 86_400_000 })).toBe('send p1@example.com')
    expect(of({ key: 'e1:1:0' })).toBe('send p1@example.com')
  })

  it('wait for what could not be read', () => {
    expect(decide(attempt(), facts({ contacts: 'unknown' }), rules(), 200)).toMatchObject({
      type: 'defer',
      until: 60_200,
    })
  })
})

describe('holdout and expiry', () => {
  it('keeps a sticky share out of marketing only', () => {
    const held = Array.from({ length: 1000 }, (_, index) => `p${index}`).filter((id) => {
      const person = { ...facts().person, id }
      const marketing = decide(attempt(), facts({ person }), rules({ holdoutPercent: 10 }), 1)
      const receipt = decide(
        attempt({ category: 'transactional' }),
        facts({ person }),
        rules({ holdoutPercent: 10 }),
        1,
      )
      expect(receipt.type).toBe('send')
      return marketing.type === 'skip' && marketing.reason === 'holdout'
    })
    expect(held.length).toBe(110)
  })

  it('skips what is worth nothing any more', () => {
    const perishable = attempt({ arrivedAt: 100, expiresAfterMs: 50 })
    expect(brief(decide(perishable, facts(), rules(), 150))).toBe('send p1@example.com')
    expect(brief(decide(perishable, facts(), rules(), 151))).toBe('skip stale')
  })
})

describe('quiet hours', () => {
  const quiet = (from: string, to: string, changes: Partial<QuietHours> = {}): QuietHours => ({
    id: `${from}-${to}`,
    channels: ['email'],
    from,
    to,
    zone: 'person',
    then: 'defer',
    ...changes,
  })
  const due = (zone: string | null, at: string, quietHours: QuietHours[], changes: Partial<Attempt> = {}): Decision =>
    decide(attempt(changes), facts({ person: { ...facts().person, zone } }), rules({ quietHours }), utc(at))

  it('follow the wall clock, not the offset of January [time-quiet-hours-saved-in-winter]', () => {
    const evening = [quiet('19:00', '23:00')]
    const summer = due('America/New_York', '2026-07-10T23:30:00Z', evening)
    expect(brief(summer)).toBe('defer 2026-07-11T03:00:00.000Z')
    expect(brief(due('America/New_York', '2026-01-11T00:30:00Z', evening))).toBe('defer 2026-01-11T04:00:00.000Z')
    expect(summer.evidence.at(-1)).toMatchObject({
      rule: 'quietHours',
      passed: false,
      values: { window: '19:00-23:00', zone: 'America/New_York', fellBack: false },
    })
  })

  it('hold on both sides of midnight and end openly [time-quiet-hours-over-midnight]', () => {
    const night = [quiet('21:00', '07:00')]
    expect(brief(due('Europe/Berlin', '2020-12-19T19:59:00Z', night))).toBe('send p1@example.com')
    expect(brief(due('Europe/Berlin', '2020-12-19T20:00:00Z', night))).toBe('defer 2020-12-20T06:00:00.000Z')
    expect(brief(due('Europe/Berlin', '2020-12-19T23:30:00Z', night))).toBe('defer 2020-12-20T06:00:00.000Z')
    expect(brief(due('Europe/Berlin', '2020-12-20T06:00:00Z', night))).toBe('send p1@example.com')
    const early = [quiet('00:00', '08:00')]
    expect(brief(due('Europe/Berlin', '2020-12-19T20:00:00Z', early))).toBe('send p1@example.com')
  })

  it('that follow on one another are one', () => {
    const chain = [quiet('21:00', '00:00'), quiet('00:00', '07:00'), quiet('06:30', '08:00')]
    expect(brief(due('UTC', '2026-05-01T22:00:00Z', chain))).toBe('defer 2026-05-02T08:00:00.000Z')
  })

  it('that cover the whole day skip, and so do those that say so', () => {
    expect(brief(due('UTC', '2026-05-01T22:00:00Z', [quiet('20:00', '08:00'), quiet('08:00', '20:00')]))).toBe(
      'skip quiet_hours',
    )
    expect(brief(due('UTC', '2026-05-01T22:00:00Z', [quiet('20:00', '08:00', { then: 'skip' })]))).toBe(
      'skip quiet_hours',
    )
  })

  it('take the fallback zone visibly, and concern neither other channels nor urgent messages', () => {
    const night = [quiet('21:00', '07:00')]
    const shanghai = due(null, '2026-05-01T14:00:00Z', night)
    expect(brief(shanghai)).toBe('defer 2026-05-01T23:00:00.000Z')
    expect(shanghai.evidence.at(-1)?.values).toMatchObject({ zone: 'Asia/Shanghai', fellBack: true })
    expect(brief(due(null, '2026-05-01T14:00:00Z', night, { channel: 'sms' }))).toBe('send +4915100000001')
    expect(brief(due(null, '2026-05-01T14:00:00Z', night, { quiet: 'ignore' }))).toBe('send p1@example.com')
    expect(brief(due(null, '2026-05-01T14:00:00Z', night, { category: 'transactional' }))).toMatch(/^defer/)
  })
})

describe('priority', () => {
  const twice: Cap = { id: 'week', channels: ['email', 'sms'], category: 'marketing', limit: 2, window: 'P7D' }
  const ahead = (priority: number, changes: Partial<Waiting> = {}): Waiting => ({
    key: `ahead:${priority}`,
    channel: 'email',
    category: 'marketing',
    priority,
    ...changes,
  })
  const decided = (changes: Partial<Attempt>, sent: number, caps: Cap[] = [twice]): string =>
    brief(
      decide(
        attempt(changes),
        facts({ contacts: [1, 2].slice(0, sent).map((at) => contact(at)) }),
        rules({ caps }),
        10,
      ),
    )
  const goes = 'send p1@example.com'

  it.each<[string, Partial<Attempt>, number, string]>([
    ['nothing waits', {}, 1, goes],
    ['the last place is left to what matters more', { waiting: [ahead(80)] }, 1, 'skip lower_priority'],
    ['there is room for both', { waiting: [ahead(80)] }, 0, goes],
    ['two wait, and there is room for two', { waiting: [ahead(80), ahead(90)] }, 0, 'skip lower_priority'],
    ['among equals whoever comes first goes', { waiting: [ahead(50)] }, 1, goes],
    ['what waits matters less', { priority: 90, waiting: [ahead(80)] }, 1, goes],
    ['what waits counts to another cap', { waiting: [ahead(80, { channel: 'push' })] }, 1, goes],
    ['what waits is no marketing', { waiting: [ahead(80, { category: 'transactional' })] }, 1, goes],
    ['it stands above the caps itself', { cap: 'ignore', waiting: [ahead(80)] }, 1, goes],
    ['it waits itself and is tried again', { waiting: [ahead(80, { key: 'e1:1:0' })] }, 1, goes],
    ['what waited has gone meanwhile and is counted once', { waiting: [ahead(80, { key: 'earlier:1' })] }, 1, goes],
    ['no place is left at all', { waiting: [ahead(80)] }, 2, 'skip capped'],
  ])('%s', (_, changes, sent, expected) => {
    expect(decided(changes, sent)).toBe(expected)
  })

  it('says which messages were ahead', () => {
    const decision = decide(attempt({ waiting: [ahead(80)] }), facts(), rules({ caps: [{ ...twice, limit: 1 }] }), 10)
    expect(decision.evidence.at(-1)).toEqual({
      rule: 'priority',
      passed: false,
      values: { cap: 'week', limit: 1, sent: 0, priority: 50, ahead: ['ahead:80'] },
    })
  })

  it('asks nothing where no cap concerns the message', () => {
    expect(decided({ waiting: [ahead(80)] }, 2, [])).toBe(goes)
  })
})
