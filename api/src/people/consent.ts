import type { ConsentFact } from '@trailwright/shared/condition/facts.ts'
import { laterConsent } from './merge.ts'
import type { Person } from './person.ts'

export interface ConsentWord {
  readonly channel: string
  readonly category: string
  readonly state: 'granted' | 'withdrawn'
  readonly at: number
  readonly source: string
  /** What proves it, as data: the message id, the page, the file. */
  readonly evidence: Readonly<Record<string, string>>
}

/** Into the ledger, and into the current state, its fold: the latest word counts. What is the state already adds nothing. */
export const recordConsent = (person: Person, word: ConsentWord): void => {
  const { channel, category, state, at, source } = word
  const isHere = (consent: ConsentFact): boolean => consent.channel === channel && consent.category === category
  const current = person.consents.find(isHere)
  if (current?.state === state) return
  const address = person.points.find((point) => point.channel === channel)?.address ?? null
  person.ledger.push({ channel, category, address, state, at, source, evidence: JSON.stringify(word.evidence) })
  const consent = { channel, category, state, at, source }
  const next = current === undefined ? consent : laterConsent(current, consent)
  person.consents = [...person.consents.filter((other) => !isHere(other)), next]
  person.touched.consents = true
  person.touched.changed = true
}

/** `email.marketing` -> channel and category; null for the category of another kind of consent manager. */
export const consentPlace = (key: string): { readonly channel: string; readonly category: string } | null => {
  const match = /^([a-z]{2,20})\.([a-z][a-z0-9-]{0,62})$/.exec(key)
  return match?.[1] === undefined || match[2] === undefined ? null : { channel: match[1], category: match[2] }
}
