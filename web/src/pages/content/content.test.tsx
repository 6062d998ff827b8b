import type { Content } from '@trailwright/shared/content/schema.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { owner, renderPage } from '../../testing/render-page.tsx'
import { blankSettings } from './testing/blank-settings.ts'

const row = {
  id: 'c1',
  name: 'Cart reminder',
  channel: 'email',
  category: 'marketing',
  published: true,
  changed: false,
  languages: ['en'],
  updatedAt: Date.UTC(2026, 10, 12),
  reads: [],
}
const mail: Content = {
  channel: 'email',
  name: 'Cart reminder',
  category: 'marketing',
  bodies: {
    en: {
      subject: 'You left something behind',
      preheader: '',
      blocks: [
        { id: 'b1', type: 'text', text: 'Hello' },
        { id: 'b2', type: 'button', text: 'Back', href: 'https://shop.example' },
      ],
    },
  },
}
const stored = { row, content: mail, rev: 3, findings: [] }
const rendered = {
  channel: 'email',
  subject: 'Rendered for nobody',
  preheader: '',
  html: '<p>Hello</p>',
  text: 'Hello',
}
/** No frame is answered: what is in one cannot be seen from here. */
const answers = {
  'GET /api/v1/contents': { items: [row] },
  'GET /api/v1/contents/c1': stored,
  'GET /api/v1/settings': {
    settings: blankSettings,
    hasSmtpPassword: false,
    hasSmsToken: false,
    timeZoneData: '2026a',
  },
  'GET /api/v1/catalogue': { events: [], attributes: [], tags: [] },
  'GET /api/v1/people': { items: [], next: null, total: 0 },
  'POST /api/v1/contents/preview': { rendered, findings: [] },
}
const written = (body: unknown) => body as { content: Content; rev: number } // what the page itself sent

describe('the list of contents', () => {
  test('says channel, state and languages', async () => {
    await renderPage('/content', answers)
    const line = await screen.findByRole('row', { name: /Cart reminder/ })
    expect(line.textContent).toContain('E-mail · Marketing')
    expect(line.textContent).toContain('Published')
    expect(line.textContent).toContain('English')
  })
})

