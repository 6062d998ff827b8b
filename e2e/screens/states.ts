import type { Page } from '@playwright/test'

/** A page when not all is well: nothing answers yet, nothing can be read, no network, or the reader may only look. */
export type PageState = 'loading' | 'failing' | 'offline' | 'viewing'

const session = '**/api/v1/session'
const isData = ({ pathname }: URL): boolean => pathname.startsWith('/api/v1/') && pathname !== '/api/v1/session'

/** Before the page is opened. */
export const enterState = async (page: Page, state: PageState | undefined): Promise<void> => {
  if (state === 'loading') await page.route(isData, () => {})
  if (state === 'failing')
    await page.route(isData, (route) =>
      route.fulfill({ status: 500, json: { code: 'fault', params: {}, findings: [], reference: 'r-1' } }),
    )
  if (state === 'viewing')
    await page.route(session, async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, json: { ...(await answer.json()), role: 'viewer' } })
    })
}

/** After it was opened: what was read stays on screen when the network goes. */
export const loseNetwork = async (page: Page, state: PageState | undefined): Promise<void> => {
  if (state === 'offline') await page.context().setOffline(true)
}

export const leaveState = async (page: Page): Promise<void> => {
  await page.context().setOffline(false)
  await page.unrouteAll({ behavior: 'ignoreErrors' })
}

/** What the browser itself writes down in such a state. */
export const isOfState = (state: PageState | undefined, line: string): boolean =>
  (state === 'failing' || state === 'offline') && /Failed to load resource|net::ERR_/.test(line)
