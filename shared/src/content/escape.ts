import { protectMarkup } from './protect-markup.ts'

/**
 * How values get into the place where a text stands. `header` is one line of an e-mail header, `url` a web address,
 * `json` the inside of a JSON document, `markup` the text of an e-mail block, `sms` and `text` plain text.
 */
export const escapes = ['html', 'text', 'json', 'url', 'sms', 'header', 'markup'] as const
export type Escape = (typeof escapes)[number]

const htmlEntities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => htmlEntities[sign] ?? sign)

/** Control characters other than tab and line feed have no place in any text. */
const withoutControls = (text: string): string => text.replaceAll(/(?![\t\n])\p{Cc}/gu, '')

const lines = /[\r\n\v\f\u0085\u2028\u2029]+/g
/** A header is one line: a break in a merged value would let it write the rest of the message. */
export const oneLine = (text: string): string => withoutControls(text.replaceAll(lines, ' ')).trim()

/** Around every value of a web address, until it is known whether the address begins with it. */
const valueStart = '\u0001'
const valueEnd = '\u0002'

const encodeUrlPart = (text: string): string => {
  // A lone surrogate is no character and cannot be encoded.
  return encodeURIComponent(text.toWellFormed())
}

/** Values are encoded; only one that the address begins with is taken as an address (or the start of one). */
const finishUrl = (text: string): string => {
  let output = ''
  let value = ''
  let depth = 0
  for (const sign of text.trim()) {
    if (sign === valueStart) depth += 1
    else if (sign === valueEnd) {
      depth -= 1
      if (depth === 0) {
        output += output === '' ? value : encodeUrlPart(value)
        value = ''
      }
    } else if (depth > 0) value += sign
    else output += sign
  }
  return withoutControls(output + value).replaceAll(/\s/g, encodeUrlPart)
}

const asText = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return JSON.stringify(value) ?? ''
}

/** What an output writes for a value. */
export const escapeValue = (value: unknown, escape: Escape): string => {
  const text = asText(value)
  switch (escape) {
    case 'html':
      return escapeHtml(withoutControls(text))
    case 'json':
      return typeof value === 'string' ? JSON.stringify(text).slice(1, -1) : text
    case 'url':
      return `${valueStart}${withoutControls(text)}${valueEnd}`
    case 'markup':
      return protectMarkup(withoutControls(text.replaceAll('\r\n', '\n')))
    case 'text':
    case 'sms':
    case 'header':
      return withoutControls(text.replaceAll('\r\n', '\n'))
  }
}

/** What the place asks of the finished text. */
export const finishText = (text: string, escape: Escape): string => {
  if (escape === 'url') return finishUrl(text)
  return escape === 'header' ? oneLine(text) : text
}
