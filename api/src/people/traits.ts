import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import { parseInstant } from '@trailwright/shared/time/instant.ts'
import { isZone } from '@trailwright/shared/time/zone.ts'
import type { WarningCode } from '@trailwright/shared/wire/events.ts'
import { normaliseEmail, normalisePhone } from './address.ts'
import type { IdentityRef } from './identity.ts'
import { type Person, valueOf } from './person.ts'
import { giveIdentity, ownerOf, takeIdentity, type WorkingSet } from './working-set.ts'

/** What was left out or could not be used, and where it stood. */
export interface Warning {
  readonly code: WarningCode
  readonly field: string
}

export interface TraitSource {
  /** Whether they came with a server key. */
  readonly trusted: boolean
  /** Whether the call names the person by user id, or the person is otherwise nobody known: an address may be added. */
  readonly mayAddAddress: boolean
  /** ISO 3166, two letters: how phone numbers without a country are read. */
  readonly country: string
  readonly at: number
  readonly now: number
}

const mostAttributes = 1000
const longestZone = 100
const serverOnly: ReadonlySet<string> = new Set(
  'createdAt created_at id userId anonymousId tags segments consent'.split(' '),
)
const zoneTraits: ReadonlySet<string> = new Set(['zone', 'timezone', 'timeZone'])
const languageTraits: ReadonlySet<string> = new Set(['language', 'locale'])

/** Traits that a browser key cannot set. */
export const isServerOnly = (name: string): boolean => serverOnly.has(name) || name.startsWith('$')

/** The country that traits are read in: their own, else the workspace's. */
export const countryOf = (traits: JsonObject, fallback: string): string => {
  const country = traits['country']
  return typeof country === 'string' && /^[A-Z]{2}$/.test(country) ? country : fallback
}

const asText = (value: Json): string | null => {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value.trim() : null
}

const same = (a: Json | undefined, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b)

const setAttribute = (person: Person, name: string, value: Json): void => {
  if (value === null || value === '') {
    if (!(name in person.attributes)) return
    const { [name]: _, ...rest } = person.attributes
    person.attributes = rest
  } else {
    if (same(person.attributes[name], value)) return
    person.attributes = { ...person.attributes, [name]: value }
  }
  person.touched.row = true
  person.touched.changed = true
}

/** Merges traits into the person: each replaces the attribute of its name, null and "" unset it. */
export const applyTraits = (
  set: WorkingSet,
  person: Person,
  traits: JsonObject,
  source: TraitSource,
): readonly Warning[] => {
  const warnings: Warning[] = []
  for (const [name, value] of Object.entries(traits)) {
    const field = `traits.${name}`
    const warn = (code: WarningCode): number => warnings.push({ code, field })
    if (!source.trusted && isServerOnly(name)) {
      warn('trait.server-only')
      continue
    }
    if (name === 'email' || name === 'phone') {
      applyAddress(set, person, name, value, { ...source, country: countryOf(traits, source.country) }, warn)
      continue
    }
    if (!(name in person.attributes) && Object.keys(person.attributes).length >= mostAttributes) {
      warn('attributes.full')
      continue
    }
    if (zoneTraits.has(name) && applyZone(person, value) === 'unknown') warn('zone.unknown')
    if (languageTraits.has(name)) applyLanguage(person, value)
    if (name === 'createdAt' || name === 'created_at') applyCreation(person, value, source.now)
    setAttribute(person, name, value)
  }
  return warnings
}

/** Keeps what came in beside what can be used. */
export const applyZone = (person: Person, value: Json): 'known' | 'unknown' => {
  const raw = asText(value)?.slice(0, longestZone) ?? null
  const zone = raw !== null && isZone(raw) ? raw : null
  if (person.zoneRaw !== raw || person.zone !== zone) {
    person.zoneRaw = raw === '' ? null : raw
    person.zone = zone
    person.touched.row = true
    person.touched.changed = true
  }
  return zone === null && raw !== null && raw !== '' ? 'unknown' : 'known'
}

/** A language tag such as `en`, `zh-CN`, `zh_Hans`; anything else counts as none. */
export const applyLanguage = (person: Person, value: Json): void => {
  const tag = asText(value)?.replaceAll('_', '-') ?? ''
  const language = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(tag) ? tag : null
  if (person.language === language) return
  person.language = language
  person.touched.row = true
  person.touched.changed = true
}

const applyCreation = (person: Person, value: Json, now: number): void => {
  const at = typeof value === 'number' ? value : parseInstant(asText(value) ?? '')
  if (at === undefined || !Number.isInteger(at) || at <= 0 || at > now || at === person.createdAt) return
  person.createdAt = at
  person.touched.row = true
}

interface Address {
  readonly channel: string
  readonly ref: IdentityRef
  readonly suppressed: string | null
}

const readAddress = (set: WorkingSet, name: 'email' | 'phone', text: string, country: string): Address | null => {
  if (name === 'email') {
    const value = normaliseEmail(text)
    if (value === null) return null
    const suppressed = set.suppressions.get(`email:${value}`) ?? null
    return { channel: 'email', ref: { kind: 'email', value }, suppressed }
  }
  const phone = normalisePhone(text, country)
  if (phone === null) return null
  const suppressed = set.suppressions.get(`sms:${phone.number}`) ?? (phone.mobile ? null : 'notMobile')
  return { channel: 'sms', ref: { kind: 'phone', value: phone.number }, suppressed }
}

/**
 * An address is attribute, identity and contact point at once. A new one takes the place of the old one. What cannot be
 * read stays as the attribute's raw text, and nobody is sent anything.
 */
const applyAddress = (
  set: WorkingSet,
  person: Person,
  name: 'email' | 'phone',
  value: Json,
  source: TraitSource,
  warn: (code: WarningCode) => void,
): void => {
  const text = asText(value) ?? ''
  const address = readAddress(set, name, text, source.country)
  const channel = name === 'email' ? 'email' : 'sms'
  const known = person.points.filter((point) => point.channel === channel)
  const isSame = known.some((point) => point.address === address?.ref.value)
  if (!source.trusted && !isSame && (known.length > 0 || !source.mayAddAddress)) {
    warn('address.server-only')
    return
  }
  setAttribute(person, name, address?.ref.value ?? text)
  if (address === null && text !== '') warn(name === 'email' ? 'email.invalid' : 'phone.invalid')
  if (address?.suppressed === 'notMobile') warn('phone.not-mobile')
  if (!isSame) {
    const old = valueOf(person, name)
    if (old !== null) takeIdentity(set, person, { kind: name, value: old })
    person.points = person.points.filter((point) => point.channel !== channel)
    if (address !== null) {
      const point = { channel, address: address.ref.value, suppressed: address.suppressed, since: source.now }
      person.points = [...person.points, point]
    }
    person.touched.row = true
    person.touched.points = true
    person.touched.changed = true
  }
  if (address === null) return
  const owner = ownerOf(set, address.ref)
  if (owner === null) giveIdentity(set, person, address.ref, source.now)
  else if (owner !== person) warn('identity.taken')
}

/** The identities that traits name, normalised; those that cannot be read are left out. */
export const refsOfTraits = (traits: JsonObject, fallbackCountry: string): readonly IdentityRef[] => {
  const email = normaliseEmail(asText(traits['email'] ?? null) ?? '')
  const phone = normalisePhone(asText(traits['phone'] ?? null) ?? '', countryOf(traits, fallbackCountry))
  return [
    ...(email === null ? [] : [{ kind: 'email', value: email } as const]),
    ...(phone === null ? [] : [{ kind: 'phone', value: phone.number } as const]),
  ]
}
