import type { Language, Text } from '@trailwright/shared/language/language.ts'
import type { LabelKind } from '@trailwright/shared/wire/labels.ts'
import { knownEvents, knownFields } from './known-names.ts'

/** What people of the workspace call things, by `labelKey`. */
export type Labels = ReadonlyMap<string, Text>

export function labelKey(kind: LabelKind, name: string): string {
  return `${kind} ${name}`
}

/**
 * What an event, a property or an attribute is called in a sentence: as the workspace says, else by its usual name, else
 * by its own words. `name` is as it came in, such as `cart_id` or `address.city`.
 */
export function humanName(kind: LabelKind, name: string, labels: Labels, language: Language): string {
  const own = labels.get(labelKey(kind, name))
  return own?.[language] || usualName(kind, name, language, own)
}

/** As above without the name that the workspace gave in this language: what stands there until somebody gives one. */
export function usualName(kind: LabelKind, name: string, language: Language, own: Text = {}): string {
  const words = wordsIn(name)
  const known = language === 'zh-CN' ? (kind === 'event' ? knownEvents : knownFields)[words.toLowerCase()] : undefined
  if (known !== undefined) return known
  const other = Object.values(own).find((text) => text !== '')
  if (other !== undefined) return other
  if (kind === 'event') return /[\s\p{Script=Han}]/u.test(name) ? name : capitalised(words)
  const parts = name.split('.')
  if (parts.length === 1) return words
  const gap = language === 'zh-CN' ? '的' : ' '
  return parts.map((part) => usualName(kind, part.replace('[]', ''), language)).join(gap)
}

const initials: ReadonlySet<string> = new Set(['id', 'url', 'sku', 'sms', 'ip', 'vip', 'utm', 'rfm'])

/** `favouriteCategory` as "favourite category", `cart_id` as "cart ID". */
function wordsIn(name: string): string {
  return name
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .split(/[\s_-]+/)
    .filter((word) => word !== '')
    .map((word) => (initials.has(word.toLowerCase()) ? word.toUpperCase() : lowered(word)))
    .join(' ')
}

/** A word that is written in capitals throughout stays: `BMI`. */
function lowered(word: string): string {
  return word.length > 1 && word === word.toUpperCase() ? word : word.toLowerCase()
}

function capitalised(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
