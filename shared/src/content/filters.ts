import type { Liquid } from 'liquidjs/dist/liquid.browser.mjs'
import type { Language } from '../language/language.ts'
import { formatInstant, type Instant } from '../time/instant.ts'
import type { Escape } from './escape.ts'
import { formatDate, readDate } from './format-date.ts'

/** In whose clock and words a text is rendered. */
export interface RenderSettings {
  readonly zone: string
  readonly language: Language
  /** What `now` and `today` are. */
  readonly at: Instant
}

/** The filters of liquidjs that are kept as they are; every other one is unknown to our templates. */
export const plainFilters = [
  'abs',
  'append',
  'at_least',
  'at_most',
  'capitalize',
  'ceil',
  'compact',
  'concat',
  'default',
  'divided_by',
  'downcase',
  'find',
  'first',
  'floor',
  'has',
  'join',
  'last',
  'lstrip',
  'map',
  'minus',
  'modulo',
  'plus',
  'prepend',
  'reject',
  'remove',
  'remove_first',
  'remove_last',
  'replace',
  'replace_first',
  'replace_last',
  'reverse',
  'round',
  'rstrip',
  'size',
  'slice',
  'sort',
  'sort_natural',
  'split',
  'squish',
  'strip',
  'strip_html',
  'strip_newlines',
  'sum',
  'times',
  'truncate',
  'truncatewords',
  'uniq',
  'upcase',
  'where',
] as const

/** Filters of our own: `date`, `number`, `money`, `json`, `url_encode`. */
export const ownFilters = ['date', 'number', 'money', 'json', 'url_encode'] as const

const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** Formats are dear to make, and there are few: language, currency and decimals. */
const remembered = 256
const formats = new Map<string, Intl.NumberFormat>()
const formatOf = (language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  const key = `${language} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known !== undefined) return known
  if (formats.size >= remembered) formats.clear()
  const made = new Intl.NumberFormat(language, options)
  formats.set(key, made)
  return made
}

const decimalsOf = (digits: number): Intl.NumberFormatOptions => ({
  minimumFractionDigits: digits,
  maximumFractionDigits: digits,
})

const formatNumber = (value: unknown, decimals: unknown, { language }: RenderSettings): unknown => {
  const number = numberOf(value)
  if (number === undefined) return value
  const digits = numberOf(decimals)
  const fixed = digits === undefined ? undefined : Math.min(20, Math.max(0, Math.trunc(digits)))
  return formatOf(language, fixed === undefined ? { maximumFractionDigits: 6 } : decimalsOf(fixed)).format(number)
}

/** A number as money of a currency, or with two decimals when it names none; anything else as it is. */
export const formatMoney = (value: unknown, currency: unknown, { language }: RenderSettings): unknown => {
  const number = numberOf(value)
  if (number === undefined) return value
  const code = typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) ? currency : undefined
  return formatOf(language, code === undefined ? decimalsOf(2) : { style: 'currency', currency: code }).format(number)
}

/** A date that cannot be read stays as it is, as everywhere in Liquid. */
const formatDateValue = (value: unknown, format: unknown, { zone, language, at }: RenderSettings): unknown => {
  const meant = value === 'now' || value === 'today' ? formatInstant(at) : value
  const shown = readDate(meant, zone)
  return shown === undefined ? value : formatDate(shown, typeof format === 'string' ? format : undefined, language)
}

/** `settingsOf` finds the settings of the render at hand by its globals, out of the reach of templates. */
export const registerFilters = (
  engine: Liquid,
  escape: Escape,
  settingsOf: (globals: object) => RenderSettings,
): void => {
  const kept: ReadonlySet<string> = new Set(plainFilters)
  for (const name of Object.keys(engine.filters)) if (!kept.has(name)) engine.unregisterFilter(name)
  engine.registerFilter('date', function (value, format) {
    return formatDateValue(value, format, settingsOf(this.context.globals))
  })
  engine.registerFilter('number', function (value, decimals) {
    return formatNumber(value, decimals, settingsOf(this.context.globals))
  })
  engine.registerFilter('money', function (value, currency) {
    return formatMoney(value, currency, settingsOf(this.context.globals))
  })
  // Already right for the place where they belong; anywhere else their result is escaped like every value.
  engine.registerFilter('json', { handler: (value) => JSON.stringify(value ?? null), raw: escape === 'json' })
  engine.registerFilter('url_encode', {
    handler: (value) => encodeURIComponent(String(value ?? '').toWellFormed()),
    raw: escape === 'url',
  })
}
