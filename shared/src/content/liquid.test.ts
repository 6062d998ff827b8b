import { describe, expect, it } from 'vitest'
import { parseInstant } from '../time/instant.ts'
import type { JsonObject } from '../problem/json.ts'
import { checkHref } from './href.ts'
import { renderText, templateReads, type RenderOptions } from './liquid.ts'

const settings: RenderOptions = {
  escape: 'text',
  zone: 'Europe/Berlin',
  language: 'en',
  at: parseInstant('2026-11-24T20:00:00Z') ?? 0,
}
const render = (template: string, scope: JsonObject = {}, options: Partial<RenderOptions> = {}): string => {
  const result = renderText(template, scope, { ...settings, ...options })
  return result.ok ? result.value : `! ${result.findings.map((finding) => finding.code).join(' ')}`
}

describe('dates', () => {
  it.each(['America/New_York', 'Asia/Shanghai', 'Pacific/Kiritimati'])(
    'of the calendar stay where they are [content-date-only-does-not-move] (%s)',
    (zone) => {
      expect(render('{{ expires_on | date: "%m/%d" }}', { expires_on: '2026-11-11' }, { zone })).toBe('11/11')
    },
  )

  it('that are instants are shown on the clock of the person', () => {
    const scope = { at: '2026-03-29T00:30:00Z', ms: 1_774_744_200_000, seconds: 1_774_744_200 }
    expect(render('{{ at | date: "%Y-%m-%d %H:%M %z" }}', scope)).toBe('2026-03-29 01:30 +0100')
    expect(render('{{ at | date: "%F %R" }}', scope, { zone: 'America/New_York' })).toBe('2026-03-28 20:30')
    expect(render('{{ ms | date: "%F %R" }}{{ seconds | date: " %F %R" }}', scope)).toBe(
      '2026-03-29 01:30 2026-03-29 01:30',
    )
  })

  it('speak the language, know now from the caller, and stay as they are when they are none', () => {
    expect(render('{{ "2026-11-03" | date }}')).toBe('November 3, 2026')
    expect(render('{{ "2026-11-03" | date }}', {}, { language: 'zh-CN' })).toBe('2026年11月3日')
    expect(render('{{ "2026-11-03" | date: "%a %A %b %-d. %e %j %I %p %%" }}')).toBe(
      'Tue Tuesday Nov 3.  3 307 12 AM %',
    )
    expect(render('{{ "now" | date: "%F" }}', {}, { zone: 'Asia/Shanghai' })).toBe('2026-11-25')
    expect(render('{{ d | date: "%F" }}', { d: 'soon' })).toBe('soon')
  })
})

describe('values are escaped for the place', () => {
  const payload = '<img src=x onerror="a()"> & \'q\'\r\nBcc: x@example.org'
  it.each<[RenderOptions['escape'], string]>([
    ['html', '<p>&lt;img src=x onerror=&quot;a()&quot;&gt; &amp; &#39;q&#39;\nBcc: x@example.org</p>'],
    ['text', '<p><img src=x onerror="a()"> & \'q\'\nBcc: x@example.org</p>'],
    ['sms', '<p><img src=x onerror="a()"> & \'q\'\nBcc: x@example.org</p>'],
    ['header', '<p><img src=x onerror="a()"> & \'q\' Bcc: x@example.org</p>'],
    ['json', '<p><img src=x onerror=\\"a()\\"> & \'q\'\\r\\nBcc: x@example.org</p>'],
    ['url', "<p>%3Cimg%20src%3Dx%20onerror%3D%22a()%22%3E%20%26%20'q'%0ABcc%3A%20x%40example.org</p>"],
  ])('%s', (escape, expected) => {
    expect(render('<p>{{ name }}</p>', { name: payload }, { escape })).toBe(expected)
  })

  it('keeps a subject one line, whatever the name holds', () => {
    const scope = { first_name: 'Ann\r\nBcc: other@example.org\r\n\r\nhi' }
    expect(render('Hello {{ first_name }}', scope, { escape: 'header' })).toBe('Hello Ann Bcc: other@example.org hi')
  })

  it('takes an address as an address only where a link begins with it', () => {
    const scope = { url: 'https://shop.example/a?b=1&c=2', q: 'a&b=c' }
    expect(render('{{ url }}', scope, { escape: 'url' })).toBe('https://shop.example/a?b=1&c=2')
    expect(render('{{ url }}&q={{ q }}', scope, { escape: 'url' })).toBe('https://shop.example/a?b=1&c=2&q=a%26b%3Dc')
    expect(render('https://x.example/?next={{ url | url_encode }}', scope, { escape: 'url' })).toBe(
      'https://x.example/?next=https%3A%2F%2Fshop.example%2Fa%3Fb%3D1%26c%3D2',
    )
  })

  it('writes JSON that parses', () => {
    const text = render(
      '{"n": "{{ n }}", "t": {{ t }}, "all": {{ o | json }}}',
      { n: 'a"b\n', t: 5, o: { a: ['<'] } },
      { escape: 'json' },
    )
    expect(JSON.parse(text)).toEqual({ n: 'a"b\n', t: 5, all: { a: ['<'] } })
    expect(render('{{ o | json }}', { o: '<b>' }, { escape: 'html' })).toBe('&quot;&lt;b&gt;&quot;')
  })

  it('never reads data as a template', () => {
    expect(render('{{ name }}', { name: '{{ 7 | times: 7 }}{% if true %}' })).toBe('{{ 7 | times: 7 }}{% if true %}')
  })
})

