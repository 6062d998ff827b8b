import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { owner, renderPage } from '../../testing/render-page.tsx'

const settings = {
  name: 'Shanye Home',
  zone: 'Asia/Shanghai',
  currency: 'CNY',
  country: 'CN',
  publicUrl: null,
  sender: null,
  smtp: { host: 'smtp.shanye.example', port: 587, secure: 'starttls', user: 'hello' },
  sms: null,
  rules: {
    caps: [{ id: 'cap-1', channels: ['email'], category: 'marketing', limit: 3, window: 'P7D' }],
    quietHours: [],
    dedupeWindow: 'P7D',
    holdoutPercent: 0,
  },
}
const stored = {
  'GET /api/v1/settings': { settings, hasSmtpPassword: true, hasSmsToken: false, timeZoneData: '2026a' },
  'PATCH /api/v1/settings': {},
}
const saved = (requests: readonly { call: string; body: unknown }[]) =>
  requests.filter(({ call }) => call === 'PATCH /api/v1/settings').map(({ body }) => body)

describe('settings', () => {
  test('save what one page holds, and can be undone', async () => {
    const { user, requests } = await renderPage('/settings/workspace', stored)
    const name = await screen.findByLabelText('Name')
    await user.clear(name)
    await user.type(name, 'Shanye Living')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(saved(requests)).toHaveLength(2))
    const common = { zone: 'Asia/Shanghai', currency: 'CNY', country: 'CN', publicUrl: null }
    expect(saved(requests)).toEqual([
      { ...common, name: 'Shanye Living' },
      { ...common, name: 'Shanye Home' },
    ])
  })

  test('never send an empty password over the stored one', async () => {
    const { user, requests } = await renderPage('/settings/email', stored)
    const host = await screen.findByLabelText('Host')
    await user.clear(host)
    await user.type(host, 'mail.shanye.example')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(saved(requests)).toHaveLength(1))
    expect(saved(requests)).toEqual([{ smtp: { ...settings.smtp, host: 'mail.shanye.example' } }])
  })

  test('turn reviews on at once, and off again by undo; only an owner does', async () => {
    const { user, requests, unmount } = await renderPage('/settings/members', stored)
    const name = 'Publishing needs a review by someone else'
    await user.click(await screen.findByRole('switch', { name }))
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(saved(requests)).toEqual([{ review: true }, { review: false }]))
    unmount()
    await renderPage('/settings/members', { ...stored, 'GET /api/v1/session': { ...owner, role: 'publisher' } })
    expect(await screen.findByRole('switch', { name })).toHaveProperty('disabled', true)
  })

  test('hold contact rules as caps in sliding windows', async () => {
    const { user, requests } = await renderPage('/settings/contact-rules', stored)
    await user.click(await screen.findByRole('button', { name: 'Add quiet hours' }))
    const from = screen.getByLabelText('From')
    await user.clear(from)
    await user.type(from, '2230')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(saved(requests)).toHaveLength(1))
    expect(saved(requests)).toEqual([
      {
        rules: {
          ...settings.rules,
          quietHours: [
            { id: 'quiet-1', channels: ['email', 'sms'], from: '22:30', to: '08:00', zone: 'person', then: 'defer' },
          ],
        },
      },
    ])
  })

  test('forget after so many days, and keep for ever what is left empty', async () => {
    const { user, requests } = await renderPage('/settings/retention', stored)
    const bodies = await screen.findByLabelText(/^Text of messages/)
    expect(bodies).toHaveProperty('value', '180')
    await user.clear(bodies)
    await user.type(screen.getByLabelText(/^Events, days/), '7')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText(/from 30 on/)).toBeDefined()
    expect(saved(requests)).toEqual([])
    await user.type(screen.getByLabelText(/^Events, days/), '30')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(saved(requests)).toHaveLength(1))
    expect(saved(requests)).toEqual([
      { retention: { received: 30, bodies: null, history: null, events: 730, drafts: null } },
    ])
  })

  test('are read only for whoever may not manage', async () => {
    await renderPage('/settings/workspace', { ...stored, 'GET /api/v1/session': { ...owner, role: 'editor' } })
    expect(await screen.findByText('View only.')).toBeDefined()
    expect(await screen.findByLabelText('Name')).toHaveProperty('disabled', true)
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull()
  })
})

test('a write key is shown once, with a program that uses it', async () => {
  const item = {
    id: 'k1',
    name: 'Web shop',
    kind: 'server',
    prefix: 'tws_8fK2',
    createdAt: 0,
    revokedAt: null,
    lastUsedAt: null,
  }
  const { user } = await renderPage('/settings/write-keys', {
    'GET /api/v1/write-keys': { items: [] },
    'POST /api/v1/write-keys': { key: 'tws_8fK2x9QpLm3vT7wZ', item },
  })
  await user.type(await screen.findByLabelText('Name'), 'Web shop')
  await user.click(screen.getByRole('button', { name: 'Make a key' }))
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getByText('tws_8fK2x9QpLm3vT7wZ')).toBeDefined()
  expect(dialog.textContent).toContain("writeKey: 'tws_8fK2x9QpLm3vT7wZ'")
  await user.click(within(dialog).getByRole('button', { name: 'Done' }))
  await waitFor(() => expect(screen.queryByText(/tws_8fK2x9Qp/)).toBeNull())
})

test('an invitation prints a link to hand over', async () => {
  const { user, requests } = await renderPage('/settings/members', {
    'POST /api/v1/invitations': { link: 'http://localhost/invite?token=abc', expiresAt: 86_400_000 },
  })
  await user.type(await screen.findByLabelText('E-mail'), 'li.jing@shanye.example')
  await user.click(screen.getByRole('button', { name: 'Make an invitation link' }))
  expect(await screen.findByText('http://localhost/invite?token=abc')).toBeDefined()
  expect(requests.find(({ call }) => call.endsWith('/invitations'))?.body).toEqual({
    email: 'li.jing@shanye.example',
    role: 'editor',
  })
})

test('the reader changes the language of the product', async () => {
  const { user, requests } = await renderPage('/help', { 'PATCH /api/v1/session/me': {} })
  await user.click(await screen.findByRole('button', { name: 'Chen Yu' }))
  await user.click(screen.getByRole('menuitemradio', { name: '中文' }))
  expect(await screen.findByRole('link', { name: '旅程', hidden: true })).toBeDefined()
  expect(document.documentElement.lang).toBe('zh-CN')
  expect(requests.find(({ call }) => call === 'PATCH /api/v1/session/me')?.body).toEqual({ language: 'zh-CN' })
})
