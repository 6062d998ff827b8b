import { describe, expect, it } from 'vitest'
import { parseInstant } from '../time/instant.ts'
import type { JsonObject } from '../problem/json.ts'
import { checkContent, contentReads } from './check.ts'
import { emailTemplate, renderEmail, type EmailFrame } from './email.ts'
import { contentFindingTexts } from './finding-texts.ts'
import { htmlText, safeLinks } from './html.ts'
import { markupHtml, markupText } from './markup.ts'
import type { Block, Content, EmailBody } from './schema.ts'

const body = (changes: Partial<EmailBody> = {}): EmailBody => ({
  subject: 'Your cart, {{ person.firstName | default: "friend" }}',
  preheader: 'Still there',
  blocks: [
    { id: 'a', type: 'heading', text: 'Hello **{{ person.firstName }}**' },
    {
      id: 'b',
      type: 'text',
      text: 'Total {{ entry.total | money: "EUR" }}.\n[See it]({{ entry.url }}) or [write](mailto:shop@example.com)',
    },
    { id: 'c', type: 'button', text: 'Back to the cart', href: '{{ entry.url }}' },
    { id: 'd', type: 'columns', left: 'Left', right: 'Right' },
    { id: 'e', type: 'products', list: 'entry.items', max: 2 },
    { id: 'f', type: 'divider' },
    { id: 'g', type: 'image', src: 'https://shop.example/a.png', alt: 'A picture' },
  ],
  ...changes,
})
const frame: EmailFrame = { category: 'marketing', language: 'en' }
const settings = { zone: 'Europe/Berlin', language: 'en', at: parseInstant('2026-11-24T20:00:00Z') ?? 0 } as const
const scope = (firstName: string, entry: JsonObject = {}): JsonObject => ({
  person: { firstName },
  entry: {
    total: 1234.5,
    url: 'https://shop.example/cart?a=1&b=2',
    items: [{ name: 'Tea <1>', price: 5, url: 'https://shop.example/tea' }, { name: 'Cup' }, { name: 'third' }],
    ...entry,
  },
  context: {},
  sender: { name: 'Shop', postalAddress: 'Street 1' },
  unsubscribeUrl: 'https://shop.example/u/1',
  preferencesUrl: 'https://shop.example/p/1',
})
/** MJML itself is the server's; its tags are kept here, so that what stands between them can be seen. */
const rendered = (
  firstName: string,
  entry: JsonObject = {},
  changes: Partial<EmailBody> = {},
  of: EmailFrame = frame,
) => {
  const result = renderEmail(
    body(changes),
    of,
    emailTemplate(body(changes), of).mjml,
    scope(firstName, entry),
    settings,
  )
  if (!result.ok) throw new Error(JSON.stringify(result.findings))
  return result.value
}

