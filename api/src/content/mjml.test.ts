import { expect, test } from 'vitest'
import { htmlOfMjml } from './mjml.ts'

test.each([
  ['words', 'hello'],
  [
    'nesting without measure',
    `<mjml><mj-body>${'<mj-section>'.repeat(5000)}${'</mj-section>'.repeat(5000)}</mj-body></mjml>`,
  ],
])('of %s nothing can be made', async (_, source) => {
  expect(await htmlOfMjml(source)).toBeNull()
})

test('a mail loads nothing that its author did not put there', async () => {
  const text = '<mj-text font-family="Roboto, Ubuntu, sans-serif">Hello</mj-text>'
  const html = await htmlOfMjml(
    `<mjml><mj-body><mj-section><mj-column>${text}</mj-column></mj-section></mj-body></mjml>`,
  )
  expect(html).toContain('Hello')
  expect(html).not.toMatch(/<link|@import|<script/)
})