describe('an e-mail', () => {
  test('is saved as it is typed, from the revision it began with', async () => {
    const { user, requests } = await renderPage('/content/c1', {
      ...answers,
      'PUT /api/v1/contents/c1': (body: unknown) => ({ ...stored, content: written(body).content, rev: 4 }),
    })
    const subject = await screen.findByRole('textbox', { name: 'Subject' })
    await user.clear(subject)
    await user.type(subject, 'Still there')
    await waitFor(() => expect(requests.some(({ call }) => call.startsWith('PUT'))).toBe(true))
    const put = written(requests.find(({ call }) => call.startsWith('PUT'))?.body)
    expect(put.rev).toBe(3)
    expect(JSON.stringify(put.content)).toContain('Still there')
    expect(await screen.findByText(/^Draft saved/)).toBeDefined()
  })

  test('keeps what is typed when somebody was faster, and lets one choose', async () => {
    let theirs = false
    const { user, requests } = await renderPage('/content/c1', {
      ...answers,
      'GET /api/v1/contents/c1': () => (theirs ? { ...stored, content: { ...mail, name: 'Theirs' }, rev: 7 } : stored),
      'PUT /api/v1/contents/c1': (body: unknown) => {
        const { rev, content } = written(body)
        if (rev === 7) return { ...stored, content, rev: 8 }
        theirs = true
        return { status: 409, body: { code: 'content.conflict', params: {}, findings: [], reference: null } }
      },
    })
    await user.type(await screen.findByRole('textbox', { name: 'Preview line' }), 'Mine')
    await user.click(await screen.findByRole('button', { name: 'Keep mine' }))
    await waitFor(() => expect(requests.filter(({ call }) => call.startsWith('PUT'))).toHaveLength(2))
    const last = written(requests.findLast(({ call }) => call.startsWith('PUT'))?.body)
    expect(last.rev).toBe(7)
    expect(JSON.stringify(last.content)).toContain('Mine')
  })

  test('has parts that move and go, and come back', async () => {
    const { user } = await renderPage('/content/c1', {
      ...answers,
      'PUT /api/v1/contents/c1': (body: unknown) => ({ ...stored, content: written(body).content, rev: 4 }),
    })
    await user.click(await screen.findByRole('button', { name: 'Move up: Button, block 2' }))
    expect(screen.getByRole('group', { name: 'Button, block 1' })).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Remove: Button, block 1' }))
    expect(screen.queryByRole('group', { name: /^Button/ })).toBeNull()
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    expect(await screen.findByRole('group', { name: 'Button, block 1' })).toBeDefined()
  })

  test('takes the last change back and does it again, by buttons and by keys', async () => {
    const { user } = await renderPage('/content/c1', {
      ...answers,
      'PUT /api/v1/contents/c1': (body: unknown) => ({ ...stored, content: written(body).content, rev: 4 }),
    })
    const subject = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Subject' })
    expect(screen.getByRole('button', { name: 'Undo' })).toHaveProperty('disabled', true)
    await user.type(subject, ' now')
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    expect(subject.value).toBe('You left something behind')
    await user.click(screen.getByRole('button', { name: 'Redo' }))
    expect(subject.value).toBe('You left something behind now')
    await user.click(subject)
    await user.keyboard('{Control>}z{/Control}')
    expect(subject.value).toBe('You left something behind')
  })

  test('blocks move by keyboard and are added between others, with the cursor in them', async () => {
    const { user } = await renderPage('/content/c1', {
      ...answers,
      'PUT /api/v1/contents/c1': (body: unknown) => ({ ...stored, content: written(body).content, rev: 4 }),
    })
    const text = within(await screen.findByRole('group', { name: 'Text, block 1' }))
    await user.click(text.getByRole('textbox', { name: 'Words' }))
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
    expect(screen.getByRole('group', { name: 'Text, block 2' })).toBeDefined()
    expect(screen.getByText('Text is now block 2 of 2.')).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Insert before block 2' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Heading' }))
    const heading = screen.getByRole('group', { name: 'Heading, block 2' })
    await waitFor(() => expect(heading.contains(document.activeElement)).toBe(true))
    await user.click(within(screen.getByRole('group', { name: 'Blocks to add' })).getByRole('button', { name: 'Line' }))
    expect(screen.getByRole('group', { name: 'Line, block 4' })).toBeDefined()
  })

  test('offers values and filters while one types, by keyboard', async () => {
    const { user } = await renderPage('/content/c1', {
      ...answers,
      'PUT /api/v1/contents/c1': (body: unknown) => ({ ...stored, content: written(body).content, rev: 4 }),
      'GET /api/v1/catalogue': {
        events: [],
        attributes: [
          { path: 'city', type: 'text', samples: ['Hangzhou'] },
          { path: 'firstName', type: 'text', samples: [] },
        ],
        tags: [],
      },
    })
    const preheader = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Preview line' })
    // In `user.type` a brace is written twice.
    await user.type(preheader, 'Hi {{{{ fir')
    const option = await screen.findByRole('option', { name: /first name person\.firstName/ })
    expect(preheader.getAttribute('aria-activedescendant')).toBe(option.id)
    await user.keyboard('{Enter}')
    expect(preheader.value).toBe('Hi {{ person.firstName }}')
    await waitFor(() => expect(preheader.selectionStart).toBe(preheader.value.length))
    preheader.setSelectionRange(22, 22)
    await user.keyboard(' | def')
    await user.keyboard('{Enter}')
    expect(preheader.value).toBe('Hi {{ person.firstName | default: "" }}')
    await waitFor(() => expect(preheader.selectionStart).toBe(35))
  })

  test('says beside the field what is wrong in it, and about how much of it is seen', async () => {
    const { user } = await renderPage('/content/c1', {
      ...answers,
      'PUT /api/v1/contents/c1': (body: unknown) => ({ ...stored, content: written(body).content, rev: 4 }),
    })
    const subject = await screen.findByRole('textbox', { name: 'Subject' })
    expect(screen.getByText('25 characters. Phones show about 40.')).toBeDefined()
    await user.type(subject, '{{{{ person.a | nope }}')
    const [beside] = await screen.findAllByText(/There is no filter “nope”/)
    expect(subject.getAttribute('aria-describedby')).toBe(beside?.id)
  })

  test('is shown as plain text and in dark colours', async () => {
    const { user, requests } = await renderPage('/content/c1', {
      ...answers,
      'POST /api/v1/frames': { src: 'about:blank' },
    })
    await user.click(await screen.findByRole('button', { name: 'Dark' }))
    await waitFor(() => {
      const frames = requests.filter(({ call }) => call.endsWith('/frames'))
      expect(JSON.stringify(frames.at(-1)?.body)).toContain('invert')
    })
    await user.click(screen.getByRole('button', { name: 'Plain text' }))
    expect(screen.getByLabelText('Plain text of the message').textContent).toBe('Hello')
  })

  test('says what is to fix before it can be published, and leads there', async () => {
    const { user } = await renderPage('/content/c1', {
      ...answers,
      'PUT /api/v1/contents/c1': (body: unknown) => ({ ...stored, content: written(body).content, rev: 4 }),
    })
    await user.clear(await screen.findByRole('textbox', { name: 'Subject' }))
    expect(await screen.findByText('The e-mail has no subject. Write one.')).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Fix 1 thing first' }))
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Subject' })))
  })

  test('begins another language with a copy', async () => {
    const { user } = await renderPage('/content/c1?language=zh-CN', {
      ...answers,
      'PUT /api/v1/contents/c1': (body: unknown) => ({ ...stored, content: written(body).content, rev: 4 }),
    })
    await user.click(await screen.findByRole('button', { name: 'Begin with a copy of English' }))
    const subject = await screen.findByRole('textbox', { name: 'Subject' })
    expect(subject).toHaveProperty('value', 'You left something behind')
  })

  test('shows a viewer the look and nothing to change', async () => {
    await renderPage('/content/c1', { ...answers, 'GET /api/v1/session': { ...owner, role: 'viewer' } })
    expect(await screen.findByText('Rendered for nobody')).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Add a block' })).toBeNull()
    expect(screen.getByRole('textbox', { name: 'Subject' }).hasAttribute('readonly')).toBe(true)
  })
})

