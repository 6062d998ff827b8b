import createCache, { type EmotionCache } from '@emotion/cache'

/** The style sheet of the page, with the nonce that the server put into it: its security policy admits no other. */
export function createStyles(page: Document): EmotionCache {
  const nonce = page.querySelector('meta[property="csp-nonce"]')?.getAttribute('content')
  return createCache({ key: 'tw', prepend: true, ...(nonce ? { nonce } : {}) })
}