describe('what templates may not do', () => {
  it.each([
    ['{% include "package.json" %}', 'content.unknown-tag'],
    ['{% render "package.json" %}', 'content.unknown-tag'],
    ['{% layout "x" %}', 'content.unknown-tag'],
    ['{% block x %}{% endblock %}', 'content.unknown-tag'],
    ['{{ person.name | raw }}', 'content.raw-filter'],
    ['{{ person.name | base64_encode }}', 'content.unknown-filter'],
    ['{{ person.name ', 'content.does-not-parse'],
    ['{% if a %}', 'content.does-not-parse'],
    ['x'.repeat(100_001), 'content.too-long'],
    ['{% for i in (1..100000000) %}x{% endfor %}', 'content.over-limit'],
    ['{% for i in (1..9999) %}{% for j in (1..9999) %}x{% endfor %}{% endfor %}', 'content.over-limit'],
    ['{% assign s = "x" %}{% for i in (1..99) %}{% assign s = s | append: s %}{% endfor %}', 'content.over-limit'],
    ['{% for i in (1..20000) %}' + '0123456789'.repeat(10) + '{% endfor %}', 'content.over-limit'],
  ])('%.60s', (template, code) => {
    expect(render(template)).toBe(`! ${code}`)
  })

  it('reach what is not a value of their own', () => {
    expect(render('{{ a.constructor }}{{ a.__proto__ }}{{ constructor }}{{ a.toString }}', { a: {} })).toBe('')
  })

  it('says where it went wrong', () => {
    const result = renderText('Hi\n{{ x | nope }}', {}, settings)
    expect(result).toMatchObject({ ok: false, findings: [{ params: { filter: 'nope', line: 2, column: 1 } }] })
  })
})

describe('filters', () => {
  it('write numbers and money as the language has it', () => {
    expect(render('{{ 1234567.5 | number }} {{ 3 | number: 2 }} {{ 1234.5 | money: "USD" }} {{ 3 | money }}')).toBe(
      '1,234,567.5 3.00 $1,234.50 3.00',
    )
    expect(render('{{ 1234.5 | money: "CNY" }} {{ x | money: "CNY" }}', { x: 'free' }, { language: 'zh-CN' })).toBe(
      '¥1,234.50 free',
    )
  })

  it('give a fallback', () => {
    expect(render('Hello {{ person.firstName | default: "friend" }}', { person: {} })).toBe('Hello friend')
  })
})

it('reads names the data a template needs', () => {
  const template =
    '{% for item in entry.items %}{{ item.name }}{{ person["first name"] }}{{ entry[person.key] }}{% endfor %}{% assign x = context.a.b %}{{ x }}{{ nope'
  expect(templateReads(template)).toEqual([])
  expect(templateReads(template.slice(0, -7))).toEqual([
    'context.a.b',
    'entry',
    'entry.items',
    'person.first name',
    'person.key',
  ])
})

it('links go to the web, a mailbox or a phone', () => {
  const good = [
    'https://a.example/x?y#z',
    'http://a.example',
    'mailto:a@example.com',
    'tel:+4930123',
    ' HTTPS://a.example ',
  ]
  const bad = [
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    ' \u0001javascript:x',
    'data:text/html,x',
    '/path',
    '#',
    '',
    'https:',
    'https:///x',
    'vbscript:x',
    'mailto:',
    '//a.example',
  ]
  expect(good.filter((href) => !checkHref(href))).toEqual([])
  expect(bad.filter(checkHref)).toEqual([])
})