describe('an SMS', () => {
  const sms: Content = {
    channel: 'sms',
    name: 'Code',
    category: 'marketing',
    bodies: { 'zh-CN': { text: '您的购物车还在' } },
  }

  test('counts its parts with what the channel adds', async () => {
    await renderPage('/content/c1', {
      ...answers,
      'GET /api/v1/contents/c1': { ...stored, row: { ...row, channel: 'sms' }, content: sms },
      'GET /api/v1/settings': {
        settings: {
          ...blankSettings,
          sms: { url: 'https://sms.example', signature: '【山野家居】', optOut: '拒收请回复R' },
        },
        hasSmtpPassword: false,
        hasSmsToken: true,
        timeZoneData: '2026a',
      },
      'POST /api/v1/contents/preview': {
        rendered: { channel: 'sms', text: '您的购物车还在', encoding: 'UCS-2', length: 20, parts: 1 },
        findings: [],
      },
    })
    expect(await screen.findByText('1 part, 19 characters, UCS-2')).toBeDefined()
    expect(screen.getByText('【山野家居】')).toBeDefined()
    expect(screen.getByText('拒收请回复R')).toBeDefined()
  })
})

describe('the alphabet of an SMS', () => {
  test('a character that makes it dear is named, and replaced by one click', async () => {
    const sms: Content = {
      channel: 'sms',
      name: 'Cart',
      category: 'marketing',
      bodies: { en: { text: 'It’s here – come 🎁' } },
    }
    const { user } = await renderPage('/content/c1', {
      ...answers,
      'GET /api/v1/contents/c1': { ...stored, row: { ...row, channel: 'sms' }, content: sms },
      'PUT /api/v1/contents/c1': (body: unknown) => ({ ...stored, content: written(body).content, rev: 4 }),
      'POST /api/v1/contents/preview': {
        rendered: { channel: 'sms', text: 'x', encoding: 'UCS-2', length: 20, parts: 1 },
        findings: [],
      },
    })
    const text = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Text' })
    await user.click(screen.getByRole('button', { name: "Write ' for ’" }))
    expect(text.value).toBe("It's here – come 🎁")
    await user.click(screen.getByRole('button', { name: 'Replace them all' }))
    expect(text.value).toBe("It's here - come ")
    expect(await screen.findByText('1 part, 17 characters, GSM-7')).toBeDefined()
  })
})

describe('a test', () => {
  test('goes to oneself unless another address is given', async () => {
    const { user, requests } = await renderPage('/content/c1', {
      ...answers,
      'POST /api/v1/contents/c1/test': { status: 'outbox', detail: '' },
    })
    await user.click(await screen.findByRole('button', { name: 'Send a test…' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: 'Send the test' }))
    expect((await within(dialog).findByRole('status')).textContent).toContain('in the outbox')
    expect(requests.find(({ call }) => call.endsWith('/test'))?.body).toEqual({
      to: 'yu.chen@shanye.example',
      person: null,
      language: 'en',
    })
  })
})
