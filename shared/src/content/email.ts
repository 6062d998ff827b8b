import { error, warning, type Finding, type Result } from '../problem/finding.ts'
import type { Json, JsonObject } from '../problem/json.ts'
import type { Language, Localized } from '../language/language.ts'
import { escapeHtml } from './escape.ts'
import { formatMoney, type RenderSettings } from './filters.ts'
import { checkHref } from './href.ts'
import { htmlText, safeLinks } from './html.ts'
import { renderText } from './liquid.ts'
import { markupHrefs, markupHtml, markupText, safeHref } from './markup.ts'
import type { Block, EmailBody, MessageCategory } from './schema.ts'

/**
 * An e-mail is made in two steps. Once for a content: blocks become MJML, in which every text is a slot, and the server
 * turns that into HTML. Then for each person: the slots are filled. So Liquid never passes through MJML, and what a
 * person is called is never read as HTML, as MJML, or as a template.
 */
export interface EmailTemplate {
  readonly mjml: string
  readonly slots: readonly Slot[]
}

type Slot =
  | { readonly name: string; readonly as: 'markup' | 'words' | 'href' | 'image'; readonly template: string }
  | { readonly name: string; readonly as: 'products'; readonly list: string; readonly max: number }

const slotName = (index: number): string => `twslot${index}x`
const slotPattern = /twslot(\d+)x/g

class SlotList {
  readonly slots: Slot[] = []
  add(as: Exclude<Slot['as'], 'products'>, template: string): string {
    const name = slotName(this.slots.length)
    this.slots.push({ name, as, template })
    return name
  }
  addProducts(list: string, max: number): string {
    const name = slotName(this.slots.length)
    this.slots.push({ name, as: 'products', list, max })
    return name
  }
}

const footerWords: Localized & { readonly en: string } = {
  en: '[Unsubscribe]({{ unsubscribeUrl }}) · [Choose what you get]({{ preferencesUrl }})',
  'zh-CN': '[退订]({{ unsubscribeUrl }}) · [选择接收内容]({{ preferencesUrl }})',
}
// In Liquid an empty text is true.
const senderLine =
  '{{ sender.name }}{% if sender.postalAddress and sender.postalAddress != "" %} · {{ sender.postalAddress }}{% endif %}'

/** What stands under every e-mail; the way out of marketing is added here and nowhere else. */
const footerTemplates = (category: MessageCategory, language: Language): readonly string[] =>
  category === 'marketing' ? [senderLine, footerWords[language]] : [senderLine]

export interface EmailFrame {
  readonly category: MessageCategory
  readonly language: Language
}

const alignOf = (block: { readonly align?: string }): string =>
  block.align === undefined ? '' : ` align="${block.align}"`

type ColumnBlock = Exclude<Block, { type: 'columns' }>

const blockMjml = (block: ColumnBlock, slots: SlotList): string => {
  switch (block.type) {
    case 'heading':
      return `<mj-text mj-class="heading"${alignOf(block)}>${slots.add('markup', block.text)}</mj-text>`
    case 'text':
      return `<mj-text${alignOf(block)}>${slots.add('markup', block.text)}</mj-text>`
    case 'button':
      return `<mj-button${alignOf(block)} href="${slots.add('href', block.href)}">${slots.add('words', block.text)}</mj-button>`
    case 'image': {
      const href = block.href === undefined || block.href === '' ? '' : ` href="${slots.add('href', block.href)}"`
      return `<mj-image src="${slots.add('image', block.src)}" alt="${slots.add('words', block.alt)}"${href} />`
    }
    case 'products':
      return `<mj-text>${slots.addProducts(block.list, block.max)}</mj-text>`
    case 'divider':
      return '<mj-divider />'
  }
}

const section = (columns: readonly string[], attributes = ''): string =>
  `<mj-section${attributes}>${columns.map((column) => `<mj-column>${column}</mj-column>`).join('')}</mj-section>`

/** Blocks that follow one another share a section; two columns have one of their own. */
const sectionsOf = (blocks: readonly Block[], slots: SlotList): string => {
  const sections: string[] = []
  let column = ''
  const flush = (): void => {
    if (column !== '') sections.push(section([column], ' mj-class="body"'))
    column = ''
  }
  for (const block of blocks) {
    if (block.type === 'columns') {
      flush()
      const sides = [block.left, block.right].map((text) => `<mj-text>${slots.add('markup', text)}</mj-text>`)
      sections.push(section(sides, ' mj-class="body"'))
    } else column += blockMjml(block, slots)
  }
  flush()
  return sections.join('')
}

