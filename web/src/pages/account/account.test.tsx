import { screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { renderPage } from '../../testing/render-page.tsx'

const waiting = { 'GET /api/v1/setup': { needsOwner: true, offersDemo: true, entersDemo: false } }

describe('the first run', () => {
  test('creates the owner, with the demo shop ticked', async () => {
    const { user, requests, router } = await renderPage('/first-run?token=first-run-token-of-20', {
      ...waiting,
      'POST /api/v1/setup/owner': { signedIn: true },
    })
    await user.type(await screen.findByLabelText('Your name'), 'Chen Yu')
    await user.type(screen.getByLabelText('E-mail'), 'yu.chen@shanye.example')
    await user.type(screen.getByLabelText('Password'), 'a sentence of my own')
    await user.click(screen.getByRole('button', { name: 'Create and open' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/start'))
    expect(requests.find(({ call }) => call === 'POST /api/v1/setup/owner')?.body).toMatchObject({
      token: 'first-run-token-of-20',
      name: 'Chen Yu',
      email: 'yu.chen@shanye.example',
      language: 'en',
      demo: true,
      workspaceName: 'Shanye Home',
    })
  })

  test('a copy started with the demo asks nothing and signs in', async () => {
    const { requests, router } = await renderPage('/first-run?token=first-run-token-of-20', {
      'GET /api/v1/setup': { needsOwner: true, offersDemo: false, entersDemo: true },
      'POST /api/v1/setup/owner': { signedIn: true },
    })
    await waitFor(() => expect(router.state.location.pathname).toBe('/start'))
    const made = requests.filter(({ call }) => call === 'POST /api/v1/setup/owner')
    expect(made).toHaveLength(1)
    expect(made[0]?.body).toMatchObject({ token: 'first-run-token-of-20', demo: true, email: 'owner@example.com' })
  })

  test('says beside each field what is missing, and sends nothing', async () => {
    const { user, requests } = await renderPage('/first-run?token=first-run-token-of-20', waiting)
    await user.type(await screen.findByLabelText('Password'), 'short')
    await user.click(screen.getByRole('button', { name: 'Create and open' }))
    expect(screen.getByLabelText('Password').getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByText('Too short: 12 characters or more.')).toBeDefined()
    expect(document.activeElement).toBe(screen.getByLabelText('Your name'))
    expect(screen.getByText(/Write the name that others/)).toBeDefined()
    expect(requests.some(({ call }) => call.startsWith('POST'))).toBe(false)
  })

  test('shows the password on demand', async () => {
    const { user } = await renderPage('/first-run?token=first-run-token-of-20', waiting)
    const field = await screen.findByLabelText('Password')
    expect(field.getAttribute('type')).toBe('password')
    await user.click(screen.getByRole('button', { name: 'Show the password' }))
    expect(field.getAttribute('type')).toBe('text')
  })

  test('leads to the sign-in once there is an owner', async () => {
    await renderPage('/first-run?token=first-run-token-of-20')
    expect(await screen.findByText('This copy has its first owner.')).toBeDefined()
  })

  test('speaks Chinese', async () => {
    await renderPage('/first-run?token=first-run-token-of-20', waiting, 'zh-CN')
    expect(await screen.findByRole('heading', { name: '开始使用' })).toBeDefined()
    expect(document.documentElement.lang).toBe('zh-CN')
  })
})

describe('signing in', () => {
  test('a wrong password is said in one sentence', async () => {
    const { user } = await renderPage('/sign-in', {
      'POST /api/auth/sign-in/email': { status: 401, body: { code: 'INVALID_EMAIL_OR_PASSWORD' } },
    })
    await user.type(await screen.findByLabelText('E-mail'), 'yu.chen@shanye.example')
    await user.type(screen.getByLabelText('Password'), 'not this one{Enter}')
    expect((await screen.findByRole('alert')).textContent).toContain('do not belong together')
  })

  test('leads back to the page that was wanted', async () => {
    const { user, router } = await renderPage('/sign-in?to=%2Fhelp', { 'POST /api/auth/sign-in/email': {} })
    await user.type(await screen.findByLabelText('E-mail'), 'yu.chen@shanye.example')
    await user.type(screen.getByLabelText('Password'), 'a sentence of my own{Enter}')
    await waitFor(() => expect(router.state.location.pathname).toBe('/help'))
  })

  test('a page without a session leads here', async () => {
    const { router } = await renderPage('/people', {
      'GET /api/v1/session': { status: 401, body: { code: 'signed_out', params: {}, findings: [], reference: null } },
    })
    await waitFor(() => expect(router.state.location.pathname).toBe('/sign-in'))
    expect(router.state.location.search).toEqual({ to: '/people' })
  })
})

test('an invitation greets by workspace and address', async () => {
  const token = 'invitation-token-of-24-x'
  const { user, requests, router } = await renderPage(`/invite?token=${token}`, {
    [`GET /api/v1/links/${token}`]: { kind: 'invitation', workspace: 'Shanye Home', email: 'li.jing@shanye.example' },
    [`POST /api/v1/links/${token}`]: { signedIn: true },
  })
  expect(await screen.findByRole('heading', { name: 'Join Shanye Home' })).toBeDefined()
  await user.type(screen.getByLabelText('Your name'), 'Li Jing')
  await user.type(screen.getByLabelText('Password'), 'a sentence of my own{Enter}')
  await waitFor(() => expect(router.state.location.pathname).toBe('/'))
  expect(requests.find(({ call }) => call.startsWith('POST'))?.body).toEqual({
    name: 'Li Jing',
    password: 'a sentence of my own',
    language: 'en',
  })
})

test('a used link says where to get another', async () => {
  const token = 'invitation-token-of-24-x'
  await renderPage(`/reset?token=${token}`, {
    [`GET /api/v1/links/${token}`]: {
      status: 410,
      body: { code: 'link.gone', params: {}, findings: [], reference: null },
    },
  })
  expect((await screen.findByRole('alert')).textContent).toContain('Ask an owner for a new one')
})
