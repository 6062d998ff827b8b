import type { DeliveryRow } from '@trailwright/shared/wire/contents.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { owner, renderPage } from '../../testing/render-page.tsx'

const mail: DeliveryRow = {
  id: 'd1',
  at: 1_795_575_113_354,
  person: 'p1',
  personName: 'Lin Xiaowen',
  channel: 'email',
  address: 'xiaowen@shanye.example',
  status: 'outbox',
  reason: null,
  detail: {},
  journey: 'j1',
  node: 'remind',
  content: 'c1',
  subject: 'You left something behind',
  test: false,
}
const skipped: DeliveryRow = {
  ...mail,
  id: 'd2',
  channel: 'sms',
  address: '',
  status: 'skipped',
  reason: 'no_consent',
  detail: { rule: 'consent', decidedBy: null, state: null },
  content: null,
  subject: '',
}
const settings = {
  name: 'Shanye Home',
  zone: 'Asia/Shanghai',
  currency: 'CNY',
  country: 'CN',
  publicUrl: null,
  sender: null,
  smtp: null,
  sms: null,
  rules: { caps: [], quietHours: [], dedupeWindow: 'P1D', holdoutPercent: 0 },
}
const stored = (change: object) => ({
  settings: { ...settings, ...change },
  hasSmtpPassword: false,
  hasSmsToken: false,
  timeZoneData: '2026a',
})
const evidence = [
  { rule: 'address', passed: true, values: {} },
  {
    rule: 'consent',
    passed: true,
    values: { channel: 'email', category: 'marketing', decidedBy: 'marketing', at: 1_786_867_009_354 },
  },
]
const answers = {
  'GET /api/v1/deliveries': { items: [mail, skipped], next: null, total: null },
  'GET /api/v1/settings': stored({}),
  'GET /api/v1/deliveries/d1': {
    delivery: mail,
    rendered: {
      channel: 'email',
      subject: mail.subject,
      preheader: 'Your cart is as you left it.',
      html: '<p>Hello Xiaowen</p>',
      text: 'Hello Xiaowen,\nyour cart is as you left it.',
    },
    headers: [{ name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' }],
    evidence,
  },
  'POST /api/v1/frames': { src: '/frames/token-1' },
}

describe('the outbox', () => {
  test('says why a message was skipped, in a sentence', async () => {
    await renderPage('/outbox', answers)
    const table = await screen.findByRole('table', { name: 'Outbox' })
    expect(within(table).getByText('No consent for marketing SMS was ever given.')).toBeDefined()
    expect(within(table).getAllByText('Kept here').length).toBeGreaterThan(0)
  })

  test('asks for what the address filters by', async () => {
    const { requests } = await renderPage('/outbox?status=deferred&channel=sms&journey=j1', answers)
    await waitFor(() => {
      const asked = requests.find(({ call }) => call === 'GET /api/v1/deliveries')
      expect(Object.fromEntries(new URLSearchParams(asked?.search))).toEqual({
        status: 'deferred',
        channel: 'sms',
        journey: 'j1',
      })
    })
  })

  test('keeps the filter in the address, and a message that opens keeps the filter', async () => {
    const { user, router } = await renderPage('/outbox', answers)
    await user.click(await screen.findByRole('button', { name: 'Kept here' }))
    await user.click(await screen.findByRole('link', { name: mail.subject }))
    await screen.findByRole('dialog', { name: mail.subject })
    expect(router.state.location.search).toEqual({ status: 'outbox', delivery: 'd1' })
  })

  test('fetches what is earlier from where the page ended', async () => {
    const { user, requests } = await renderPage('/outbox', {
      ...answers,
      'GET /api/v1/deliveries': { items: [mail], next: '1795575113354 d1', total: null },
    })
    await user.click(await screen.findByRole('button', { name: 'Show earlier' }))
    await waitFor(() =>
      expect(requests.some(({ search }) => new URLSearchParams(search).get('cursor') === '1795575113354 d1')).toBe(
        true,
      ),
    )
  })

  test('shows an e-mail exactly: its look in a frame that runs nothing, its text, its headers, and why it went', async () => {
    const { user, requests } = await renderPage('/outbox?delivery=d1', answers)
    const message = within(await screen.findByRole('dialog'))
    const frame = await message.findByTitle('The e-mail as it looks')
    expect(frame.getAttribute('src')).toBe('/frames/token-1')
    expect(frame.getAttribute('sandbox')).toBe('')
    expect(requests.find(({ call }) => call === 'POST /api/v1/frames')?.body).toEqual({ html: '<p>Hello Xiaowen</p>' })
    expect(message.getByText('Your cart is as you left it.')).toBeDefined()
    expect(message.getByText(/Agreed to marketing e-mail on/)).toBeDefined()
    expect(message.getByText('No provider is set up, so it stays on this machine.')).toBeDefined()
    await user.click(message.getByRole('tab', { name: 'As plain text' }))
    expect(message.getByText(/your cart is as you left it/)).toBeDefined()
    await user.click(message.getByRole('tab', { name: 'Headers' }))
    expect(message.getByText('List-Unsubscribe-Post: List-Unsubscribe=One-Click')).toBeDefined()
  })

  test('shows an SMS with its parts', async () => {
    const sms = { channel: 'sms', text: '【Shanye】您的购物车还在', encoding: 'UCS-2', length: 80, parts: 2 }
    await renderPage('/outbox?delivery=d2', {
      ...answers,
      'GET /api/v1/deliveries/d2': {
        delivery: { ...skipped, status: 'sent', reason: null, test: true },
        rendered: sms,
        headers: [],
        evidence: [],
      },
    })
    expect(await screen.findByText(sms.text)).toBeDefined()
    expect(screen.getByText('2 parts · 80 characters · any script (UCS-2)')).toBeDefined()
    expect(screen.getByText('A test that somebody sent.')).toBeDefined()
  })

  test('says that nothing leaves while no provider is set up, and which one is missing', async () => {
    await renderPage('/outbox', answers)
    expect(await screen.findByText('Nothing leaves this machine; messages stay here.')).toBeDefined()
    expect(screen.getByRole('link', { name: 'Set up SMS' }).getAttribute('href')).toBe('/settings/sms')
  })

  test('speaks of SMS alone once e-mail is set up; who may not manage gets no link', async () => {
    await renderPage('/outbox', {
      ...answers,
      'GET /api/v1/session': { ...owner, role: 'editor' },
      'GET /api/v1/settings': stored({
        smtp: { host: 'mail.shanye.example', port: 587, secure: 'starttls', user: null },
      }),
    })
    expect(await screen.findByText('No SMS leaves this machine; SMS stay here.')).toBeDefined()
    expect(screen.queryByRole('link', { name: 'Set up SMS' })).toBeNull()
  })

  test('says how messages come here while there is none, in Chinese too', async () => {
    const empty = { 'GET /api/v1/deliveries': { items: [], next: null, total: null } }
    await renderPage('/outbox', { ...answers, ...empty }, 'zh-CN')
    expect(await screen.findByText('还没有消息')).toBeDefined()
  })
})
