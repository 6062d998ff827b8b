import type { APIRequestContext, Page } from '@playwright/test'
import type { Product } from '../harness/product.ts'
import type { StoryLanguage } from '../harness/language.ts'

export const ownerPassword = 'seven slow herons wade'

/** Who made this copy hers, and calls its API with her session. */
export interface Owner {
  readonly email: string
  readonly api: Api
}

/** The app's own API, as the page would call it. */
export interface Api {
  get(path: string): Promise<unknown>
  post(path: string, body: unknown): Promise<unknown>
  put(path: string, body: unknown): Promise<unknown>
  patch(path: string, body: unknown): Promise<unknown>
}

const apiOf = (request: APIRequestContext, url: string): Api => {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await request.fetch(`${url}${path}`, {
      method,
      headers: { origin: url, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { data: JSON.stringify(body) }),
    })
    if (!answer.ok()) throw new Error(`${method} ${path} answered ${answer.status()}: ${await answer.text()}`)
    return answer.json()
  }
  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    put: (path, body) => call('PUT', path, body),
    patch: (path, body) => call('PATCH', path, body),
  }
}

/** Makes the first owner through the API and opens the app as her. */
export const firstOwner = async (
  page: Page,
  product: Product,
  language: StoryLanguage,
  demo: boolean,
): Promise<Owner> => {
  const api = apiOf(page.context().request, product.url)
  const email = 'yu.chen@shanye.example'
  await api.post('/api/v1/setup/owner', {
    token: new URL(product.ownerLink).searchParams.get('token'),
    name: language === 'en' ? 'Chen Yu' : '陈昱',
    email,
    password: ownerPassword,
    language,
    zone: 'Asia/Shanghai',
    demo,
    workspaceName: language === 'en' ? 'Shanye Home' : '山野家居',
  })
  await page.goto(product.url)
  return { email, api }
}
