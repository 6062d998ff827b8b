import { markupHtml } from '@trailwright/shared/content/markup.ts'
import type { Block, EmailBody } from '@trailwright/shared/content/schema.ts'

/** MJML to write on from what the blocks say; values and conditions of the texts stay as they are. */
export function mjmlOfBlocks({ preheader, blocks }: EmailBody): string {
  const sections = blocks.flatMap(mjmlOfBlock).map((line) => `    ${line.replaceAll('\n', '\n    ')}`)
  return [
    '<mjml>',
    '  <mj-head>',
    `    <mj-preview>${asText(preheader)}</mj-preview>`,
    '    <mj-attributes>',
    '      <mj-all font-family="system-ui, sans-serif" />',
    '      <mj-text font-size="16px" line-height="24px" />',
    '    </mj-attributes>',
    '  </mj-head>',
    '  <mj-body>',
    ...(sections.length === 0 ? [`    ${section('<mj-text></mj-text>')}`] : sections),
    '  </mj-body>',
    '</mjml>',
  ].join('\n')
}

function mjmlOfBlock(block: Block): readonly string[] {
  const align = 'align' in block && block.align !== undefined ? ` align="${block.align}"` : ''
  switch (block.type) {
    case 'heading':
      return [
        section(
          `<mj-text font-size="24px" line-height="32px" font-weight="600"${align}>${asHtml(block.text)}</mj-text>`,
        ),
      ]
    case 'text':
      return [section(`<mj-text${align}>${asHtml(block.text)}</mj-text>`)]
    case 'button':
      return [section(`<mj-button href="${asText(block.href)}"${align}>${asText(block.text)}</mj-button>`)]
    case 'image': {
      const href = block.href === undefined || block.href === '' ? '' : ` href="${asText(block.href)}"`
      return [section(`<mj-image src="${asText(block.src)}" alt="${asText(block.alt)}"${href} />`)]
    }
    case 'columns':
      return [section(`<mj-text>${asHtml(block.left)}</mj-text>`, `<mj-text>${asHtml(block.right)}</mj-text>`)]
    case 'products':
      return [
        section(
          `<mj-text>{% for item in ${block.list} limit: ${block.max} %}<p><a href="{{ item.url }}">{{ item.name }}</a> <strong>{{ item.price | money: entry.currency }}</strong></p>{% endfor %}</mj-text>`,
        ),
      ]
    case 'divider':
      return [section('<mj-divider border-width="1px" border-color="#dadce0" />')]
  }
}

function section(...columns: readonly string[]): string {
  const inner = columns.map((column) => `  <mj-column>\n    ${column}\n  </mj-column>`)
  return ['<mj-section background-color="#ffffff">', ...inner, '</mj-section>'].join('\n')
}

const liquid = /\{\{.*?\}\}|\{%.*?%\}/gs

/** Outside of values and conditions, which no markup reads. */
function around(template: string, convert: (text: string) => string): string {
  const kept: string[] = []
  const held = template.replaceAll(liquid, (piece) => `\u2060${kept.push(piece) - 1}\u2060`)
  return convert(held).replaceAll(/\u2060(\d+)\u2060/g, (place, index: string) => kept[Number(index)] ?? place)
}

function asHtml(markup: string): string {
  // A link to a value is judged when it is filled in.
  const links = /\]\(\u2060(\d+)\u2060/g
  return around(markup, (text) =>
    markupHtml(text.replaceAll(links, '](https://twvalue/$1x')).replaceAll(
      /https:\/\/twvalue\/(\d+)x/g,
      '\u2060$1\u2060',
    ),
  )
}

function asText(template: string): string {
  return around(template, (text) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  )
}