describe('an e-mail', () => {
  it('says what its blocks say, to each person', () => {
    const { subject, preheader, html, text, warnings } = rendered('Anna')
    expect(subject).toBe('Your cart, Anna')
    expect(preheader).toBe('Still there')
    expect(html).toContain('Hello <strong>Anna</strong>')
    expect(html).toContain('Total €1,234.50.<br /><a href="https://shop.example/cart?a=1&amp;b=2">See it</a>')
    expect(html).toContain('<mj-button href="https://shop.example/cart?a=1&amp;b=2">Back to the cart</mj-button>')
    expect(html).toContain(
      '<p><a href="https://shop.example/tea">Tea &lt;1&gt;</a> <strong>5.00</strong></p><p>Cup</p>',
    )
    expect(html).not.toContain('third')
    expect(html).not.toContain('twslot')
    expect(warnings).toEqual([])
    expect(text).toBe(
      [
        'Hello Anna',
        'Total €1,234.50.\nSee it (https://shop.example/cart?a=1&b=2) or write (mailto:shop@example.com)',
        'Back to the cart: https://shop.example/cart?a=1&b=2',
        'Left\n\nRight',
        '- Tea <1> 5.00 (https://shop.example/tea)\n- Cup',
        '---',
        'A picture',
        'Shop · Street 1',
        'Unsubscribe (https://shop.example/u/1) · Choose what you get (https://shop.example/p/1)',
      ].join('\n\n'),
    )
  })

  it('has a way out if it is marketing, and none if it is not', () => {
    expect(rendered('A').html).toContain('<a href="https://shop.example/u/1">Unsubscribe</a>')
    expect(rendered('A', {}, {}, { category: 'marketing', language: 'zh-CN' }).html).toContain('>退订</a>')
    expect(rendered('A', {}, {}, { category: 'transactional', language: 'en' }).html).not.toContain('/u/1')
  })

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '{{ 7 | times: 7 }}{% if true %}x{% endif %}',
    '**bold** [click](https://evil.example)',
    '</mj-text><mj-raw>',
    'Ann\r\nBcc: other@example.org\r\n\r\nhi',
    '\\',
  ])('takes a name as a name: %s', (name) => {
    const { subject, html, text } = rendered(name)
    expect(subject).not.toMatch(/[\r\n]/)
    expect(html).not.toMatch(/<script|<img src=x|<\/mj-text><mj-raw>|href="https:\/\/evil/)
    const shown = name.replaceAll('\r\n', '\n')
    expect(text).toContain(`Hello ${shown}`)
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', '', '/cart'])('leads nowhere rather than to %j', (url) => {
    const { html, warnings } = rendered('A', { url })
    expect(html).toContain('<mj-button href="#">')
    expect(html).toContain('<a href="#">See it</a>')
    expect(warnings.map((finding) => finding.code)).toEqual(['content.bad-link', 'content.bad-link'])
  })

  it('of one’s own MJML gets the same footer, safe links and a text alternative', () => {
    const mjml =
      '<mjml><mj-body><mj-section><mj-text>Hi {{ person.firstName }} <a href="{{ entry.url }}">go</a></mj-text></mj-section></mj-body></mjml>'
    const good = rendered('<b>', {}, { mjml })
    expect(good.html).toContain('Hi &lt;b&gt; <a href="https://shop.example/cart?a=1&amp;b=2">go</a>')
    expect(good.html).toContain('>Unsubscribe</a>')
    expect(good.text).toContain('Hi <b> go (https://shop.example/cart?a=1&b=2)')
    expect(rendered('A', { url: 'javascript:alert(1)' }, { mjml }).html).toContain('<a href="#">go</a>')
  })

  it('that cannot be rendered says why', () => {
    const broken = body({ blocks: [{ id: 'x', type: 'text', text: '{% for i in (1..99999999) %}{% endfor %}' }] })
    const result = renderEmail(broken, frame, emailTemplate(broken, frame).mjml, scope('A'), settings)
    expect(result).toMatchObject({ ok: false })
  })
})

describe('the markup of a text', () => {
  it.each([
    ['a **b** c', 'a <strong>b</strong> c', 'a b c'],
    ['[x](https://a.example/(1))', '<a href="https://a.example/(1)">x</a>', 'x (https://a.example/(1))'],
    ['[**x** y](https://a.example)', '<a href="https://a.example"><strong>x</strong> y</a>', 'x y (https://a.example)'],
    ['[x](javascript:1)', '<a href="#">x</a>', 'x (#)'],
    ['\\*\\*a\\*\\* < b\nc', '**a** &lt; b<br />c', '**a** < b\nc'],
    ['**a', '**a', '**a'],
    ['[a] (b)', '[a] (b)', '[a] (b)'],
  ])('%s', (markup, html, text) => {
    expect(markupHtml(markup)).toBe(html)
    expect(markupText(markup)).toBe(text)
  })
})

describe('finished HTML', () => {
  it('has only safe links, however they are written', () => {
    const html = `<a href='java&#115;cript:x'>1</a><a HREF=javascript:x>2</a><a href="#top">3</a><a/href="x">4</a>`
    expect(safeLinks(html)).toBe('<a href="#">1</a><a HREF="#">2</a><a href="#top">3</a><a/href="#">4</a>')
  })
  it('becomes text', () => {
    expect(
      htmlText('<head><title>x</title></head><p>A &amp; B</p><!-- c --><div>C<br>D</div><img alt="pic" src="y">'),
    ).toBe('A & B\n\nC\nD\npic')
  })
})

