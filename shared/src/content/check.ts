import { error, warning, type Finding } from '../problem/finding.ts'
import { languages, type Language } from '../language/language.ts'
import { checkHrefTemplate, checkTemplate } from './check-template.ts'
import { templateReads } from './liquid.ts'
import { markupHrefs, markupLinks } from './markup.ts'
import type { Block, Content, EmailBody, SmsBody } from './schema.ts'
import { countSms, hasDoubledSignature, offerPlainSigns, type SmsFrame } from './sms.ts'

type Path = readonly (string | number)[]

const at = (path: Path, findings: readonly Finding[]): readonly Finding[] =>
  findings.map((finding) => ({ ...finding, path: [...path, ...finding.path] }))

/** A link of the markup whose address holds no value can be judged at once. */
const checkMarkup = (markup: string): readonly Finding[] => [
  ...checkTemplate(markup, 'markup'),
  ...markupHrefs(markup).flatMap(checkHrefTemplate),
]

const required = (text: string, code: string, check: (text: string) => readonly Finding[]): readonly Finding[] =>
  text.trim() === '' ? [error(code)] : check(text)

const checkWords = (text: string): readonly Finding[] => checkTemplate(text, 'text')

const checkBlock = (block: Block): readonly Finding[] => {
  switch (block.type) {
    case 'heading':
    case 'text':
      return at(['text'], required(block.text, 'content.block-empty', checkMarkup))
    case 'columns':
      return [...at(['left'], checkMarkup(block.left)), ...at(['right'], checkMarkup(block.right))]
    case 'button':
      return [
        ...at(['text'], required(block.text, 'content.block-empty', checkWords)),
        ...at(['href'], required(block.href, 'content.button-without-link', checkHrefTemplate)),
      ]
    case 'image':
      return [
        ...at(['src'], required(block.src, 'content.image-without-source', checkHrefTemplate)),
        ...at(['alt'], block.alt.trim() === '' ? [warning('content.image-without-words')] : checkWords(block.alt)),
        ...at(['href'], block.href === undefined || block.href === '' ? [] : checkHrefTemplate(block.href)),
      ]
    case 'products':
      return block.list.trim() === '' ? at(['list'], [error('content.products-without-list')]) : []
    case 'divider':
      return []
  }
}

/** MJML of one's own must leave room for the way out, and may neither read files nor run code. */
const checkMjml = (mjml: string): readonly Finding[] => {
  const findings: Finding[] = [...checkTemplate(mjml, 'html')]
  const end = mjml.lastIndexOf('</mj-body>')
  if (end === -1) findings.push(error('content.mjml-without-body'))
  // A comment left open, or a body that ends within one, would swallow the footer with its way out.
  else if (mjml.lastIndexOf('<!--', end) > mjml.lastIndexOf('-->', end))
    findings.push(error('content.mjml-open-comment'))
  if (/<mj-include\b/i.test(mjml)) findings.push(error('content.mjml-include'))
  if (/<script\b|\son\w+\s*=/i.test(mjml)) findings.push(error('content.mjml-script'))
  return findings
}

const checkEmail = (body: EmailBody): readonly Finding[] => [
  ...at(
    ['subject'],
    required(body.subject, 'content.subject-empty', (text) => checkTemplate(text, 'header')),
  ),
  ...at(['preheader'], checkWords(body.preheader)),
  ...(body.mjml === undefined
    ? [
        ...(body.blocks.length === 0 ? at(['blocks'], [error('content.body-empty')]) : []),
        ...body.blocks.flatMap((block, index) => at(['blocks', index], checkBlock(block))),
      ]
    : at(['mjml'], checkMjml(body.mjml))),
]

/** From so many parts on, a text message is dear and may arrive in pieces. */
const manyParts = 4

const checkSms = (body: SmsBody, frame: SmsFrame | null): readonly Finding[] => {
  const findings = [...required(body.text, 'content.text-empty', (text) => checkTemplate(text, 'sms'))]
  if (frame !== null && hasDoubledSignature(body.text, frame)) {
    findings.push(error('content.doubled-signature', { params: { signature: frame.signature } }))
  }
  const offer = offerPlainSigns(body.text)
  if (offer !== null) {
    findings.push(
      warning('content.typographic-signs', { params: { signs: offer.replaced.map(({ from }) => from).join(' ') } }),
    )
  }
  const { parts } = countSms(body.text)
  if (parts >= manyParts) findings.push(warning('content.many-parts', { params: { parts } }))
  return at(['text'], findings)
}