const footer = (frame: EmailFrame, slots: SlotList): string => {
  const lines = footerTemplates(frame.category, frame.language)
  const texts = lines.map(
    (line) =>
      `<mj-text align="center" font-size="12px" line-height="18px" color="#5f6368">${slots.add('markup', line)}</mj-text>`,
  )
  return section([texts.join('')])
}

const head = (preheader: string): string =>
  [
    `<mj-head><mj-preview>${preheader}</mj-preview><mj-attributes>`,
    '<mj-all font-family="system-ui, -apple-system, Segoe UI, Roboto, PingFang SC, Microsoft YaHei, sans-serif" />',
    '<mj-text font-size="16px" line-height="24px" color="#202124" />',
    '<mj-class name="heading" font-size="24px" line-height="32px" font-weight="600" />',
    '<mj-class name="body" background-color="#ffffff" />',
    '<mj-button background-color="#1d4ed8" color="#ffffff" font-size="16px" border-radius="6px" inner-padding="12px 24px" />',
    '<mj-divider border-width="1px" border-color="#dadce0" />',
    '</mj-attributes></mj-head>',
  ].join('')

/** MJML with slots. Of a body that brings its own MJML, only the footer is ours. */
export const emailTemplate = (body: EmailBody, frame: EmailFrame): EmailTemplate => {
  const slots = new SlotList()
  if (body.mjml !== undefined) {
    const end = body.mjml.lastIndexOf('</mj-body>')
    const mjml = end === -1 ? body.mjml : `${body.mjml.slice(0, end)}${footer(frame, slots)}${body.mjml.slice(end)}`
    return { mjml, slots: slots.slots }
  }
  const preheader = slots.add('words', body.preheader)
  const sections = sectionsOf(body.blocks, slots) + footer(frame, slots)
  return {
    mjml: `<mjml lang="${frame.language}">${head(preheader)}<mj-body background-color="#f1f3f4">${sections}</mj-body></mjml>`,
    slots: slots.slots,
  }
}

interface Rendered {
  readonly value: string
  readonly findings: readonly Finding[]
}

