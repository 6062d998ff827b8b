import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acceptLink, createOwner, getSession, getSetup, readLink } from '@trailwright/shared/wire/session.ts'
import {
  changeRole,
  createWriteKey,
  deleteSecret,
  getSettings,
  inviteMember,
  listMembers,
  listSecrets,
  listWriteKeys,
  loadDemo,
  putSecret,
  removeDemo,
  removeMember,
  resetMember,
  revokeWriteKey,
  updateSettings,
} from '@trailwright/shared/wire/settings.ts'
import { postgresForTests } from '../database/testing/postgres.ts'
import { testApp, type TestApp, testClient, testPassword } from '../http/testing.ts'
import type { DemoShop } from '../services.ts'
import { workspace } from './index.ts'
import { offerOwnerToken } from './setup.ts'

const features = [workspace]
const hour = 3_600_000
const goodPassword = 'seven slow otters drift'

const signedInBy = (t: TestApp, setCookie: readonly string[]) =>
  testClient(t.app, setCookie.map((cookie) => cookie.split(';')[0]).join('; '))

const tokenOf = (link: string): string => new URL(link).searchParams.get('token') ?? ''

describe('the first owner', () => {
  const first = {
    name: 'Lin Xiaowen',
    email: 'Lin@Example.com',
    password: goodPassword,
    language: 'zh-CN',
    zone: 'Asia/Shanghai',
    demo: false,
    workspaceName: '梨树',
  } as const

  test('is made by the token that was offered last, once', async () => {
    const t = await testApp({ features, untouched: true })
    expect(await t.as.nobody.call(getSetup, {})).toEqual({ needsOwner: true, offersDemo: false, entersDemo: false })
    const earlier = await offerOwnerToken(t.services)
    const token = (await offerOwnerToken(t.services)) ?? ''
    expect(token).toMatch(/^[\w-]{43}$/)

    const ask = (body: Partial<typeof first> & { token: string }) =>
      t.as.nobody.ask(createOwner, { body: { ...first, ...body } })
    expect(await ask({ token: earlier ?? '' })).toMatchObject({ status: 403, body: { code: 'setup.token' } })
    const answer = await ask({ token })
    expect(answer).toMatchObject({ status: 200, body: { signedIn: true } })
    expect(await ask({ token })).toMatchObject({ status: 409, body: { code: 'setup.done' } })
    expect(await offerOwnerToken(t.services)).toBeNull()

    const owner = signedInBy(t, answer.headers.getSetCookie())
    expect(await owner.call(getSession, {})).toMatchObject({
      role: 'owner',
      user: { name: 'Lin Xiaowen', email: 'lin@example.com', language: 'zh-CN' },
      workspace: { name: '梨树', zone: 'Asia/Shanghai', hasDemo: false },
    })
    await t.close()
  })

  test.each(['password12345', 'Password!2026', 'qwertyuiop12', 'aaaaaaaaaaaaaa', 'linxiaowen123'])(
    'does not get the password %s',
    async (password) => {
      const t = await testApp({ features, untouched: true })
      const token = (await offerOwnerToken(t.services)) ?? ''
      const answer = await t.as.nobody.ask(createOwner, { body: { ...first, token, password } as never })
      expect(answer).toMatchObject({ status: 422, body: { code: 'password.common' } })
      await t.close()
    },
  )
})

describe('the demo shop', () => {
  const shop = (load: DemoShop['load']): DemoShop => ({ load, remove: () => Promise.resolve() })

  test('is loaded once, and again after it was removed', async () => {
    const told: string[] = []
    const demo = shop((_, language) => {
      told.push(language)
      return Promise.resolve(2000)
    })
    const t = await testApp({ features, services: (services) => ({ ...services, demo }) })
    const { owner } = t.as
    expect(await owner.call(loadDemo, {})).toEqual({ people: 2000 })
    expect(await owner.call(getSession, {})).toMatchObject({ workspace: { hasDemo: true } })
    expect(await owner.ask(loadDemo, {})).toMatchObject({ status: 409, body: { code: 'demo.present' } })
    await owner.call(removeDemo, {})
    expect((await owner.ask(removeDemo, {})).status).toBe(404)
    expect((await owner.ask(loadDemo, {})).status).toBe(200)
    expect(told).toEqual(['en', 'en'])
    await t.close()
  })

  test('that fails does not keep the first owner out', async () => {
    const demo = shop(() => Promise.reject(new Error('disk full')))
    const t = await testApp({
      features,
      untouched: true,
      config: { demo: 'ask' },
      services: (services) => ({ ...services, demo }),
    })
    expect(await t.as.nobody.call(getSetup, {})).toEqual({ needsOwner: true, offersDemo: true, entersDemo: false })
    const token = (await offerOwnerToken(t.services)) ?? ''
    const body = {
      token,
      name: 'Lin',
      email: 'lin@example.com',
      password: goodPassword,
      language: 'en',
      zone: 'UTC',
      demo: true,
      workspaceName: 'Pear Tree',
    } as const
    expect((await t.as.nobody.ask(createOwner, { body })).status).toBe(200)
    await t.close()
  })
})

