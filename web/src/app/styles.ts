import createCache, { type EmotionCache } from '@emotion/cache'

/** What the server put into the page for its style sheets: the security policy admits no others. */
export function styleNonce(page: Document): string | undefined {
  return page.querySelector('meta[property="csp-nonce"]')?.getAttribute('content') ?? undefined
}

/** The style sheet of the page. */
export function createStyles(page: Document): EmotionCache {
  const nonce = styleNonce(page)
  return createCache({ key: 'tw', prepend: true, ...(nonce ? { nonce } : {}) })
}