/** The list that a path names, as far as it is one. */
const listAt = (scope: JsonObject, path: string): readonly JsonObject[] => {
  let here: Json | undefined = scope
  for (const segment of path.split('.')) {
    here = isObject(here) && Object.hasOwn(here, segment) ? here[segment] : undefined
  }
  return Array.isArray(here) ? here.filter(isObject) : []
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (value: Json | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

interface Product {
  readonly name: string
  readonly price: string
  readonly url: string
  readonly image: string
}

/** Of the event that began the journey, where a product names none of its own. */
const currencyOf = (scope: JsonObject): Json | undefined =>
  isObject(scope['entry']) ? scope['entry']['currency'] : undefined

/** Products as the shop's events name them: name, price, currency, url, image or image_url. */
const productsOf = (scope: JsonObject, list: string, max: number, settings: RenderSettings): readonly Product[] =>
  listAt(scope, list)
    .slice(0, max)
    .map((item) => ({
      name: textOf(item['name']),
      price:
        item['price'] === undefined
          ? ''
          : String(formatMoney(item['price'], item['currency'] ?? currencyOf(scope), settings)),
      url: textOf(item['url']),
      image: textOf(item['image_url'] ?? item['image']),
    }))

const productHtml = ({ name, price, url, image }: Product): string => {
  const picture = /^https?:\/\//.test(image) ? `<img src="${escapeHtml(image)}" alt="" width="64" /> ` : ''
  const words = checkHref(url) ? `<a href="${escapeHtml(url)}">${escapeHtml(name)}</a>` : escapeHtml(name)
  return `<p>${picture}${words}${price === '' ? '' : ` <strong>${escapeHtml(price)}</strong>`}</p>`
}

const productText = ({ name, price, url }: Product): string =>
  [`- ${name}`, price, checkHref(url) ? `(${url})` : ''].filter((part) => part !== '').join(' ')

/** A link that leads nowhere is left out of the message, and said. */
const badLinks = (hrefs: readonly string[]): readonly Finding[] =>
  hrefs
    .filter((href) => !checkHref(href))
    .map((href) => warning('content.bad-link', { params: { href: href.slice(0, 200) } }))

const renderSlot = (slot: Slot, scope: JsonObject, settings: RenderSettings): Result<Rendered> => {
  if (slot.as === 'products') {
    const products = productsOf(scope, slot.list, slot.max, settings)
    return { ok: true, value: { value: products.map(productHtml).join(''), findings: [] } }
  }
  const escape = slot.as === 'markup' ? 'markup' : slot.as === 'words' ? 'text' : 'url'
  const rendered = renderText(slot.template, scope, { ...settings, escape })
  if (!rendered.ok) return rendered
  switch (slot.as) {
    case 'markup':
      return { ok: true, value: { value: markupHtml(rendered.value), findings: badLinks(markupHrefs(rendered.value)) } }
    case 'words':
      return { ok: true, value: { value: escapeHtml(rendered.value), findings: [] } }
    case 'href':
      return { ok: true, value: { value: escapeHtml(safeHref(rendered.value)), findings: badLinks([rendered.value]) } }
    case 'image': {
      const isWeb = /^https?:\/\//i.test(rendered.value)
      return { ok: true, value: { value: isWeb ? escapeHtml(rendered.value) : '', findings: [] } }
    }
  }
}

const blockText = (block: Block, scope: JsonObject, settings: RenderSettings): Result<string> => {
  const words = (template: string): Result<string> => renderText(template, scope, { ...settings, escape: 'text' })
  const markup = (template: string): Result<string> => {
    const rendered = renderText(template, scope, { ...settings, escape: 'markup' })
    return rendered.ok ? { ok: true, value: markupText(rendered.value) } : rendered
  }
  switch (block.type) {
    case 'heading':
    case 'text':
      return markup(block.text)
    case 'columns':
      return joinResults([markup(block.left), markup(block.right)], '\n\n')
    case 'button':
      return joinResults([words(block.text), renderHref(block.href, scope, settings)], ': ')
    case 'image':
      return words(block.alt)
    case 'products':
      return { ok: true, value: productsOf(scope, block.list, block.max, settings).map(productText).join('\n') }
    case 'divider':
      return { ok: true, value: '---' }
  }
}

const renderHref = (template: string, scope: JsonObject, settings: RenderSettings): Result<string> => {
  const rendered = renderText(template, scope, { ...settings, escape: 'url' })
  return rendered.ok ? { ok: true, value: safeHref(rendered.value) } : rendered
}

const joinResults = (results: readonly Result<string>[], between: string): Result<string> => {
  const findings = results.flatMap((result) => (result.ok ? [] : result.findings))
  if (findings.length > 0) return { ok: false, findings }
  return {
    ok: true,
    value: results.flatMap((result) => (result.ok && result.value !== '' ? [result.value] : [])).join(between),
  }
}

export interface RenderedEmail {
  readonly subject: string
  readonly preheader: string
  readonly html: string
  /** The alternative for readers without HTML. */
  readonly text: string
  /** What was left out, such as a link that leads nowhere for this person. */
  readonly warnings: readonly Finding[]
}

/**
 * The e-mail for one person. `html` is what MJML made of `emailTemplate(body, frame).mjml`; `scope` holds person, entry,
 * context, sender (name, postalAddress), unsubscribeUrl and preferencesUrl.
 */
export const renderEmail = (
  body: EmailBody,
  frame: EmailFrame,
  html: string,
  scope: JsonObject,
  settings: RenderSettings,
): Result<RenderedEmail> => {
  const { slots } = emailTemplate(body, frame)
  const findings: Finding[] = []
  const warnings: Finding[] = []
  const keep = (result: Result<string>): string => {
    if (!result.ok) findings.push(...result.findings)
    return result.ok ? result.value : ''
  }
  const subject = keep(renderText(body.subject, scope, { ...settings, escape: 'header' }))
  if (subject === '' && findings.length === 0) findings.push(error('content.subject-empty'))
  const preheader = keep(renderText(body.preheader, scope, { ...settings, escape: 'header' }))

  const filled = slots.map((slot): string => {
    const rendered = renderSlot(slot, scope, settings)
    if (!rendered.ok) return keep(rendered)
    warnings.push(...rendered.value.findings)
    return rendered.value.value
  })
  const own = body.mjml === undefined ? html : safeLinks(keep(renderText(html, scope, { ...settings, escape: 'html' })))
  const finished = own.replaceAll(slotPattern, (name, index: string) => filled[Number(index)] ?? name)

  const parts = body.mjml === undefined ? body.blocks.map((block) => blockText(block, scope, settings)) : []
  const ending = footerTemplates(frame.category, frame.language).map((text) =>
    blockText({ id: 'footer', type: 'text', text }, scope, settings),
  )
  const text = body.mjml === undefined ? keep(joinResults([...parts, ...ending], '\n\n')) : htmlText(finished)
  if (findings.length > 0) return { ok: false, findings }
  return { ok: true, value: { subject, preheader, html: finished, text, warnings } }
}