describe.each(['sqlite', 'postgres'] as const)('a workspace on %s', (dialect) => {
  let t: TestApp
  let drop = (): Promise<void> => Promise.resolve()
  beforeAll(async () => {
    if (dialect === 'sqlite') t = await testApp({ features })
    else {
      const { url, close } = await postgresForTests()
      drop = close
      t = await testApp({ features, postgresUrl: url })
    }
  })
  afterAll(async () => {
    await t.close()
    await drop()
  })

  test('an invitation is accepted once, within seven days', async () => {
    const { link } = await t.as.owner.call(inviteMember, { body: { email: 'New@Example.com', role: 'editor' } })
    expect(link).toMatch(/^http:\/\/localhost:4000\/invite\?token=/)
    const params = { token: tokenOf(link) }
    expect(await t.as.nobody.call(readLink, { params })).toEqual({
      kind: 'invitation',
      workspace: 'Pear Tree',
      email: 'new@example.com',
    })
    expect((await t.as.viewer.call(listMembers, {})).invitations).toMatchObject([
      { email: 'new@example.com', role: 'editor' },
    ])
    const body = { name: 'New', password: goodPassword }
    const accepted = await t.as.nobody.ask(acceptLink, { params, body })
    expect(accepted.status).toBe(200)
    expect(await signedInBy(t, accepted.headers.getSetCookie()).call(getSession, {})).toMatchObject({ role: 'editor' })
    expect(await t.as.nobody.ask(acceptLink, { params, body })).toMatchObject({ status: 410 })

    const late = await t.as.owner.call(inviteMember, { body: { email: 'late@example.com', role: 'viewer' } })
    await t.clock.moveTo(late.expiresAt)
    const asked = await t.as.nobody.ask(acceptLink, { params: { token: tokenOf(late.link) }, body })
    expect(asked).toMatchObject({ status: 410, body: { code: 'link.gone' } })
  })

  test('an invitation does not open the account of somebody who has one', async () => {
    const own = await fresh(t, 'owner')
    const { link } = await own.call(inviteMember, { body: { email: 'stranger@example.com', role: 'viewer' } })
    const params = { token: tokenOf(link) }
    const asked = await t.as.nobody.ask(acceptLink, { params, body: { password: goodPassword } })
    expect(asked).toMatchObject({ status: 403, body: { code: 'auth.wrong' } })
  })

  test('a reset link sets the password and ends every session of the member', async () => {
    const owner = await fresh(t, 'owner')
    const editor = await fresh(t, 'editor')
    expect((await editor.ask(getSession, {})).status).toBe(200)
    const { link } = await owner.call(resetMember, { params: { user: t.users.editor } })
    expect(link).toContain('/reset?token=')
    const params = { token: tokenOf(link) }
    expect((await t.as.nobody.ask(acceptLink, { params, body: { password: goodPassword } })).status).toBe(200)
    expect((await editor.ask(getSession, {})).status).toBe(401)
    expect(await t.services.accounts.signIn('editor@example.com', testPassword, new Headers())).toBeNull()
    expect(await t.services.accounts.signIn('editor@example.com', goodPassword, new Headers())).not.toBeNull()
  })

  test('a role acts on the next request; the last owner stays one', async () => {
    const owner = await fresh(t, 'owner')
    const viewer = await fresh(t, 'viewer')
    expect((await viewer.ask(listWriteKeys, {})).status).toBe(403)
    await owner.call(changeRole, { params: { user: t.users.viewer }, body: { role: 'owner' } })
    expect((await viewer.ask(listWriteKeys, {})).status).toBe(200)
    await owner.call(changeRole, { params: { user: t.users.viewer }, body: { role: 'viewer' } })
    const last = await owner.ask(changeRole, { params: { user: t.users.owner }, body: { role: 'viewer' } })
    expect(last).toMatchObject({ status: 409, body: { code: 'member.last-owner' } })
    expect(await owner.ask(removeMember, { params: { user: t.users.owner } })).toMatchObject({ status: 409 })
  })

  test('whoever is removed is out at once', async () => {
    const owner = await fresh(t, 'owner')
    const publisher = await fresh(t, 'publisher')
    await owner.call(removeMember, { params: { user: t.users.publisher } })
    expect((await publisher.ask(getSession, {})).status).toBe(401)
  })

  test('a session ends after 12 idle hours, and after 7 days however busy', async () => {
    const idle = await fresh(t, 'owner')
    await t.clock.moveBy(12 * hour)
    expect((await idle.ask(getSession, {})).status).toBe(200)
    await t.clock.moveBy(12 * hour + 1)
    expect((await idle.ask(getSession, {})).status).toBe(401)

    const busy = await fresh(t, 'owner')
    for (let day = 0; day < 14; day += 1) {
      await t.clock.moveBy(12 * hour)
      expect((await busy.ask(getSession, {})).status).toBe(200)
    }
    await t.clock.moveBy(1)
    expect((await busy.ask(getSession, {})).status).toBe(401)
  })

  test('a write key is shown once and revoked at once', async () => {
    const owner = await fresh(t, 'owner')
    const { key, item } = await owner.call(createWriteKey, { body: { name: 'Shop', kind: 'server' } })
    expect(key).toMatch(/^tws_[\w-]{32}$/)
    const { text } = await owner.ask(listWriteKeys, {})
    expect(text).not.toContain(key)
    await owner.call(revokeWriteKey, { params: { key: item.id } })
    expect((await owner.ask(revokeWriteKey, { params: { key: item.id } })).status).toBe(404)
  })

  test('a secret goes in and never comes out; its row opens nowhere else', async () => {
    const owner = await fresh(t, 'owner')
    const body = { host: 'crm.example.com', header: 'authorization', value: 'canary-8842' }
    await owner.call(putSecret, { params: { name: 'crm' }, body })
    expect((await owner.call(listSecrets, {})).items).toMatchObject([{ name: 'crm', host: 'crm.example.com' }])
    expect(await t.services.secrets.open(t.workspace, 'crm')).toEqual(body)

    const row = await t.database.db.selectFrom('secret').selectAll().where('name', '=', 'crm').executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toContain('canary')
    const { db } = t.database
    await db
      .insertInto('secret')
      .values({ ...row, workspace: t.otherWorkspace })
      .execute()
    await expect(t.services.secrets.open(t.otherWorkspace, 'crm')).rejects.toThrow('unable to authenticate')
    await owner.call(deleteSecret, { params: { name: 'crm' } })
    expect(await t.services.secrets.open(t.workspace, 'crm')).toBeNull()
  })

  test('the SMTP password is kept while the host stays and forgotten when it changes', async () => {
    const owner = await fresh(t, 'owner')
    const smtp = { host: 'smtp.example.com', port: 465, secure: 'tls', user: 'shop' } as const
    await owner.call(updateSettings, { body: { smtp: { ...smtp, password: 'canary-1173' } } })
    const { text } = await owner.ask(getSettings, {})
    expect(text).not.toContain('canary')
    await owner.call(updateSettings, { body: { smtp: { ...smtp, port: 587 }, country: 'DE' } })
    expect(await owner.call(getSettings, {})).toMatchObject({
      settings: { smtp: { port: 587 }, country: 'DE', name: 'Pear Tree' },
      hasSmtpPassword: true,
    })
    await owner.call(updateSettings, { body: { smtp: { ...smtp, host: 'mail.example.org' } } })
    expect(await owner.call(getSettings, {})).toMatchObject({ hasSmtpPassword: false })
  })

  test('who changed what is on record, without the values', async () => {
    const rows = await t.database.db.selectFrom('audit').selectAll().where('workspace', '=', t.workspace).execute()
    expect(new Set(rows.map(({ action }) => action))).toEqual(
      new Set([
        'member.invited',
        'member.joined',
        'member.reset',
        'member.role',
        'member.removed',
        'write-key.created',
        'write-key.revoked',
        'secret.stored',
        'secret.deleted',
        'settings.changed',
      ]),
    )
    expect(JSON.stringify(rows)).not.toContain('canary')
  })
})

/** Somebody signed in just now. */
const fresh = async (t: TestApp, who: string) =>
  signedInBy(t, (await t.services.accounts.signIn(`${who}@example.com`, testPassword, new Headers())) ?? [])
