import type { EventFact, Facts } from '../../condition/facts.ts'
import type { Condition } from '../../condition/schema.ts'
import { load } from '../../compile/load.ts'
import { readJourney } from '../../journey/read.ts'
import type { Json, JsonObject } from '../../problem/json.ts'
import { parseInstant, type Instant } from '../../time/instant.ts'
import type { Entry, EntryHistory, Program } from '../contract.ts'

/** A journey of these nodes, written short: `id: [kind, config, ports]`. */
export type Nodes = Readonly<Record<string, readonly [kind: string, config: JsonObject, to?: JsonObject]>>

export const programOf = (nodes: Nodes, settings: JsonObject = {}): Program => {
  const written = Object.entries(nodes).map(
    ([id, [kind, config, to = {}]]) => [id, { kind, v: 1, config, to }] as const,
  )
  const document: Json = {
    dsl: 1,
    id: 'j',
    name: { en: 'J' },
    zone: 'UTC',
    nodes: Object.fromEntries(written),
    ...settings,
  }
  const read = readJourney(document)
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  return load(read.value, 1)
}

export const utc = (text: string): Instant => {
  const at = parseInstant(text)
  if (at === undefined) throw new Error(`Not an instant: ${text}`)
  return at
}

export const eventOf = (name: string, at: Instant, properties: JsonObject = {}, id = `${name}@${at}`): EventFact => ({
  id,
  name,
  at,
  seq: at * 1000,
  properties,
})

/** A person with an e-mail address and every consent, about whom nothing else is known. */
export const factsOf = (changes: Partial<Facts> = {}): Facts => ({
  person: { id: 'p1', createdAt: 0, zone: null, language: null, attributes: {}, tags: [] },
  zone: 'UTC',
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

export const entryOf = (trigger: string, event: EventFact | null, stimulus = event?.id ?? 'call'): Entry => ({
  workspace: 'w1',
  trigger,
  stimulus,
  event,
})

export const nobodyBefore: EntryHistory = { passages: [], recentEntries: 0, lastTriggeredAt: null }

export const did = (event: string, times = 1): Condition => ({ did: event, measure: 'count', is: '>=', value: times })