describe('findings of a content', () => {
  const email = (changes: Partial<EmailBody>, more: Partial<Extract<Content, { channel: 'email' }>> = {}): Content => ({
    name: 'x',
    category: 'marketing',
    channel: 'email',
    bodies: { en: body(changes), 'zh-CN': body() },
    ...more,
  })
  const sms = (text: string): Content => ({
    name: 'x',
    category: 'marketing',
    channel: 'sms',
    bodies: { en: { text }, 'zh-CN': { text } },
  })
  const block = (changes: Block): Content => email({ blocks: [changes] })
  const codes = (content: Content): readonly string[] => [
    ...new Set(checkContent(content, { signature: '[Shop]', optOut: '' }).map((finding) => finding.code)),
  ]

  it.each<[string, Content]>([
    ['content.no-language', email({}, { bodies: {} })],
    ['content.language-missing', email({}, { bodies: { en: body() } })],
    ['content.subject-empty', email({ subject: ' ' })],
    ['content.body-empty', email({ blocks: [] })],
    ['content.block-empty', block({ id: 'x', type: 'text', text: '' })],
    ['content.button-without-link', block({ id: 'x', type: 'button', text: 'Go', href: '' })],
    ['content.bad-link', block({ id: 'x', type: 'button', text: 'Go', href: 'shop.example' })],
    ['content.bad-link', block({ id: 'x', type: 'text', text: '[go](javascript:x)' })],
    ['content.image-without-source', block({ id: 'x', type: 'image', src: '', alt: 'x' })],
    ['content.image-without-words', block({ id: 'x', type: 'image', src: 'https://a.example/x', alt: '' })],
    ['content.products-without-list', block({ id: 'x', type: 'products', list: '', max: 1 })],
    ['content.does-not-parse', email({ subject: '{{ x' })],
    ['content.unknown-filter', email({ preheader: '{{ person.a | nope }}' })],
    ['content.unknown-tag', email({ preheader: '{% render "x" %}' })],
    ['content.raw-filter', email({ preheader: '{{ person.a | raw }}' })],
    ['content.unknown-name', email({ preheader: '{{ firstName }}' })],
    ['content.too-long', email({ preheader: 'x'.repeat(100_001) })],
    ['content.mjml-without-body', email({ mjml: '<mjml></mjml>' })],
    ['content.mjml-open-comment', email({ mjml: '<mjml><mj-body><!-- </mj-body></mjml>' })],
    ['content.mjml-include', email({ mjml: '<mjml><mj-body><mj-include path="/etc/passwd" /></mj-body></mjml>' })],
    ['content.mjml-script', email({ mjml: '<mjml><mj-body><script>1</script></mj-body></mjml>' })],
    ['content.transactional-marketing', email({ preheader: '{{ unsubscribeUrl }}' }, { category: 'transactional' })],
    [
      'content.transactional-marketing',
      email({ blocks: [{ id: 'x', type: 'products', list: 'context.picks', max: 3 }] }, { category: 'transactional' }),
    ],
    [
      'content.own-unsubscribe',
      block({ id: 'x', type: 'text', text: 'Or [unsubscribe here](https://shop.example/bye).' }),
    ],
    ['content.own-unsubscribe', block({ id: 'x', type: 'button', text: '退订', href: 'https://shop.example/bye' })],
    [
      'content.own-unsubscribe',
      email({ mjml: '<mjml><mj-body><a href="https://a.example">Opt out</a></mj-body></mjml>' }),
    ],
    ['content.transactional-topic', email({}, { category: 'transactional', topic: 'news' })],
    ['content.text-empty', sms('')],
    ['content.doubled-signature', sms('[Shop] hello')],
    ['content.typographic-signs', sms('it’s here')],
    ['content.many-parts', sms('a'.repeat(460))],
  ])('%s', (code, content) => {
    expect(codes(content)).toEqual([code])
    expect(Object.keys(contentFindingTexts)).toContain(code)
  })

  it('are none for a good one, and name the place', () => {
    expect(checkContent(email({}), null)).toEqual([])
    expect(checkContent(email({}, { category: 'transactional' }), null)).toEqual([])
    const wayOut = block({ id: 'x', type: 'text', text: '[Unsubscribe]({{ unsubscribeUrl }})' })
    expect(checkContent(wayOut, null)).toEqual([])
    expect(checkContent(block({ id: 'x', type: 'button', text: 'Go', href: '' }), null)[0]).toMatchObject({
      path: ['bodies', 'en', 'blocks', 0, 'href'],
    })
  })

  it('what it reads', () => {
    expect(contentReads(email({}))).toEqual(['entry.items', 'entry.total', 'entry.url', 'person.firstName'])
  })
})
