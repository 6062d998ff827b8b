import { checkContent } from '@trailwright/shared/content/check.ts'
import type { Block } from '@trailwright/shared/content/schema.ts'
import { expect, test } from 'vitest'
import { mjmlOfBlocks } from './blocks-to-mjml.ts'

const blocks: readonly Block[] = [
  { id: 'b1', type: 'heading', text: 'Hello {{ person.firstName | default: "you" }}', align: 'center' },
  {
    id: 'b2',
    type: 'text',
    text: '**Fish & chips**, [see them]({{ entry.url }}) or [all](https://shop.example/a?b=1&c=2)',
  },
  { id: 'b3', type: 'button', text: 'To the cart', href: 'https://shop.example/cart?id={{ entry.cart_id }}&a=b' },
  { id: 'b4', type: 'image', src: 'https://shop.example/a.png', alt: 'A "chair"' },
  { id: 'b5', type: 'columns', left: 'One', right: 'Two' },
  { id: 'b6', type: 'products', list: 'entry.products', max: 3 },
  { id: 'b7', type: 'divider' },
]
const mjml = mjmlOfBlocks({ subject: 'S', preheader: 'Still {{ entry.total }}', blocks: [...blocks] })

test('texts are escaped, their values stay as they are', () => {
  expect(mjml).toContain('align="center">Hello {{ person.firstName | default: "you" }}</mj-text>')
  expect(mjml).toContain('<strong>Fish &amp; chips</strong>, <a href="{{ entry.url }}">see them</a>')
  expect(mjml).toContain('<a href="https://shop.example/a?b=1&amp;c=2">all</a>')
  expect(mjml).toContain('href="https://shop.example/cart?id={{ entry.cart_id }}&amp;a=b"')
  expect(mjml).toContain('alt="A &quot;chair&quot;"')
  expect(mjml).toContain('<mj-preview>Still {{ entry.total }}</mj-preview>')
})

test('nothing is to fix in it', () => {
  const content = {
    channel: 'email',
    name: 'Cart',
    category: 'marketing',
    bodies: { en: { subject: 'S', preheader: '', blocks: [], mjml } },
  } as const
  expect(checkContent({ ...content, bodies: { en: { ...content.bodies.en, blocks: [] } } }, null)).toEqual([
    expect.objectContaining({ code: 'content.language-missing' }),
  ])
})
