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
