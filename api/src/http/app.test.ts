import { afterAll, beforeAll, expect, test } from 'vitest'
import { getSession } from '@trailwright/shared/wire/session.ts'
import { handle } from './handle.ts'
import { testApp, type TestApp } from './testing.ts'

let t: TestApp
beforeAll(async () => {
  t = await testApp({
    features: [
      () => ({
        handlers: [
          handle(getSession, ({ context }) => ({
            user: { id: context.user, name: '', email: '', language: context.language },
            workspace: { id: context.workspace, name: '', zone: '', hasDemo: false },
            role: context.role,
          })),
        ],
      }),
    ],
  })
})
afterAll(() => t.close())

test('somebody signed in is who the cookie says', async () => {
  expect(await t.as.viewer.call(getSession, {})).toMatchObject({ role: 'viewer', workspace: { id: t.workspace } })
  expect((await t.as.nobody.ask(getSession, {})).status).toBe(401)
})