/** Every text of a body, for what it reads. */
const textsOf = (body: EmailBody | SmsBody): readonly string[] => {
  if ('text' in body) return [body.text]
  const blocks = body.mjml === undefined ? body.blocks.flatMap(blockTexts) : [body.mjml]
  return [body.subject, body.preheader, ...blocks]
}

const blockTexts = (block: Block): readonly string[] => {
  switch (block.type) {
    case 'heading':
    case 'text':
      return [block.text]
    case 'columns':
      return [block.left, block.right]
    case 'button':
      return [block.text, block.href]
    case 'image':
      return [block.src, block.alt, block.href ?? '']
    case 'products':
      return [`{{ ${block.list} }}`]
    case 'divider':
      return []
  }
}

const bodiesOf = (content: Content): readonly (readonly [Language, EmailBody | SmsBody])[] =>
  languages.flatMap((language) => {
    const body = content.bodies[language]
    return body === undefined ? [] : [[language, body] as const]
  })

/** The references that the content reads in any language, sorted. */
export const contentReads = (content: Content): readonly string[] => {
  const texts = bodiesOf(content).flatMap(([, body]) => textsOf(body))
  return [...new Set(texts.flatMap(templateReads))].toSorted()
}

/** Recommendations and the way out belong to marketing; a receipt lists what its own event names. */
const isMarketingBlock = (block: Block): boolean => block.type === 'products' && !block.list.startsWith('entry.')

const checkTransactional = (content: Content): readonly Finding[] => {
  if (content.category !== 'transactional') return []
  const topic = content.topic === undefined ? [] : [error('content.transactional-topic', { path: ['topic'] })]
  const bodies = bodiesOf(content).flatMap(([language, body]) => {
    const marketing = error('content.transactional-marketing', { path: ['bodies', language] })
    if (textsOf(body).flatMap(templateReads).includes('unsubscribeUrl')) return [marketing]
    return 'blocks' in body && body.mjml === undefined && body.blocks.some(isMarketingBlock) ? [marketing] : []
  })
  return [...topic, ...bodies]
}

const wayOut = /unsubscri|opt[ -]?out|退订|退阅|取消订阅/i
const leadsOut = /\{\{-?\s*(unsubscribeUrl|preferencesUrl)\b/

interface Link {
  readonly words: string
  readonly href: string
}

/** Words that promise a way out must lead there: not to a page of one's own, and not nowhere. */
const ownWayOut = (links: readonly Link[]): readonly Finding[] =>
  links
    .filter(({ words, href }) => wayOut.test(words) && !leadsOut.test(href))
    .map(({ words }) => warning('content.own-unsubscribe', { params: { words: words.slice(0, 100) } }))

const mjmlLinks = (mjml: string): readonly Link[] =>
  [...mjml.matchAll(/<(a|mj-button)\b[^>]*?\shref\s*=\s*"([^"]*)"[^>]*>(.*?)<\/\1\s*>/gis)].map((match) => ({
    words: (match[3] ?? '').replaceAll(/<[^>]*>/g, '').trim(),
    href: match[2] ?? '',
  }))

const checkWayOut = (body: EmailBody): readonly Finding[] => {
  if (body.mjml !== undefined) return at(['mjml'], ownWayOut(mjmlLinks(body.mjml)))
  return body.blocks.flatMap((block, index) => {
    const found = (field: string, links: readonly Link[]) => at(['blocks', index, field], ownWayOut(links))
    switch (block.type) {
      case 'heading':
      case 'text':
        return found('text', markupLinks(block.text))
      case 'columns':
        return [...found('left', markupLinks(block.left)), ...found('right', markupLinks(block.right))]
      case 'button':
        return found('href', [{ words: block.text, href: block.href }])
      case 'image':
      case 'products':
      case 'divider':
        return []
    }
  })
}

/**
 * All findings of a content, with paths into it. Errors stop its publication. `frame` is what the SMS channel adds;
 * null when that is not known here.
 */
export const checkContent = (content: Content, frame: SmsFrame | null): readonly Finding[] => {
  const bodies = bodiesOf(content)
  if (bodies.length === 0) return [error('content.no-language', { path: ['bodies'] })]
  const missing = languages
    .filter((language) => content.bodies[language] === undefined)
    .map((language) => warning('content.language-missing', { path: ['bodies'], params: { language } }))
  const found = bodies.flatMap(([language, body]) =>
    at(['bodies', language], 'text' in body ? checkSms(body, frame) : [...checkEmail(body), ...checkWayOut(body)]),
  )
  return [...missing, ...checkTransactional(content), ...found]
}
