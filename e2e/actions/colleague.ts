import { type Browser, expect, type Page } from '@playwright/test'
import { acceptLink } from '@trailwright/shared/wire/session.ts'
import { inviteMember } from '@trailwright/shared/wire/settings.ts'
import type { StoryLanguage } from '../harness/language.ts'
import type { Product } from '../harness/product.ts'
import { type Owner, ownerPassword } from './first-owner.ts'

export interface Colleague {
  readonly name: string
  readonly page: Page
  close(): Promise<void>
}

/** Somebody else in the owner's workspace, signed in with a browser of their own. */
export const invitedColleague = async (
  browser: Browser,
  product: Product,
  owner: Owner,
  {
    name,
    role,
    language,
  }: { readonly name: string; readonly role: 'publisher' | 'editor'; readonly language: StoryLanguage },
): Promise<Colleague> => {
  const { link } = inviteMember.response.parse(
    await owner.api.post('/api/v1/invitations', { email: 'max.braun@shanye.example', role }),
  )
  const context = await browser.newContext()
  const page = await context.newPage()
  const token = new URL(link).searchParams.get('token') ?? new URL(link).pathname.split('/').at(-1) ?? ''
  const answer = await page.request.post(`${product.url}${acceptLink.path.replace('{token}', token)}`, {
    headers: { origin: product.url, 'sec-fetch-site': 'same-origin' },
    data: { name, password: ownerPassword, language },
  })
  expect(answer.ok()).toBe(true)
  return { name, page, close: () => context.close() }
}
