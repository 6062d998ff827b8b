import { escapeHtml } from './escape.ts'
import { safeHref } from './markup.ts'

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

const fromCode = (code: number): string => (code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '')

const decode = (text: string): string =>
  text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));?/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return fromCode(Number(decimal))
    if (hex !== undefined) return fromCode(Number.parseInt(hex, 16))
    return named[(name ?? '').toLowerCase()] ?? whole
  })

const hrefAttribute = /([\s/]href\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)/gi
const slot = /^twslot\d+x$/

/** Every link of finished HTML leads to the web, a mailbox or a phone; any other leads nowhere. */
export const safeLinks = (html: string): string =>
  html.replaceAll(hrefAttribute, (_, before: string, quoted: string) => {
    const href = decode(quoted.replaceAll(/^["']|["']$/g, ''))
    const kept = slot.test(href) || href.startsWith('#') ? href : safeHref(href)
    return `${before}"${escapeHtml(kept)}"`
  })

/** The words of HTML, for readers without it: a line a block, links as `words (address)`. */
export const htmlText = (html: string): string =>
  decode(
    html
      .replaceAll(/<!--.*?-->/gs, '')
      .replaceAll(/<(head|style|script|title)\b.*?<\/\1\s*>/gis, '')
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/<a\b[^>]*?\shref\s*=\s*"([^"#][^"]*)"[^>]*>(.*?)<\/a\s*>/gis, '$2 ($1)')
      .replaceAll(/<img\b[^>]*?\salt\s*=\s*"([^"]+)"[^>]*>/gi, '$1')
      .replaceAll(/<\/?(?:p|div|h[1-6]|li|tr|table|br)\b[^>]*>/gi, '\n')
      .replaceAll(/<[^>]*>/g, ''),
  )
    .split('\n')
    .map((line) => line.replaceAll(/ +/g, ' ').trim())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
