import { escapeHtml } from './escape.ts'
import { checkHref } from './href.ts'

/**
 * The little markup of a text block: `**bold**`, `[words](address)`, line breaks. A backslash takes a sign as it is:
 * that is how values of a person are kept from being read as markup.
 */
type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'bold'; readonly inside: readonly Inline[] }
  | { readonly type: 'link'; readonly href: string; readonly inside: readonly Inline[] }

const unescaped = (text: string): string => text.replaceAll(/\\([\\*[\]()])/g, '$1')

const piece = /\*\*((?:\\.|(?!\*\*)[^\\])+)\*\*|\[((?:\\.|[^\]\\])+)\]\(((?:\\.|[^()\\]|\([^()\\]*\))*)\)/gsu

const parse = (text: string): readonly Inline[] => {
  const found: Inline[] = []
  let done = 0
  for (const match of text.matchAll(piece)) {
    if (match.index > done) found.push({ type: 'text', text: unescaped(text.slice(done, match.index)) })
    const [whole, bold, words, href] = match
    if (bold !== undefined) found.push({ type: 'bold', inside: parse(bold) })
    else if (words !== undefined) found.push({ type: 'link', href: unescaped(href ?? '').trim(), inside: parse(words) })
    done = match.index + whole.length
  }
  if (done < text.length) found.push({ type: 'text', text: unescaped(text.slice(done)) })
  return found
}

/** Where a link may lead; anything else leads nowhere. */
export const safeHref = (href: string): string => (checkHref(href) ? href.trim() : '#')

const inlineHtml = (inline: Inline): string => {
  switch (inline.type) {
    case 'text':
      return escapeHtml(inline.text).replaceAll('\n', '<br />')
    case 'bold':
      return `<strong>${inline.inside.map(inlineHtml).join('')}</strong>`
    case 'link':
      return `<a href="${escapeHtml(safeHref(inline.href))}">${inline.inside.map(inlineHtml).join('')}</a>`
  }
}

const inlineText = (inline: Inline): string => {
  if (inline.type === 'text') return inline.text
  const words = inline.inside.map(inlineText).join('')
  if (inline.type === 'bold') return words
  return words === inline.href ? words : `${words} (${safeHref(inline.href)})`
}

export const markupHtml = (markup: string): string => parse(markup.trim()).map(inlineHtml).join('')

export const markupText = (markup: string): string => parse(markup.trim()).map(inlineText).join('')

/** The links of the markup, each with its words. */
export const markupLinks = (markup: string): readonly { readonly words: string; readonly href: string }[] =>
  linksOf(parse(markup.trim()))

const linksOf = (inlines: readonly Inline[]): readonly { readonly words: string; readonly href: string }[] =>
  inlines.flatMap((inline) => {
    if (inline.type === 'text') return []
    if (inline.type === 'bold') return linksOf(inline.inside)
    return [{ words: inline.inside.map(inlineText).join(''), href: inline.href }]
  })

const hrefsOf = (inlines: readonly Inline[]): readonly string[] =>
  inlines.flatMap((inline) => {
    if (inline.type === 'text') return []
    return inline.type === 'link' ? [inline.href, ...hrefsOf(inline.inside)] : hrefsOf(inline.inside)
  })

/** The addresses that the markup links to, in order. */
export const markupHrefs = (markup: string): readonly string[] => hrefsOf(parse(markup.trim()))
