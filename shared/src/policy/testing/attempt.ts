import type { Facts } from '../../condition/facts.ts'
import type { Attempt, ContactRules } from '../decision.ts'

/** A person in Berlin with an e-mail address, a phone and every consent; tests change what they are about. */
export const facts = (changes: Partial<Facts> = {}): Facts => ({
  person: { id: 'p1', createdAt: 0, zone: 'Europe/Berlin', language: 'en', attributes: {}, tags: [] },
  zone: 'Asia/Shanghai',
  events: {},
  segments: {},
  contactPoints: [
    { channel: 'email', address: 'p1@example.com', suppressed: null },
    { channel: 'sms', address: '+4915100000001', suppressed: null },
  ],
  consents: ['email', 'sms'].map((channel) => ({
    channel,
    category: 'marketing',
    state: 'granted' as const,
    at: 0,
    source: 'form',
  })),
  contacts: [],
  passages: [],
  ...changes,
})

export const attempt = (changes: Partial<Attempt> = {}): Attempt => ({
  key: 'e1:1:0',
  workspace: 'w1',
  journey: 'j1',
  node: 'm1',
  channel: 'email',
  content: 'newsletter',
  category: 'marketing',
  topic: 'marketing',
  cap: 'obey',
  quiet: 'obey',
  arrivedAt: 0,
  expiresAfterMs: null,
  ...changes,
})

export const rules = (changes: Partial<ContactRules> = {}): ContactRules => ({
  caps: [],
  quietHours: [],
  dedupeWindow: 'P1D',
  holdoutPercent: 0,
  ...changes,
})
